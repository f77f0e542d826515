package io.aitrading.web.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The two kinds of token the platform knows; whatever is neither is no token. */
@SuppressWarnings("ImmutableEnumChecker") // JWSAlgorithm and Set.of are immutable, which the checker cannot see
enum TokenKind {
    USER(
            "aitrading",
            JWSAlgorithm.ES256,
            Duration.ofMinutes(60),
            Set.of("TRADER", "ANALYST", "RISK", "AUDITOR", "ADMIN")),
    SERVICE("aitrading-service", JWSAlgorithm.HS256, Duration.ofMinutes(5), Set.of("SERVICE"));

    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final String issuer;
    private final JWSAlgorithm algorithm;
    private final Duration longestLife;
    private final Set<String> roles;

    TokenKind(String issuer, JWSAlgorithm algorithm, Duration longestLife, Set<String> roles) {
        this.issuer = issuer;
        this.algorithm = algorithm;
        this.longestLife = longestLife;
        this.roles = roles;
    }

    /** The kind of a token by what it claims to be: issuer and algorithm must belong together. */
    static Optional<TokenKind> of(@Nullable String issuer, JWSAlgorithm algorithm) {
        return Arrays.stream(values())
                .filter(kind -> kind.issuer.equals(issuer) && kind.algorithm.equals(algorithm))
                .findFirst();
    }

    String issuer() {
        return issuer;
    }

    JWSAlgorithm algorithm() {
        return algorithm;
    }

    Duration longestLife() {
        return longestLife;
    }

    Set<String> roles() {
        return roles;
    }
}
