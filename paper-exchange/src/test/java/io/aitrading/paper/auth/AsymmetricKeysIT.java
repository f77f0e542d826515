package io.aitrading.paper.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.paper.TestSocket;
import io.aitrading.paper.TestVenue;
import io.aitrading.paper.TestVenue.Answer;
import io.aitrading.paper.TestVenue.Keys;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Keys of which the venue knows the public half only: registered by the control API, used over REST and WebSocket. */
class AsymmetricKeysIT {
    private static TestVenue venue;

    @BeforeAll
    static void open() {
        venue = TestVenue.stepped();
        venue.step(300);
    }

    @AfterAll
    static void close() {
        venue.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ED25519,Ed25519,Ed25519", "RSA,RSA,SHA256withRSA"})
    void aRegisteredKeySignsRestAndWebSocketCalls(String kind, String generator, String algorithm) throws Exception {
        Keys account = venue.account("100000", "10");
        KeyPair pair = KeyPairGenerator.getInstance(generator).generateKeyPair();
        KeyPair stranger = KeyPairGenerator.getInstance(generator).generateKeyPair();
        Answer registered = register(account, kind, pem(pair));
        assertThat(registered.status()).isEqualTo(200);
        Keys keys =
                new Keys(account.accountId(), registered.body().path("apiKey").asString(), "");

        String order = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&recvWindow=60000&timestamp="
                + System.currentTimeMillis();
        Answer placed = venue.raw(keys, "POST", "/api/v3/order", signed(order, pair, algorithm), null);
        assertThat(placed.body().path("status").asString()).isEqualTo("FILLED");
        Answer forged = venue.raw(keys, "POST", "/api/v3/order", signed(order, stranger, algorithm), null);
        assertThat(forged.status()).isEqualTo(400);
        assertThat(forged.code()).isEqualTo(-1022);
        assertThat(venue.raw(keys, "POST", "/api/v3/order", order + "&signature=not-base64!", null)
                        .code())
                .isEqualTo(-1022);

        try (TestSocket api = TestSocket.open(venue, "/ws-api/v3")) {
            String payload = "apiKey=" + keys.apiKey() + "&quantity=0.01&recvWindow=60000&side=SELL"
                    + "&symbol=BTCUSDT&timestamp=" + System.currentTimeMillis() + "&type=MARKET";
            api.send(request("order.place", payload, base64(payload, pair, algorithm)));
            JsonNode answered = api.await(message -> message.has("status"));
            assertThat(answered.path("status").asInt()).as(answered.toString()).isEqualTo(200);
            api.send(request("order.place", payload, base64(payload, stranger, algorithm)));
            JsonNode refused = api.await(message -> message.has("status"));
            assertThat(refused.path("error").path("code").asInt()).isEqualTo(-1022);
        }
        assertThat(venue.signed(account, "GET", "/api/v3/allOrders", "symbol=BTCUSDT")
                        .body()
                        .size())
                .isEqualTo(2);
    }

    @Test
    void aSessionIsLoggedOnWithAnEd25519Key() throws Exception {
        Keys account = venue.account("100000", "10");
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String apiKey =
                register(account, "ED25519", pem(pair)).body().path("apiKey").asString();
        try (TestSocket api = TestSocket.open(venue, "/ws-api/v3")) {
            String payload = "apiKey=" + apiKey + "&recvWindow=60000&timestamp=" + System.currentTimeMillis();
            api.send(request("session.logon", payload, base64(payload, pair, "Ed25519")));
            assertThat(api.await(message -> message.has("status"))
                            .path("result")
                            .path("apiKey")
                            .asString())
                    .isEqualTo(apiKey);
            api.send("{\"id\":\"2\",\"method\":\"account.status\",\"params\":{\"recvWindow\":60000,\"timestamp\":"
                    + System.currentTimeMillis() + "}}");
            assertThat(api.await(message -> message.has("status"))
                            .path("result")
                            .path("balances")
                            .size())
                    .isEqualTo(2);
        }
    }

    @Test
    void whatIsNoPublicKeyOfItsKindIsRefusedAndNamed() throws Exception {
        Keys account = venue.account("1", "1");
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        Answer wrongKind = register(account, "ED25519", pem(rsa));
        assertThat(wrongKind.status()).isEqualTo(422);
        assertThat(wrongKind.raw().body()).contains("publicKey");
        assertThat(register(account, "RSA", "nonsense").status()).isEqualTo(422);
        assertThat(register(account, "HMAC", pem(rsa)).status()).isEqualTo(400);
    }

    private static Answer register(Keys account, String kind, String pem) {
        return venue.control(
                "POST",
                "/control/v1/accounts/" + account.accountId() + "/keys",
                "{\"kind\":\"" + kind + "\",\"publicKey\":\"" + pem.replace("\n", "\\n") + "\"}");
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String base64(String payload, KeyPair pair, String algorithm) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(pair.getPrivate());
        signer.update(payload.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signer.sign());
    }

    private static String signed(String query, KeyPair pair, String algorithm) throws GeneralSecurityException {
        return query + "&signature=" + URLEncoder.encode(base64(query, pair, algorithm), StandardCharsets.UTF_8);
    }

    /** The parameters of a payload as JSON, in any order: the signature is over their names in alphabetical order. */
    private static String request(String method, String payload, String signature) {
        StringBuilder params = new StringBuilder();
        for (String pair : payload.split("&", -1)) {
            String[] sides = pair.split("=", -1);
            boolean number = sides[0].equals("timestamp") || sides[0].equals("recvWindow");
            String value = number ? sides[1] : "\"" + sides[1] + "\"";
            params.append("\"").append(sides[0]).append("\":").append(value).append(",");
        }
        return "{\"id\":\"1\",\"method\":\"" + method + "\",\"params\":{" + params + "\"signature\":\"" + signature
                + "\"}}";
    }
}
