package io.aitrading.users.factor;

import io.aitrading.data.Transactions;
import io.aitrading.users.UsersError;
import io.aitrading.users.account.User;
import io.aitrading.users.audit.AuthAudit;
import io.aitrading.users.audit.AuthEvent;
import io.aitrading.users.key.KeySeal;
import io.aitrading.users.notice.Notifications;
import io.aitrading.web.ApiException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * A code beside the password, from an authenticator app or from a list of recovery codes. Each code is good once: that of a
 * time step uses up all earlier steps. The secret is sealed under JWT_SECRET; recovery codes are only hashed, and so survive
 * the loss of that as well.
 */
@Component
public class SecondFactor {
    private static final String PURPOSE = "user-management second factors v1";
    private static final String ISSUER = "AI Trading";
    private static final Pattern TIME_CODE = Pattern.compile("\\d{6}");
    /** 160 bits, what RFC 4226 recommends. */
    private static final int SECRET_BYTES = 20;

    private static final int RECOVERY_CODES = 10;
    /** 80 bits make 16 characters without padding. */
    private static final int RECOVERY_BYTES = 10;
    /** Clocks differ and people type slowly: the step before and the one after count as well. */
    private static final int STEPS_AROUND = 1;

    /** What an app needs to know; shown once. */
    record Enrolment(String secret, String uri) {
        @Override
        public String toString() {
            return "Enrolment[...]";
        }
    }

    record Status(boolean enrolled, int recoveryCodesLeft) {}

    private final FactorStore store;
    private final KeySeal seal;
    private final Transactions transactions;
    private final AuthAudit audit;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Notifications notifications;

    SecondFactor(
            FactorStore store,
            Transactions transactions,
            AuthAudit audit,
            InstantSource clock,
            SecureRandom random,
            Environment environment,
            Notifications notifications) {
        this.notifications = notifications;
        this.store = store;
        this.seal = new KeySeal(environment.getRequiredProperty("JWT_SECRET"), PURPOSE, random);
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.random = random;
    }

    /** Lets pass whoever has no second factor, or sends a good code of it. */
    public void require(User user, @Nullable String code, String source) {
        if (store.find(user.id()).filter(FactorStore.Stored::confirmed).isEmpty()) {
            return;
        }
        if (code == null) {
            throw new ApiException(UsersError.SECOND_FACTOR_REQUIRED, "Send the code of your authenticator app as code")
                    .field("code", "REQUIRED", "is needed for this account");
        }
        if (!isGood(user.id(), code, source)) {
            audit.record(AuthEvent.SECOND_FACTOR_FAILED, user.id(), source, null);
            throw new ApiException(UsersError.SECOND_FACTOR_INVALID, "The code is wrong, expired or was used before")
                    .field("code", "INVALID", "is not good");
        }
    }

    private boolean isGood(UUID user, String code, String source) {
        if (TIME_CODE.matcher(code).matches()) {
            return store.find(user)
                    .filter(stored -> usedNow(user, stored, code))
                    .isPresent();
        }
        boolean used = store.useRecovery(user, hash(code), clock.instant());
        if (used) {
            audit.record(AuthEvent.RECOVERY_CODE_USED, user, source, store.recoveryCodesLeft(user) + " left");
        }
        return used;
    }

    private boolean usedNow(UUID user, FactorStore.Stored stored, String code) {
        Optional<byte[]> secret = seal.open(user.toString(), stored.sealedSecret());
        if (secret.isEmpty()) {
            throw new ApiException(
                    UsersError.SECOND_FACTOR_STATE,
                    "The second factor was made under another JWT_SECRET: use a recovery code, or ask an administrator");
        }
        long now = TimeCode.stepAt(clock.instant());
        for (long step = now - STEPS_AROUND; step <= now + STEPS_AROUND; step++) {
            String expected = TimeCode.code(secret.get(), step, TimeCode.DIGITS);
            boolean equal = MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
            if (equal) {
                return store.use(user, step);
            }
        }
        return false;
    }

    /** Begins an enrolment: nothing changes for log-ins before {@link #confirm}. */
    Enrolment begin(User user) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        if (!store.begin(user.id(), seal.seal(user.id().toString(), secret), clock.instant())) {
            throw new ApiException(UsersError.SECOND_FACTOR_STATE, "There is one already: remove it first");
        }
        String text = Base32.encode(secret);
        return new Enrolment(
                text,
                "otpauth://totp/" + encoded(ISSUER) + ":" + encoded(user.username()) + "?secret=" + text + "&issuer="
                        + encoded(ISSUER) + "&algorithm=SHA1&digits=6&period=30");
    }

    /** Ends an enrolment with a first good code, and gives the recovery codes, once. */
    List<String> confirm(User user, String code, String source) {
        FactorStore.Stored stored = store.find(user.id())
                .filter(found -> !found.confirmed())
                .orElseThrow(() -> new ApiException(UsersError.SECOND_FACTOR_STATE, "There is no open enrolment"));
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            codes.add(recoveryCode());
        }
        boolean confirmed = transactions.inTransaction(() -> {
            if (!usedNow(user.id(), stored, code)) {
                return false;
            }
            store.confirm(user.id(), codes.stream().map(SecondFactor::hash).toList(), clock.instant());
            audit.record(AuthEvent.SECOND_FACTOR_ENROLLED, user.id(), source, null);
            return true;
        });
        if (!confirmed) {
            throw new ApiException(UsersError.SECOND_FACTOR_INVALID, "The code does not belong to this secret")
                    .field("code", "INVALID", "is not good");
        }
        return codes;
    }

    /** Removes the second factor; its user must have proved to have it, or somebody else answers for it. */
    void remove(UUID user, String source, String why) {
        transactions.run(() -> {
            if (!store.remove(user)) {
                throw new ApiException(UsersError.SECOND_FACTOR_STATE, "There is no second factor");
            }
            audit.record(AuthEvent.SECOND_FACTOR_REMOVED, user, source, why);
            notifications.tell(user, Notifications.Kind.SECOND_FACTOR_REMOVED);
        });
    }

    Status status(UUID user) {
        boolean enrolled =
                store.find(user).filter(FactorStore.Stored::confirmed).isPresent();
        return new Status(enrolled, enrolled ? store.recoveryCodesLeft(user) : 0);
    }

    /** Four groups of four, easy to write down. */
    private String recoveryCode() {
        byte[] bytes = new byte[RECOVERY_BYTES];
        random.nextBytes(bytes);
        return Base32.encode(bytes).replaceAll("(.{4})(?=.)", "$1-");
    }

    /** The code is 80 random bits, so that a plain hash is enough; how it is typed does not matter. */
    private static byte[] hash(String code) {
        String bare = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        try {
            return MessageDigest.getInstance("SHA-256").digest(bare.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
