package io.aitrading.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.aitrading.testing.PlatformProperties;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Makes good tokens, and every kind of bad one that we know. */
final class Forge {
    static final String USER = "00000000-0000-7000-8000-00000000000b";

    final ECKey platformKey;
    private final ECKey otherKey;
    private final RSAKey rsaKey;
    private final Instant now = Instant.now();

    Forge() throws JOSEException {
        platformKey = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        otherKey = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        rsaKey = new RSAKeyGenerator(2048).keyID("k1").generate();
    }

    String jwks() {
        return new JWKSet(platformKey.toPublicJWK()).toString();
    }

    String good() throws JOSEException {
        return user(claims -> claims);
    }

    /** A good token of a session, as user-management mints them. */
    String ofSession(String session) throws JOSEException {
        return user(claims -> claims.claim("sid", session));
    }

    Map<String, String> bad() throws Exception {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("nothing", "");
        bad.put("no token", "abc");
        bad.put("three dots of junk", "a.b.c");
        bad.put(
                "another key under the same id",
                sign(header(JWSAlgorithm.ES256), claims().build(), new ECDSASigner(otherKey)));
        bad.put(
                "unknown key id",
                sign(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(new JOSEObjectType("at+jwt"))
                                .keyID("k2")
                                .build(),
                        claims().build(),
                        new ECDSASigner(otherKey)));
        bad.put(
                "no key id",
                sign(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(new JOSEObjectType("at+jwt"))
                                .build(),
                        claims().build(),
                        new ECDSASigner(platformKey)));
        bad.put("alg none", unsigned("none"));
        bad.put("alg None", unsigned("None"));
        bad.put("alg NONE without signature part", unsigned("NONE").replaceAll("\\.$", ""));
        bad.put(
                "HS256 with the public key as secret",
                sign(
                        header(JWSAlgorithm.HS256),
                        claims().build(),
                        new MACSigner(pad(platformKey.toPublicJWK().toJSONString()))));
        bad.put(
                "HS256 service issuer with the public key as secret",
                sign(
                        header(JWSAlgorithm.HS256),
                        service(c -> c),
                        new MACSigner(pad(platformKey.toPublicJWK().toJSONString()))));
        bad.put(
                "user token under the service secret",
                sign(header(JWSAlgorithm.HS256), claims().build(), new MACSigner(serviceSecret())));
        bad.put(
                "service token under the user key",
                sign(header(JWSAlgorithm.ES256), service(c -> c), new ECDSASigner(platformKey)));
        bad.put("RS256", sign(header(JWSAlgorithm.RS256), claims().build(), new RSASSASigner(rsaKey)));
        bad.put(
                "embedded jwk",
                sign(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(new JOSEObjectType("at+jwt"))
                                .keyID("k1")
                                .jwk(otherKey.toPublicJWK())
                                .build(),
                        claims().build(),
                        new ECDSASigner(otherKey)));
        bad.put(
                "jku",
                sign(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(new JOSEObjectType("at+jwt"))
                                .keyID("k1")
                                .jwkURL(URI.create("http://127.0.0.1:9/jwks"))
                                .build(),
                        claims().build(),
                        new ECDSASigner(otherKey)));
        bad.put(
                "x5u",
                sign(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(new JOSEObjectType("at+jwt"))
                                .keyID("k1")
                                .x509CertURL(URI.create("http://127.0.0.1:9/x"))
                                .build(),
                        claims().build(),
                        new ECDSASigner(otherKey)));
        bad.put(
                "unknown critical header",
                sign(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(new JOSEObjectType("at+jwt"))
                                .keyID("k1")
                                .criticalParams(Set.of("x"))
                                .customParam("x", 1)
                                .build(),
                        claims().build(),
                        new ECDSASigner(platformKey)));
        bad.put(
                "typ JWT",
                sign(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(JOSEObjectType.JWT)
                                .keyID("k1")
                                .build(),
                        claims().build(),
                        new ECDSASigner(platformKey)));
        bad.put(
                "no typ",
                sign(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build(),
                        claims().build(),
                        new ECDSASigner(platformKey)));
        bad.put("other issuer", user(c -> c.issuer("https://evil.example")));
        bad.put("no issuer", user(c -> c.issuer(null)));
        bad.put("other audience", user(c -> c.audience("other-api")));
        bad.put("no audience", user(c -> c.audience((String) null)));
        bad.put("no expiry", user(c -> c.expirationTime(null)));
        bad.put("a life of a year", user(c -> c.expirationTime(Date.from(now.plusSeconds(31_536_000)))));
        bad.put("not before tomorrow", user(c -> c.notBeforeTime(Date.from(now.plusSeconds(86_400)))));
        bad.put("issued tomorrow", user(c -> c.issueTime(Date.from(now.plusSeconds(86_400)))
                .expirationTime(Date.from(now.plusSeconds(86_500)))));
        bad.put("no issue time", user(c -> c.issueTime(null)));
        bad.put("no subject", user(c -> c.subject(null)));
        bad.put("a subject that is no id", user(c -> c.subject("admin")));
        bad.put("a user who says SERVICE", user(c -> c.claim("roles", List.of("SERVICE"))));
        bad.put("an unknown role", user(c -> c.claim("roles", List.of("ROOT"))));
        bad.put("no roles", user(c -> c.claim("roles", null)));
        bad.put("empty roles", user(c -> c.claim("roles", List.of())));
        bad.put(
                "a service that says ADMIN",
                sign(
                        header(JWSAlgorithm.HS256),
                        service(c -> c.claim("roles", List.of("SERVICE", "ADMIN"))),
                        new MACSigner(serviceSecret())));
        bad.put(
                "a service for another audience",
                sign(header(JWSAlgorithm.HS256), service(c -> c.audience("x")), new MACSigner(serviceSecret())));
        String good = good();
        bad.put("changed claims", changedClaims(good));
        bad.put("cut signature", good.substring(0, good.length() - 4));
        bad.put("signature of zeros", good.substring(0, good.lastIndexOf('.') + 1) + Base64URL.encode(new byte[64]));
        bad.put("very long", good + "A".repeat(9_000));
        return bad;
    }

    String expired() throws JOSEException {
        return user(
                c -> c.issueTime(Date.from(now.minusSeconds(1_000))).expirationTime(Date.from(now.minusSeconds(31))));
    }

    String justWithinLeeway() throws JOSEException {
        return user(c -> c.issueTime(Date.from(now.minusSeconds(1_000)))
                .expirationTime(Date.from(Instant.now().minusSeconds(20))));
    }

    private String user(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return sign(header(JWSAlgorithm.ES256), change.apply(claims()).build(), new ECDSASigner(platformKey));
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("aitrading")
                .audience("aitrading-api")
                .subject(USER)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(900)))
                .claim("roles", List.of("TRADER"));
    }

    private JWTClaimsSet service(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer("aitrading-service")
                        .audience("aitrading-api")
                        .subject("order-management")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .claim("roles", List.of("SERVICE")))
                .build();
    }

    private static JWSHeader header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID("k1")
                .build();
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private String unsigned(String algorithm) {
        return Base64URL.encode("{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\",\"kid\":\"k1\"}") + "."
                + Base64URL.encode(claims().build().toString()) + ".";
    }

    private static String changedClaims(String token) {
        String[] parts = token.split("\\.");
        String claims = new Base64URL(parts[1]).decodeToString().replace("TRADER", "ADMIN");
        return parts[0] + "." + Base64URL.encode(claims) + "." + parts[2];
    }

    private static byte[] serviceSecret() {
        return PlatformProperties.SERVICE_TOKEN_SECRET.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pad(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
