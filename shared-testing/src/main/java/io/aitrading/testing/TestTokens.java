package io.aitrading.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs user tokens (ES256) and service tokens (HS256) as the platform does, and can serve its public key over HTTP. */
public final class TestTokens implements AutoCloseable {
    private static final String KEY_ID = "test-key-1";
    private static final int COORDINATE_BYTES = 32;
    private static final Duration USER_TOKEN_LIFE = Duration.ofMinutes(15);
    private static final Duration SERVICE_TOKEN_LIFE = Duration.ofSeconds(60);

    private final KeyPair keys;
    private final InstantSource clock;
    private @Nullable HttpServer server;

    private TestTokens(InstantSource clock) {
        this.clock = clock;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /** New keys; tokens are dated by the system's clock, which is what a service under test reads. */
    public static TestTokens create() {
        return new TestTokens(InstantSource.system());
    }

    /** New keys; tokens are dated by a clock of the test's own. */
    public static TestTokens create(InstantSource clock) {
        return new TestTokens(clock);
    }

    /** A user's access token, 15 minutes long. */
    public String user(UUID userId, String... roles) {
        return user(userId, USER_TOKEN_LIFE, roles);
    }

    /** A user's access token whose life ends after the given time, which may be negative: an expired token. */
    public String user(UUID userId, Duration life, String... roles) {
        return user(userId, life, Duration.ZERO, roles);
    }

    /** A token that was refreshed: its user showed a password so long ago. */
    public String refreshed(UUID userId, Duration sinceProof, String... roles) {
        return user(userId, USER_TOKEN_LIFE, sinceProof, roles);
    }

    private String user(UUID userId, Duration life, Duration sinceProof, String... roles) {
        Instant now = clock.instant();
        Instant issued = life.isNegative() ? now.plus(life).minus(USER_TOKEN_LIFE) : now;
        String proven = "\"auth_time\":" + issued.minus(sinceProof).getEpochSecond() + ",";
        String header = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"" + KEY_ID + "\"}";
        String unsigned =
                unsigned(header, claims("aitrading", userId.toString(), proven, issued, now.plus(life), roles));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
            return unsigned + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What another service would send, 60 s long, signed with {@link PlatformProperties#SERVICE_TOKEN_SECRET}. */
    public String service(String serviceName) {
        Instant now = clock.instant();
        String unsigned = unsigned(
                "{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}",
                claims("aitrading-service", serviceName, "", now, now.plus(SERVICE_TOKEN_LIFE), "SERVICE"));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] secret = PlatformProperties.SERVICE_TOKEN_SECRET.getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return unsigned + "." + base64(mac.doFinal(unsigned.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String claims(
            String issuer, String subject, String more, Instant issued, Instant expires, String... roles) {
        String list = Stream.of(roles).map(role -> "\"" + role + "\"").collect(Collectors.joining(",", "[", "]"));
        return """
                {"iss":"%s","aud":"aitrading-api",%s"sub":"%s","jti":"%s","iat":%d,"exp":%d,"roles":%s}"""
                .formatted(
                        issuer,
                        more,
                        subject,
                        UUID.randomUUID(),
                        issued.getEpochSecond(),
                        expires.getEpochSecond(),
                        list);
    }

    private static String unsigned(String header, String claims) {
        return base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
    }

    /** The public key as user-management publishes it at {@code /.well-known/jwks.json}. */
    public String jwks() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return """
                {"keys":[{"kty":"EC","crv":"P-256","alg":"ES256","use":"sig","kid":"%s","x":"%s","y":"%s"}]}"""
                .formatted(
                        KEY_ID,
                        base64(coordinate(key.getW().getAffineX())),
                        base64(coordinate(key.getW().getAffineY())));
    }

    /** Exactly 32 bytes: BigInteger drops leading zeros and may add a sign byte. */
    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[COORDINATE_BYTES];
        int taken = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - taken, padded, COORDINATE_BYTES - taken, taken);
        return padded;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, bytes.length));
    }

    /** Address of a stub of user-management that serves {@link #jwks()}; started at the first call. */
    public synchronized String jwksUrl() {
        HttpServer running = server;
        if (running == null) {
            try {
                running = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start the JWKS stub", e);
            }
            byte[] body = jwks().getBytes(StandardCharsets.UTF_8);
            running.createContext("/.well-known/jwks.json", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            });
            running.start();
            server = running;
        }
        return "http://127.0.0.1:" + running.getAddress().getPort();
    }

    /** Stops the stub, if it runs. */
    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }
}
