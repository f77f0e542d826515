package io.aitrading.load;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One user at the gateway. */
final class Client {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String gateway;
    private String token = "";

    Client(String gateway) {
        this.gateway = gateway;
    }

    void login(String user, String password) throws IOException, InterruptedException {
        JsonNode answer =
                send("POST", "/api/v1/auth/login", Map.of("username", user, "password", password), UUID.randomUUID());
        token = answer.path("accessToken").asString();
    }

    /** The ids of this user's accounts by name. */
    Map<String, String> accounts() throws IOException, InterruptedException {
        Map<String, String> ids = new HashMap<>();
        for (JsonNode account :
                send("GET", "/api/v1/accounts?limit=200", null, null).path("items")) {
            ids.put(account.path("name").asString(), account.path("accountId").asString());
        }
        return ids;
    }

    String openAccount(String name) throws IOException, InterruptedException {
        Map<String, Object> account = Map.of("name", name, "venue", "paper", "deposits", Map.of("USDT", "100000"));
        return send("POST", "/api/v1/accounts", account, UUID.randomUUID())
                .path("accountId")
                .asString();
    }

    /** A price that the risk rules still take and the market hardly reaches: 3 % below the last one. */
    BigDecimal restingPrice(String symbol) throws IOException, InterruptedException {
        String last = send("GET", "/api/v1/marketdata/ticker/" + symbol, null, null)
                .path("lastPrice")
                .asString();
        return new BigDecimal(last).multiply(new BigDecimal("0.97")).setScale(2, RoundingMode.DOWN);
    }

    void cancelAll(String accountId) throws IOException, InterruptedException {
        send("DELETE", "/api/v1/orders?accountId=" + accountId, null, null);
    }

    /**
     * Places one order and answers the status code: 201 when the venue has taken it, 202 when it is stored only.
     *
     * @param ack what the answer is to wait for
     */
    int place(String accountId, String symbol, BigDecimal price, OrderLatency.Ack ack)
            throws IOException, InterruptedException {
        Map<String, String> order = Map.of(
                "accountId",
                accountId,
                "symbol",
                symbol,
                "side",
                "BUY",
                "type",
                "LIMIT",
                "timeInForce",
                "GTC",
                "quantity",
                "0.01",
                "price",
                price.toPlainString());
        HttpRequest.Builder request = request("POST", "/api/v1/orders", order, UUID.randomUUID());
        if (ack == OrderLatency.Ack.STORED) {
            request.header("Prefer", "respond-async");
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private JsonNode send(String method, String path, @Nullable Object body, @Nullable UUID key)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request(method, path, body, key).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String method, String path, @Nullable Object body, @Nullable UUID key) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(gateway + path)).timeout(CALL_TIMEOUT);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (key != null) {
            request.header("Idempotency-Key", key.toString());
        }
        if (body == null) {
            return request.method(method, HttpRequest.BodyPublishers.noBody());
        }
        return request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }
}
