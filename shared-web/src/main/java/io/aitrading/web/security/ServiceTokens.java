package io.aitrading.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.aitrading.domain.id.Ids;
import io.aitrading.health.ServiceTokenSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mints this service's own tokens, a minute long; one is used for half of its life. */
final class ServiceTokens implements ServiceTokenSource {
    static final Duration LIFE = Duration.ofSeconds(60);

    private record Minted(String token, Instant useUntil) {}

    private final String service;
    private final @Nullable ServiceTokenSecret secret;
    private final InstantSource clock;
    private final Ids ids;
    private volatile @Nullable Minted current;

    ServiceTokens(String service, @Nullable ServiceTokenSecret secret, InstantSource clock, Ids ids) {
        this.service = service;
        this.secret = secret;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public String token() {
        Instant now = clock.instant();
        Minted usable = current;
        if (usable == null || !now.isBefore(usable.useUntil)) {
            // Two threads may mint at once; both tokens are good.
            usable = new Minted(mint(now), now.plus(LIFE.dividedBy(2)));
            current = usable;
        }
        return usable.token;
    }

    private String mint(Instant now) {
        if (secret == null) {
            throw new IllegalStateException(
                    "SERVICE_TOKEN_SECRET is not set: " + service + " cannot call its siblings");
        }
        JWSHeader header = new JWSHeader.Builder(TokenKind.SERVICE.algorithm())
                .type(TokenKind.TYPE)
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(TokenKind.SERVICE.issuer())
                .audience(ClaimRules.AUDIENCE)
                .subject(service)
                .jwtID(ids.next().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("roles", List.copyOf(TokenKind.SERVICE.roles()))
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new MACSigner(secret.key()));
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign a service token", e);
        }
        return token.serialize();
    }
}
