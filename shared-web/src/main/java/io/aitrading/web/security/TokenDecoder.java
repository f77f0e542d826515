package io.aitrading.web.security;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.aitrading.web.EndedSessions;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Decides by issuer and algorithm which kind a token claims to be, and lets that kind's own verifier, with that kind's own
 * algorithm and keys, judge it. The claim is not trusted: a token that lies about its kind fails at the signature.
 */
final class TokenDecoder implements JwtDecoder {
    private static final int MAX_TOKEN_LENGTH = 8_192;

    private final Map<TokenKind, NimbusJwtDecoder> verifiers = new EnumMap<>(TokenKind.class);

    /**
     * @param serviceSecret absent when this service knows none: then no service token is good
     */
    TokenDecoder(
            JWKSource<SecurityContext> userKeys,
            @Nullable ServiceTokenSecret serviceSecret,
            EndedSessions ended,
            InstantSource clock) {
        verifiers.put(TokenKind.USER, verifier(TokenKind.USER, userKeys, new ClaimRules(TokenKind.USER, ended, clock)));
        if (serviceSecret != null) {
            JWKSource<SecurityContext> key = new ImmutableSecret<>(serviceSecret.key());
            verifiers.put(
                    TokenKind.SERVICE,
                    verifier(TokenKind.SERVICE, key, new ClaimRules(TokenKind.SERVICE, ended, clock)));
        }
    }

    private static NimbusJwtDecoder verifier(TokenKind kind, JWKSource<SecurityContext> keys, ClaimRules rules) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TokenKind.TYPE));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(kind.algorithm(), keys));
        // Claims are judged by ClaimRules, with an injected clock.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(rules);
        return decoder;
    }

    @Override
    public Jwt decode(String token) {
        NimbusJwtDecoder verifier = verifiers.get(kindOf(token));
        if (verifier == null) {
            throw new BadJwtException("This service takes no such token");
        }
        return verifier.decode(token);
    }

    private static TokenKind kindOf(String token) {
        if (token.length() > MAX_TOKEN_LENGTH) {
            throw new BadJwtException("The token is too long");
        }
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            JWSHeader header = parsed.getHeader();
            TokenKind kind = TokenKind.of(parsed.getJWTClaimsSet().getIssuer(), header.getAlgorithm())
                    .orElseThrow(() -> new BadJwtException("The token's issuer and algorithm do not belong together"));
            if (kind == TokenKind.USER && header.getKeyID() == null) {
                throw new BadJwtException("The token names no key");
            }
            return kind;
        } catch (ParseException e) {
            throw new BadJwtException("This is no signed token", e);
        }
    }
}
