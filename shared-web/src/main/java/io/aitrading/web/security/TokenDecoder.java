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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Decides by issuer and algorithm which kind a token claims to be, and lets that kind's own verifier, with that kind's own
 * algorithm and keys, judge it. The claim is not trusted: a token that lies about its kind fails at the signature.
 */
final class TokenDecoder implements JwtDecoder {
    private static final int MAX_TOKEN_LENGTH = 8_192;

    private final Map<TokenKind, Verifier> verifiers = new EnumMap<>(TokenKind.class);
    private final VerifiedTokens verified;

    /** Signature first, then what the token says. */
    private record Verifier(NimbusJwtDecoder signature, ClaimRules rules) {}

    /**
     * @param serviceSecret absent when this service knows none: then no service token is good
     */
    TokenDecoder(
            JWKSource<SecurityContext> userKeys,
            @Nullable ServiceTokenSecret serviceSecret,
            EndedSessions ended,
            InstantSource clock) {
        verified = new VerifiedTokens(clock);
        verifiers.put(TokenKind.USER, verifier(TokenKind.USER, userKeys, new ClaimRules(TokenKind.USER, ended, clock)));
        if (serviceSecret != null) {
            JWKSource<SecurityContext> key = new ImmutableSecret<>(serviceSecret.key());
            verifiers.put(
                    TokenKind.SERVICE,
                    verifier(TokenKind.SERVICE, key, new ClaimRules(TokenKind.SERVICE, ended, clock)));
        }
    }

    private static Verifier verifier(TokenKind kind, JWKSource<SecurityContext> keys, ClaimRules rules) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TokenKind.TYPE));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(kind.algorithm(), keys));
        // Claims are judged by ClaimRules, with an injected clock.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
        return new Verifier(decoder, rules);
    }

    @Override
    public Jwt decode(String token) {
        VerifiedTokens.Verified known = verified.find(token).orElseGet(() -> verify(token));
        requireGood(known);
        return known.token();
    }

    private VerifiedTokens.Verified verify(String token) {
        TokenKind kind = kindOf(token);
        Verifier verifier = verifiers.get(kind);
        if (verifier == null) {
            throw new BadJwtException("This service takes no such token");
        }
        return verified.remember(token, kind, verifier.signature().decode(token));
    }

    /** Asked for every request anew: time passes and sessions end, only a signature stays what it is. */
    private void requireGood(VerifiedTokens.Verified known) {
        OAuth2TokenValidatorResult verdict =
                Objects.requireNonNull(verifiers.get(known.kind())).rules().validate(known.token());
        if (verdict.hasErrors()) {
            throw new JwtValidationException("The token is not good here", verdict.getErrors());
        }
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
