package io.aitrading.web.security;

import io.aitrading.web.EndedSessions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** What a token of one kind must say, once its signature is known to be good. */
final class ClaimRules implements OAuth2TokenValidator<Jwt> {
    static final String AUDIENCE = "aitrading-api";
    static final String EXPIRED = "token_expired";
    static final String ENDED = "session_ended";
    static final Duration LEEWAY = Duration.ofSeconds(30);

    private final TokenKind kind;
    private final EndedSessions ended;
    private final InstantSource clock;

    ClaimRules(TokenKind kind, EndedSessions ended, InstantSource clock) {
        this.kind = kind;
        this.ended = ended;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        if (!kind.issuer().equals(token.getClaimAsString("iss"))) {
            return bad("issuer");
        }
        if (token.getAudience() == null || !token.getAudience().contains(AUDIENCE)) {
            return bad("audience");
        }
        if (!subjectFits(token.getSubject()) || !rolesFit(token.getClaimAsStringList("roles"))) {
            return bad("subject or roles");
        }
        OAuth2TokenValidatorResult times = times(token);
        return times.hasErrors() ? times : session(token);
    }

    /** Asked last: what is no good anyway need not be looked up. */
    private OAuth2TokenValidatorResult session(Jwt token) {
        @Nullable String session = token.getClaimAsString("sid");
        if (kind == TokenKind.SERVICE || session == null || !ended.contains(session)) {
            return OAuth2TokenValidatorResult.success();
        }
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(ENDED, "the session has ended", null));
    }

    private OAuth2TokenValidatorResult times(Jwt token) {
        Instant now = clock.instant();
        @Nullable Instant issued = token.getIssuedAt();
        @Nullable Instant expires = token.getExpiresAt();
        @Nullable Instant notBefore = token.getNotBefore();
        if (issued == null || expires == null || expires.isAfter(issued.plus(kind.longestLife()))) {
            return bad("life");
        }
        if (!now.isBefore(expires.plus(LEEWAY))) {
            return OAuth2TokenValidatorResult.failure(new OAuth2Error(EXPIRED, "expired at " + expires, null));
        }
        if (issued.isAfter(now.plus(LEEWAY)) || (notBefore != null && notBefore.isAfter(now.plus(LEEWAY)))) {
            return bad("time");
        }
        return OAuth2TokenValidatorResult.success();
    }

    private boolean subjectFits(@Nullable String subject) {
        if (subject == null || subject.isBlank()) {
            return false;
        }
        if (kind == TokenKind.SERVICE) {
            return true;
        }
        try {
            return UUID.fromString(subject).toString().equals(subject);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Only a service's token makes a service, and it makes nothing else. */
    private boolean rolesFit(@Nullable List<String> roles) {
        return roles != null
                && kind.roles().containsAll(roles)
                && !Set.copyOf(roles).isEmpty();
    }

    private static OAuth2TokenValidatorResult bad(String what) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "bad " + what, null));
    }
}
