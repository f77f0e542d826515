package io.aitrading.users.password;

import io.aitrading.users.UsersError;
import io.aitrading.web.ApiException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with the memory of OWASP's first recommendation. Each hash takes 19 MiB and some tens of milliseconds of a core,
 * so that only a few run at once: a flood of log-ins waits, it does not take the memory of those who trade.
 */
@Component
public class PasswordHasher {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int AT_ONCE = 4;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore running = new Semaphore(AT_ONCE, true);
    private final String nobodysHash = argon2.encode("the password of nobody");
    private final Timer checks;

    PasswordHasher(MeterRegistry metrics) {
        this.checks = Timer.builder("password.check")
                .description("comparisons of a password with a hash, the one of nobody included")
                .register(metrics);
    }

    public String hash(String password) {
        return bounded(() -> encoded(argon2.encode(normal(password))));
    }

    /** Compares with a user's hash, or for nobody with a hash that never fits, which takes the same time. */
    public boolean matches(String password, Optional<String> hash) {
        String compared = hash.orElse(nobodysHash);
        boolean equal = bounded(() -> checked(checks.record(() -> argon2.matches(normal(password), compared))));
        return equal && hash.isPresent();
    }

    /** Whether a hash was made with weaker settings than today's. */
    public boolean isOutdated(String hash) {
        return argon2.upgradeEncoding(hash);
    }

    /** The same password typed on two keyboards may come as different code points. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static boolean checked(@Nullable Boolean equal) {
        return equal != null && equal;
    }

    private static String encoded(@Nullable String hash) {
        if (hash == null) {
            throw new IllegalStateException("Argon2 made no hash");
        }
        return hash;
    }

    private <T> T bounded(Supplier<T> work) {
        boolean mayRun;
        try {
            mayRun = running.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            mayRun = false;
        }
        if (!mayRun) {
            throw new ApiException(UsersError.BUSY, "Try again in a moment").retryAfter(LONGEST_WAIT);
        }
        try {
            return work.get();
        } finally {
            running.release();
        }
    }
}
