package io.aitrading.fleet;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Lines that a person follows while the fleet starts: what came up, and how long it took. */
final class Progress {
    private final PrintStream out;
    private final LongSupplier nanoTime;
    private final long start;

    Progress(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    double secondsSinceStart() {
        return (nanoTime.getAsLong() - start) / 1e9;
    }

    void say(String text) {
        out.printf(Locale.ROOT, "[%5.1f s] %s%n", secondsSinceStart(), text);
        out.flush();
    }

    /** A block for a person to read, as it stands. */
    void print(String text) {
        out.println(text);
        out.flush();
    }

    /** Runs a step and says how long it took. */
    <T> T step(String what, Step<T> step) throws Exception {
        long begin = nanoTime.getAsLong();
        T result = step.run();
        say(String.format(Locale.ROOT, "%-24s up in %.1f s", what, (nanoTime.getAsLong() - begin) / 1e9));
        return result;
    }

    /** One step of the start. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws Exception;
    }
}
