package io.aitrading.users.session;

import io.aitrading.data.Transactions;
import io.aitrading.domain.id.Ids;
import io.aitrading.health.Live;
import io.aitrading.users.UsersError;
import io.aitrading.users.account.User;
import io.aitrading.users.account.UserStore;
import io.aitrading.users.audit.AuthAudit;
import io.aitrading.users.audit.AuthEvent;
import io.aitrading.users.notice.Notifications;
import io.aitrading.web.ApiException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A session is a family of refresh tokens, each good for one exchange. A token that comes a second time has been stolen, or
 * its owner's was: nobody can tell which, so the family ends and the owner logs in again.
 */
@Component
public class Sessions {
    private static final int TOKEN_BYTES = 32;
    private static final Duration KEEP_ENDED = Duration.ofDays(30);

    private final SessionStore store;
    private final EndedSessionList ended;
    private final UserStore users;
    private final AccessTokens accessTokens;
    private final Live<TokenSettings> settings;
    private final Transactions transactions;
    private final AuthAudit audit;
    private final InstantSource clock;
    private final Ids ids;
    private final SecureRandom random;
    private final Notifications notifications;

    Sessions(
            SessionStore store,
            EndedSessionList ended,
            UserStore users,
            AccessTokens accessTokens,
            Live<TokenSettings> settings,
            Transactions transactions,
            AuthAudit audit,
            InstantSource clock,
            Ids ids,
            SecureRandom random,
            Notifications notifications) {
        this.notifications = notifications;
        this.store = store;
        this.ended = ended;
        this.users = users;
        this.accessTokens = accessTokens;
        this.settings = settings;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
    }

    /**
     * Begins a session for someone who proved who they are, with what they may do now: a password, role or account that changed
     * since the proof ends every session that began before, so that none may begin after.
     */
    Grant open(User proven) {
        return transactions.inTransaction(() -> {
            User user = users.lockUnchanged(proven.id())
                    .filter(now -> !now.isDisabled() && now.passwordChangedAt().equals(proven.passwordChangedAt()))
                    .orElseThrow(() -> new ApiException(
                            UsersError.INVALID_CREDENTIALS, "The account changed meanwhile: log in again"));
            Instant now = clock.instant();
            UUID family = ids.next();
            Instant end = now.plus(settings.now().familyLife());
            store.open(family, user.id(), now, end);
            return grant(user, family, now, end, now);
        });
    }

    /** Exchanges a refresh token for new tokens, once. */
    Grant refresh(String refreshToken) {
        byte[] hash = hash(refreshToken);
        // A refusal is a result, not an exception: what a reused token revokes must be committed.
        Optional<Grant> grant = transactions.inTransaction(() -> exchange(hash));
        return grant.orElseThrow(() -> new ApiException(
                UsersError.REFRESH_TOKEN_INVALID, "The refresh token is unknown, expired, used before or revoked"));
    }

    private Optional<Grant> exchange(byte[] hash) {
        Instant now = clock.instant();
        Optional<SessionStore.Presented> found = store.lock(hash);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        SessionStore.Presented token = found.get();
        if (token.usedAt().isPresent()) {
            store.revoke(token.family(), now, "refresh token reused").ifPresent(session -> {
                ended.add(List.of(session));
                audit.record(AuthEvent.REFRESH_REUSED, token.user(), "session " + token.family() + " ended");
                notifications.tell(token.user(), Notifications.Kind.SESSION_STOLEN);
            });
            return Optional.empty();
        }
        boolean over = !now.isBefore(token.expiresAt()) || !now.isBefore(token.familyExpiresAt());
        if (token.revoked() || over) {
            return Optional.empty();
        }
        store.use(hash, now);
        // Read again, so that a refresh picks up new roles.
        return users.byId(token.user()).map(user -> {
            audit.record(AuthEvent.REFRESHED, user.id(), null);
            return grant(user, token.family(), now, token.familyExpiresAt(), token.provenAt());
        });
    }

    /** A further access token of a session whose user has just shown again who he is. */
    StepUpGrant stepUp(User user, UUID session) {
        return transactions.inTransaction(() -> {
            Instant now = clock.instant();
            if (!store.prove(session, user.id(), now)) {
                throw new ApiException(UsersError.INVALID_CREDENTIALS, "The session has ended: log in again");
            }
            store.extendAccess(session, now.plus(settings.now().accessLife()));
            audit.record(AuthEvent.STEPPED_UP, user.id(), null);
            return new StepUpGrant(
                    accessTokens.mint(user, session, now, now),
                    "Bearer",
                    settings.now().accessLife().toSeconds());
        });
    }

    /** What a fresh proof gives; the refresh token stays the one it was. */
    record StepUpGrant(String accessToken, String tokenType, long expiresInSeconds) {
        /** Never the token: records print their components. */
        @Override
        public String toString() {
            return "StepUpGrant[...]";
        }
    }

    /** Ends the session of a refresh token; an unknown one has none. */
    void close(String refreshToken) {
        byte[] hash = hash(refreshToken);
        transactions.run(
                () -> store.lock(hash).ifPresent(token -> store.revoke(token.family(), clock.instant(), "logged out")
                        .ifPresent(session -> {
                            ended.add(List.of(session));
                            audit.record(AuthEvent.LOGGED_OUT, token.user(), null);
                        })));
    }

    /** Ends every session of a user, and with them every access token; belongs into the transaction of its reason. */
    public int endAllOf(UUID user, String reason) {
        List<SessionStore.Revoked> revoked = store.revokeAllOf(user, clock.instant(), reason);
        ended.add(revoked);
        return revoked.size();
    }

    private Grant grant(User user, UUID family, Instant now, Instant familyEnd, Instant provenAt) {
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String refreshToken = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant end = now.plus(settings.now().refreshLife());
        store.add(hash(refreshToken), family, now, end.isBefore(familyEnd) ? end : familyEnd);
        store.extendAccess(family, now.plus(settings.now().accessLife()));
        return new Grant(
                accessTokens.mint(user, family, provenAt, now),
                refreshToken,
                "Bearer",
                settings.now().accessLife().toSeconds(),
                user.id(),
                user.roles().stream().sorted().toList());
    }

    /** The token is 256 random bits, so that a plain hash is enough: there is nothing to guess. */
    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
    void forgetEnded() {
        store.deleteEndedBefore(clock.instant().minus(KEEP_ENDED));
        ended.forgetExpired();
    }
}
