package io.aitrading.users.password;

import io.aitrading.users.UsersError;
import io.aitrading.web.ApiException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Length, and nothing that is guessed first: no common word however decorated, no run of a keyboard or an alphabet, no
 * repetition, not the user's own name. No rules about kinds of characters: they make passwords worse.
 */
@Component
public class PasswordRules {
    static final int MIN_LENGTH = 8;
    static final int MAX_LENGTH = 128;

    private static final String LIST = "/io/aitrading/users/common-passwords.txt";
    private static final int MIN_DISTINCT = 4;
    private static final int MAX_DECORATION = 5;
    private static final String RUNS =
            "01234567890 09876543210 abcdefghijklmnopqrstuvwxyz zyxwvutsrqponmlkjihgfedcba qwertyuiop poiuytrewq"
                    + " asdfghjkl lkjhgfdsa zxcvbnm mnbvcxz 1q2w3e4r5t6y7u8i9o0p 1qaz2wsx3edc4rfv5tgb6yhn qazwsxedcrfvtgb";

    private final Set<String> commonWords;

    PasswordRules() {
        try (InputStream list = PasswordRules.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException(LIST + " is missing");
            }
            commonWords = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Refuses a password that is too easy to guess.
     *
     * @param field name of the field it came in
     */
    public void check(String field, String password, String username) {
        weakness(password, username).ifPresent(why -> {
            throw new ApiException(UsersError.PASSWORD_TOO_WEAK, "The password " + why)
                    .field(field, "PASSWORD_TOO_WEAK", why);
        });
    }

    /** What is wrong with a password, if anything. */
    public Optional<String> weakness(String password, String username) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            return Optional.of("must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.contains(username.toLowerCase(Locale.ROOT)) && length - username.length() <= MAX_DECORATION) {
            return Optional.of("must not be made of the user name");
        }
        if (lower.chars().distinct().count() < MIN_DISTINCT || isRepetition(lower)) {
            return Optional.of("must not repeat itself");
        }
        if (RUNS.contains(lower)) {
            return Optional.of("must not be a row of the keyboard, the digits or the alphabet");
        }
        if (commonWords.contains(lower) || isDecoratedCommonWord(lower)) {
            return Optional.of("must not be one of the most common passwords");
        }
        return Optional.empty();
    }

    private static boolean isRepetition(String text) {
        for (int unit = 1; unit <= text.length() / 2; unit++) {
            if (text.length() % unit == 0 && text.equals(text.substring(0, unit).repeat(text.length() / unit))) {
                return true;
            }
        }
        return false;
    }

    /** {@code P@ssw0rd123!} is {@code password} with decoration. */
    private boolean isDecoratedCommonWord(String lower) {
        String bare = lower.replaceAll("^[^a-z@$]+|[^a-z@$]+$", "");
        if (lower.length() - bare.length() > MAX_DECORATION) {
            return false;
        }
        return commonWords.contains(letters(bare))
                || commonWords.contains(letters(lower))
                || commonWords.contains(letters(lower).replaceAll("[^a-z]+$", ""));
    }

    private static String letters(String text) {
        return text.replace('@', 'a')
                .replace('4', 'a')
                .replace('3', 'e')
                .replace('1', 'i')
                .replace('!', 'i')
                .replace('0', 'o')
                .replace('$', 's')
                .replace('5', 's')
                .replace('7', 't');
    }
}
