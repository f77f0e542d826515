package io.aitrading.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TestTokensTest {
    private static final UUID USER = SequentialIds.nth(5);
    private final SettableClock clock = SettableClock.at("2026-01-05T09:30:00Z");

    @Test
    void aUserTokenVerifiesUnderTheKeyThatTheStubServes() throws Exception {
        try (TestTokens tokens = TestTokens.create(clock);
                HttpClient http = HttpClient.newHttpClient()) {
            String jwks = http.send(
                            HttpRequest.newBuilder(URI.create(tokens.jwksUrl() + "/.well-known/jwks.json"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            String[] parts = tokens.user(USER, "TRADER", "RISK").split("\\.");

            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(publicKey(jwks));
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2])))
                    .isTrue();
        }
    }

    @Test
    void claimsAreWhatServicesCheck() {
        String claims = claims(TestTokens.create(clock).user(USER, "TRADER"));
        assertThat(JsonPath.<String>read(claims, "$.iss")).isEqualTo("aitrading");
        assertThat(JsonPath.<String>read(claims, "$.aud")).isEqualTo("aitrading-api");
        assertThat(JsonPath.<String>read(claims, "$.sub")).isEqualTo(USER.toString());
        assertThat(JsonPath.<String>read(claims, "$.roles[0]")).isEqualTo("TRADER");
        assertThat(JsonPath.<Integer>read(claims, "$.exp").longValue())
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(15)).getEpochSecond());
    }

    @Test
    void aNegativeLifeGivesATokenThatHasExpired() {
        String claims = claims(TestTokens.create(clock).user(USER, Duration.ofMinutes(-2), "TRADER"));
        assertThat(JsonPath.<Integer>read(claims, "$.exp").longValue())
                .isEqualTo(clock.instant().minus(Duration.ofMinutes(2)).getEpochSecond());
        assertThat(JsonPath.<Integer>read(claims, "$.iat")).isLessThan(JsonPath.<Integer>read(claims, "$.exp"));
    }

    @Test
    void aServiceTokenCarriesTheServiceRole() {
        String claims = claims(TestTokens.create(clock).service("order-management"));
        assertThat(JsonPath.<String>read(claims, "$.iss")).isEqualTo("aitrading-service");
        assertThat(JsonPath.<String>read(claims, "$.sub")).isEqualTo("order-management");
        assertThat(JsonPath.<String>read(claims, "$.roles[0]")).isEqualTo("SERVICE");
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static PublicKey publicKey(String jwks) throws Exception {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(coordinate(jwks, "x"), coordinate(jwks, "y"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger coordinate(String jwks, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(JsonPath.<String>read(jwks, "$.keys[0]." + name)));
    }
}
