package io.aitrading.web.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Tokens whose signature was found good a moment ago. Checking an elliptic curve signature costs more than most requests do
 * otherwise, and a caller sends the same token many times. Only whole tokens are compared, so that nothing unverified gets in, and
 * they are forgotten soon, so that a withdrawn key does not live on here.
 */
final class VerifiedTokens {
    static final int MOST = 1_000;
    static final Duration KEPT_FOR = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Map<String, Verified> tokens = new ConcurrentHashMap<>();

    VerifiedTokens(InstantSource clock) {
        this.clock = clock;
    }

    record Verified(TokenKind kind, Jwt token, Instant verifiedAt) {}

    Optional<Verified> find(String token) {
        Verified found = tokens.get(token);
        if (found == null) {
            return Optional.empty();
        }
        if (isOld(found)) {
            tokens.remove(token, found);
            return Optional.empty();
        }
        return Optional.of(found);
    }

    /** When full, what is old goes; when nothing is old, everything: verifying again costs little more than keeping books. */
    Verified remember(String token, TokenKind kind, Jwt decoded) {
        if (tokens.size() >= MOST) {
            tokens.values().removeIf(this::isOld);
            if (tokens.size() >= MOST) {
                tokens.clear();
            }
        }
        Verified fresh = new Verified(kind, decoded, clock.instant());
        tokens.put(token, fresh);
        return fresh;
    }

    /** A clock that was set back makes everything old. */
    private boolean isOld(Verified entry) {
        Duration age = Duration.between(entry.verifiedAt(), clock.instant());
        return age.isNegative() || age.compareTo(KEPT_FOR) > 0;
    }
}
