package io.aitrading.health;

import java.net.ConnectException;
import org.jspecify.annotations.Nullable;

/** Says in one line why something failed: the root cause, shortened, without line breaks. */
public final class Causes {
    private static final int MAX_LENGTH = 200;
    /** Chains of causes can be circular. */
    private static final int MAX_DEPTH = 20;

    private Causes() {}

    public static String text(Throwable failure) {
        Throwable root = root(failure);
        String name = root.getClass().getSimpleName();
        @Nullable String message = root.getMessage();
        return line(message == null || message.isBlank() ? name : name + ": " + message);
    }

    /** The same without the name of a class, for those who do not read code. */
    public static String words(Throwable failure) {
        Throwable root = root(failure);
        @Nullable String message = root.getMessage();
        return line(message == null || message.isBlank() ? root.getClass().getSimpleName() : message);
    }

    private static String line(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH - 3) + "...";
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            @Nullable Throwable cause = root.getCause();
            // Beneath a refused connection lies only how the JDK noticed it.
            if (cause == null || root instanceof ConnectException) {
                return root;
            }
            root = cause;
        }
        return root;
    }
}
