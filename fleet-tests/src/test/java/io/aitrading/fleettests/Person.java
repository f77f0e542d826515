package io.aitrading.fleettests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A registered user with a funded paper account. */
record Person(String name, Api api, String userId, String accountId) {
    /** Registers, logs in and opens an account with some USDT. */
    static Person joins(Api gateway, String usdt) {
        String name = "user" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        String password = "a-long-pass-phrase-" + name;
        Api.Answer registered = gateway.post(
                "/api/v1/auth/register",
                Map.of("username", name, "email", name + "@example.org", "password", password));
        assertThat(registered.status()).as(registered.body()).isEqualTo(201);
        // Wrong passwords of others at this address delay its log-ins, as they should: wait one's turn.
        Api.Answer login = await().atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> gateway.post("/api/v1/auth/login", Map.of("username", name, "password", password)),
                        answer -> answer.status() != 429);
        assertThat(login.status()).as(login.body()).isEqualTo(200);
        Api api = gateway.as(login.text("accessToken"));
        Api.Answer account = api.post(
                "/api/v1/accounts", Map.of("name", "main", "venue", "paper", "deposits", Map.of("USDT", usdt)), key());
        assertThat(account.status()).as(account.body()).isEqualTo(201);
        return new Person(name, api, login.text("userId"), account.text("accountId"));
    }

    Api.Answer order(Map<String, String> order) {
        return order(order, key());
    }

    Api.Answer order(Map<String, String> order, String key) {
        Map<String, String> body = new HashMap<>(order);
        body.putIfAbsent("accountId", accountId);
        body.putIfAbsent("symbol", "BTCUSDT");
        return api.post("/api/v1/orders", body, key);
    }

    static Map<String, String> market(String side, String quantity) {
        return Map.of("side", side, "type", "MARKET", "quantity", quantity);
    }

    static Map<String, String> limit(String side, String quantity, String price) {
        return Map.of("side", side, "type", "LIMIT", "timeInForce", "GTC", "quantity", quantity, "price", price);
    }

    static String key() {
        return UUID.randomUUID().toString();
    }
}
