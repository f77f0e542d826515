package io.aitrading.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.paper.TestVenue.Keys;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The WebSocket API, request by request, without any client library. */
class ApiProtocolIT {
    private static TestVenue venue;
    private Keys keys;
    private int lastId;

    @BeforeAll
    static void open() {
        venue = TestVenue.running();
    }

    @AfterAll
    static void close() {
        venue.close();
    }

    @BeforeEach
    void account() {
        keys = venue.account("100000", "10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "ping|{}",
                "time|{}",
                "exchangeInfo|{\"symbols\":[\"BTCUSDT\"]}",
                "depth|{\"symbol\":\"BTCUSDT\",\"limit\":5}",
                "trades.recent|{\"symbol\":\"BTCUSDT\"}",
                "trades.historical|{\"symbol\":\"BTCUSDT\",\"fromId\":1}",
                "trades.aggregate|{\"symbol\":\"BTCUSDT\"}",
                "klines|{\"symbol\":\"BTCUSDT\",\"interval\":\"1m\"}",
                "uiKlines|{\"symbol\":\"BTCUSDT\",\"interval\":\"1h\"}",
                "avgPrice|{\"symbol\":\"BTCUSDT\"}",
                "ticker|{\"symbol\":\"BTCUSDT\",\"windowSize\":\"4h\"}",
                "ticker.24hr|{\"symbol\":\"BTCUSDT\"}",
                "ticker.tradingDay|{\"symbol\":\"BTCUSDT\",\"timeZone\":\"8\"}",
                "ticker.price|{}",
                "ticker.book|{}"
            })
    void marketDataNeedsNoKeyAndTellsTheUsedWeight(String method, String params) {
        try (ProtocolSocket socket = socket()) {
            JsonNode answer = socket.ask(1, "\"method\":\"" + method + "\",\"params\":" + params);
            assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.path("rateLimits").get(0).path("rateLimitType").asString())
                    .isEqualTo("REQUEST_WEIGHT");
            assertThat(answer.path("rateLimits").get(0).path("count").asInt()).isPositive();
        }
    }

    @Test
    void limitsAreShownUnlessSomebodySaysNo() {
        try (ProtocolSocket loud = socket();
                ProtocolSocket quiet = new ProtocolSocket(venue, "/ws-api/v3?returnRateLimits=false")) {
            assertThat(quiet.ask(1, "\"method\":\"ping\"").has("rateLimits")).isFalse();
            assertThat(quiet.ask(2, "\"method\":\"ping\",\"params\":{\"returnRateLimits\":true}")
                            .has("rateLimits"))
                    .isTrue();
            assertThat(loud.ask(1, "\"method\":\"ping\",\"params\":{\"returnRateLimits\":false}")
                            .has("rateLimits"))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a-name\"", "null", "9007199254740993"})
    void anIdComesBackInItsOwnType(String id) {
        try (ProtocolSocket socket = socket()) {
            socket.send("{\"id\":" + id + ",\"method\":\"ping\"}");
            assertThat(socket.await(message -> message.has("result")).path("id").toString())
                    .isEqualTo(id);
        }
    }

    @Test
    void anOrderLivesAndDiesBySignedRequests() {
        try (ProtocolSocket socket = socket()) {
            JsonNode placed = signed(socket, "order.place", limitOrder("first", "500.00"));
            assertThat(placed.path("result").path("status").asString())
                    .as(placed.toString())
                    .isEqualTo("NEW");
            assertThat(placed.path("rateLimits"))
                    .extracting(limit -> limit.path("rateLimitType").asString())
                    .containsExactly("ORDERS", "ORDERS", "REQUEST_WEIGHT");
            assertThat(signed(socket, "order.test", limitOrder("any", "500.00"))
                            .path("status")
                            .asInt())
                    .isEqualTo(200);
            assertThat(signed(socket, "order.status", Map.of("symbol", "BTCUSDT", "origClientOrderId", "first"))
                            .path("result")
                            .path("price")
                            .asString())
                    .isEqualTo("500.00000000");

            Map<String, String> replacement = new TreeMap<>(limitOrder("second", "510.00"));
            replacement.putAll(Map.of("cancelReplaceMode", "STOP_ON_FAILURE", "cancelOrigClientOrderId", "first"));
            assertThat(signed(socket, "order.cancelReplace", replacement)
                            .path("result")
                            .path("cancelResult")
                            .asString())
                    .isEqualTo("SUCCESS");
            assertThat(signed(socket, "openOrders.status", Map.of("symbol", "BTCUSDT"))
                            .path("result")
                            .findValuesAsString("clientOrderId"))
                    .containsExactly("second");
            assertThat(signed(socket, "order.cancel", Map.of("symbol", "BTCUSDT", "origClientOrderId", "second"))
                            .path("result")
                            .path("status")
                            .asString())
                    .isEqualTo("CANCELED");
            assertThat(signed(socket, "allOrders", Map.of("symbol", "BTCUSDT"))
                            .path("result")
                            .size())
                    .isEqualTo(2);
        }
    }

    @Test
    void aPairIsPlacedShownAndCancelled() {
        try (ProtocolSocket socket = socket()) {
            JsonNode placed = signed(
                    socket,
                    "orderList.place.oco",
                    Map.of(
                            "symbol",
                            "BTCUSDT",
                            "side",
                            "SELL",
                            "quantity",
                            "0.1",
                            "aboveType",
                            "LIMIT_MAKER",
                            "abovePrice",
                            "1500.00",
                            "belowType",
                            "STOP_LOSS",
                            "belowStopPrice",
                            "300.00"));
            String listId = placed.path("result").path("orderListId").asString();
            assertThat(placed.path("result").path("orderReports").size())
                    .as(placed.toString())
                    .isEqualTo(2);
            assertThat(signed(socket, "orderList.status", Map.of("orderListId", listId))
                            .path("status")
                            .asInt())
                    .isEqualTo(200);
            assertThat(signed(socket, "openOrderLists.status", Map.of())
                            .path("result")
                            .size())
                    .isEqualTo(1);
            assertThat(signed(socket, "orderList.cancel", Map.of("symbol", "BTCUSDT", "orderListId", listId))
                            .path("result")
                            .path("listOrderStatus")
                            .asString())
                    .isEqualTo("ALL_DONE");
            assertThat(signed(socket, "allOrderLists", Map.of()).path("result").size())
                    .isEqualTo(1);
        }
    }

    @Test
    void aSessionThatLoggedOnNeedsNoSignatureUntilItLogsOut() {
        try (ProtocolSocket socket = socket()) {
            assertThat(signed(socket, "session.logon", Map.of())
                            .path("result")
                            .path("apiKey")
                            .asString())
                    .isEqualTo(keys.apiKey());
            JsonNode account = socket.ask(
                    ++lastId,
                    "\"method\":\"account.status\",\"params\":{\"timestamp\":" + System.currentTimeMillis() + "}");
            assertThat(account.path("result").path("balances").size()).isEqualTo(2);
            assertThat(socket.ask(++lastId, "\"method\":\"userDataStream.subscribe\",\"params\":{}")
                            .path("result")
                            .path("subscriptionId")
                            .asInt(-1))
                    .isZero();
            assertThat(socket.ask(++lastId, "\"method\":\"session.status\"")
                            .path("result")
                            .path("userDataStream")
                            .asBoolean())
                    .isTrue();

            assertThat(socket.ask(++lastId, "\"method\":\"session.logout\"")
                            .path("result")
                            .path("apiKey")
                            .isNull())
                    .isTrue();
            socket.await(message -> message.path("event").path("e").asString("").equals("eventStreamTerminated"));
            assertThat(socket.ask(++lastId, "\"method\":\"userDataStream.subscribe\"")
                            .path("error")
                            .path("code")
                            .asInt())
                    .isEqualTo(-2014);
        }
    }

    @Test
    void userDataBySignatureComesWrappedUntilItIsUnsubscribed() {
        try (ProtocolSocket socket = socket()) {
            int subscription = signed(socket, "userDataStream.subscribe.signature", Map.of())
                    .path("result")
                    .path("subscriptionId")
                    .asInt(-1);
            assertThat(signed(socket, "userDataStream.subscribe.signature", Map.of())
                            .path("error")
                            .path("code")
                            .asInt())
                    .as("a second one of the same account")
                    .isEqualTo(-2035);
            signed(socket, "order.place", limitOrder("heard", "500.00"));
            JsonNode report = socket.await(
                    message -> message.path("event").path("e").asString("").equals("executionReport"));
            assertThat(report.path("subscriptionId").asInt(-1)).isEqualTo(subscription);
            assertThat(report.path("event").path("c").asString()).isEqualTo("heard");

            socket.ask(
                    ++lastId,
                    "\"method\":\"userDataStream.unsubscribe\",\"params\":{\"subscriptionId\":" + subscription + "}");
            signed(socket, "order.cancel", Map.of("symbol", "BTCUSDT", "origClientOrderId", "heard"));
            assertThat(socket.messages())
                    .noneMatch(message ->
                            message.path("event").path("x").asString("").equals("CANCELED"));
        }
    }

    @Test
    void whatIsSignedAreTheNumbersAsTheyWereWritten() {
        try (ProtocolSocket socket = socket()) {
            long now = System.currentTimeMillis();
            String text = "apiKey=" + keys.apiKey()
                    + "&newClientOrderId=digits&price=500.00&quantity=1e-1&side=BUY&symbol=BTCUSDT&timeInForce=GTC&timestamp="
                    + now + "&type=LIMIT";
            JsonNode answer = socket.ask(
                    1,
                    "\"method\":\"order.place\",\"params\":{\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\","
                            + "\"timeInForce\":\"GTC\",\"quantity\":1e-1,\"price\":500.00,\"newClientOrderId\":\"digits\","
                            + "\"timestamp\":" + now + ",\"apiKey\":\"" + keys.apiKey() + "\",\"signature\":\""
                            + TestVenue.sign(keys, text) + "\"}");
            // The signature holds; the form of the number is what is refused.
            assertThat(answer.path("error").path("code").asInt()).isEqualTo(-1100);
        }
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "{\"id\":1,\"method\":\"nothing\"}|-1020",
                "{\"id\":1}|-1102",
                "not json|-1102",
                "{\"id\":1,\"method\":\"depth\",\"params\":{\"symbol\":\"NOPE\"}}|-1121",
                "{\"id\":1,\"method\":\"depth\",\"params\":{\"symbol\":\"btcusdt\"}}|-1100",
                "{\"id\":1,\"method\":\"depth\",\"params\":{\"symbol\":\"BTCUSDT\",\"colour\":\"red\"}}|-1101",
                "{\"id\":1,\"method\":\"account.status\",\"params\":{}}|-2014",
                "{\"id\":1,\"method\":\"session.logon\",\"params\":{\"apiKey\":\"kkkkkkkkkkkkkkkkkkkk\"}}|-2015"
            })
    void aBadRequestIsRefusedAndTheConnectionLives(String request, int code) {
        try (ProtocolSocket socket = socket()) {
            socket.send(request);
            JsonNode refused = socket.await(message -> message.has("error"));
            assertThat(refused.path("error").path("code").asInt()).isEqualTo(code);
            assertThat(refused.path("status").asInt()).isBetween(400, 499);
            assertThat(socket.ask(77, "\"method\":\"ping\"").path("status").asInt())
                    .isEqualTo(200);
        }
    }

    private static ProtocolSocket socket() {
        return new ProtocolSocket(venue, "/ws-api/v3");
    }

    private static Map<String, String> limitOrder(String name, String price) {
        return Map.of(
                "symbol",
                "BTCUSDT",
                "side",
                "BUY",
                "type",
                "LIMIT",
                "timeInForce",
                "GTC",
                "quantity",
                "0.1",
                "price",
                price,
                "newClientOrderId",
                name);
    }

    private JsonNode signed(ProtocolSocket socket, String method, Map<String, String> params) {
        Map<String, String> all = new TreeMap<>(params);
        all.put("apiKey", keys.apiKey());
        all.put("timestamp", String.valueOf(System.currentTimeMillis()));
        String text = all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        all.put("signature", TestVenue.sign(keys, text));
        String json = all.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        return socket.ask(++lastId, "\"method\":\"" + method + "\",\"params\":" + json);
    }
}
