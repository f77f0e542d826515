package io.aitrading.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.domain.PlatformService;
import io.aitrading.domain.Side;
import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.domain.id.WellKnownIds;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestConfiguration;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestTokens;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** The whole service on a real PostgreSQL, with its neighbours as stubs, without a broker. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class TradingEngineIT {
    /** Writes decimals as text, as every service does. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(BigDecimal.class, ToStringSerializer.instance))
            .build();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static TestTokens tokens;
    private static TestConfiguration configuration;
    private static StubNeighbours neighbours;
    private static TestPostgres.Database database;
    private static ConfigurableApplicationContext service;
    private static String base;

    @BeforeAll
    static void start() throws IOException {
        tokens = TestTokens.create();
        configuration = TestConfiguration.start();
        neighbours = new StubNeighbours(JSON);
        database = TestPostgres.shared().newDatabase();
        neighbours.step("800");
        boot();
    }

    private static void boot() {
        service = new SpringApplicationBuilder(TradingEngineApplication.class)
                .properties("spring.config.name=trading-engine")
                .run(PlatformProperties.of(PlatformService.TRADING_ENGINE)
                        .tokens(tokens)
                        .configuration(configuration)
                        .postgres(database)
                        .url(PlatformService.DATA_BRIDGE, neighbours.url())
                        .url(PlatformService.ORDER_MANAGEMENT, neighbours.url())
                        .with("engine.commit-every", "50ms")
                        .asArguments());
        base = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/trading/status", null)
                                .path("symbols")
                                .path(0)
                                .path("processedTradeId")
                                .asLong()
                        >= 1);
    }

    @AfterAll
    static void stop() {
        service.close();
        neighbours.close();
        configuration.close();
        tokens.close();
    }

    @Test
    void aDemoRunsTradesSurvivesARestartAndIsStoppedByItsOwner() throws Exception {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/trading/status", null)
                                .path("strategies")
                                .path("RUNNING")
                                .asInt()
                        == 2);
        long last = 0;
        for (int i = 0; i < 40; i++) {
            last = neighbours.step(Integer.toString(840 - i));
        }
        for (int i = 0; i < 8; i++) {
            last = neighbours.step(Integer.toString(850 + i));
        }
        JsonNode status = get("/trading/status?waitMs=10000&waitForTradeId=" + last, null);
        assertThat(status.path("symbols").path(0).path("processedTradeId").asLong())
                .isEqualTo(last);
        assertThat(status.path("symbols").path(0).path("lagTrades").asLong()).isZero();
        assertThat(neighbours.placed()).hasSize(2).allMatch(order -> order.side() == Side.BUY);
        PlaceOrderRequest first = neighbours.placed().getFirst();
        assertThat(first.clientOrderId()).startsWith("at-");
        assertThat(first.decisionId()).isNotNull();
        JsonNode sent = get("/decisions?outcome=ORDER_SENT", operator());
        assertThat(sent.path("items").size()).isEqualTo(2);
        assertThat(sent.path("items").path(0).path("facts").size()).isPositive();

        service.close();
        boot();
        assertThat(get("/trading/status", null)
                        .path("strategies")
                        .path("RUNNING")
                        .asInt())
                .isEqualTo(2);
        JsonNode held = get("/strategies/" + first.strategyId() + "/positions", operator());
        assertThat(held.path(0).path("quantity").asString()).isNotEqualTo("0");
        assertThat(held.path(0).path("protection").path("stopLoss").isString()).isTrue();

        // 5 % below the entry: both are closed by their protection, once.
        last = neighbours.step("700");
        get("/trading/status?waitMs=10000&waitForTradeId=" + last, null);
        assertThat(neighbours.placed()).hasSize(4);
        assertThat(neighbours.placed().getLast().reduceOnly()).isTrue();
        last = neighbours.step("690");
        get("/trading/status?waitMs=10000&waitForTradeId=" + last, null);
        assertThat(neighbours.placed()).hasSize(4);

        String id = first.strategyId().toString();
        assertThat(post("/strategies/" + id + "/pause", operator(), "")
                        .path("state")
                        .asString())
                .isEqualTo("PAUSED");
        assertThat(post("/strategies/" + id + "/start", operator(), "")
                        .path("run")
                        .asInt())
                .isEqualTo(1);
        assertThat(post("/strategies/" + id + "/stop", operator(), "")
                        .path("state")
                        .asString())
                .isEqualTo("STOPPED");
        assertThat(send("POST", "/strategies/" + id + "/pause", operator(), "").statusCode())
                .isEqualTo(409);
        assertThat(post("/strategies/" + id + "/start", operator(), "")
                        .path("run")
                        .asInt())
                .isEqualTo(2);
        assertThat(send("DELETE", "/strategies/" + id, operator(), null).statusCode())
                .isEqualTo(409);
        post("/strategies/" + id + "/stop", operator(), "");
        assertThat(send("DELETE", "/strategies/" + id, operator(), null).statusCode())
                .isEqualTo(204);
        assertThat(send("GET", "/strategies/" + id, operator(), null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRefusedOrderKeepsTheRuleThatStoppedIt() throws Exception {
        UUID id = UUID.fromString("00000000-0000-7000-8000-00000000c001");
        JsonNode created = post("/strategies", operator(), body(id, "buy-and-hold", "0.1"));
        assertThat(created.path("state").asString()).isEqualTo("CREATED");
        assertThat(post("/strategies", operator(), body(id, "buy-and-hold", "0.1"))
                        .path("strategyId")
                        .asString())
                .isEqualTo(id.toString());
        neighbours.refuse(
                """
                {"code":"RISK_REJECTED","detail":"no","rules":[{"rule":"MAX_ORDER_NOTIONAL","passed":false,"value":"80","threshold":"50"}]}""");
        post("/strategies/" + id + "/start", operator(), "");
        neighbours.step("690");
        long last = neighbours.step("691");
        get("/trading/status?waitMs=10000&waitForTradeId=" + last, null);
        JsonNode refused = get("/decisions?outcome=ORDER_REFUSED&strategyId=" + id, operator());
        neighbours.refuse(null);

        JsonNode decision = refused.path("items").path(0);
        assertThat(decision.path("reason").asString()).isEqualTo("RISK_REJECTED");
        assertThat(decision.path("facts").path("rule").asString()).isEqualTo("MAX_ORDER_NOTIONAL");
        assertThat(decision.path("facts").path("threshold").asString()).isEqualTo("50");
        post("/strategies/" + id + "/stop", operator(), "");
    }

    @Test
    void howManyStrategiesAUserMayHaveIsWhatWasPushedLast() throws Exception {
        assertThat(configuration.push(Map.of("engine.max-strategies", "1", "engine.step-limit", "1000")))
                .contains("\"outcome\":\"APPLIED\"", "\"needsRestart\":[\"engine.step-limit\"]");
        assertThat(send("POST", "/strategies", operator(), body(null, "buy-and-hold", "0.1"))
                        .body())
                .contains("TOO_MANY_STRATEGIES", "At most 1");
        configuration.push(Map.of());
        assertThat(send("POST", "/strategies", operator(), body(null, "buy-and-hold", "0.1"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void badRequestsAreRefusedWithTheFieldNamedAndChangeNothing() throws Exception {
        int before = get("/strategies?limit=500", operator()).path("items").size();
        refused(body(null, "no-such-strategy", "0.1"), 422, "UNKNOWN_STRATEGY", "strategy");
        refused(body(null, "pairs", "0.1"), 422, "UNSUPPORTED_STRATEGY", "strategy");
        refused(body(null, "buy-and-hold", "0.000001"), 400, "VALIDATION_FAILED", "quantity");
        refused(body(null, "buy-and-hold", "0"), 400, "VALIDATION_FAILED", "quantity");
        refused(body(null, "buy-and-hold", "0.000015"), 400, "VALIDATION_FAILED", "quantity");
        refused(
                body(null, "moving-average-cross", "0.1").replace("\"parameters\":{}", "\"parameters\":{\"fast\":0}"),
                422,
                "BAD_PARAMETER",
                "parameters.fast");
        refused(
                body(null, "moving-average-cross", "0.1").replace("\"parameters\":{}", "\"parameters\":{\"speed\":1}"),
                422,
                "BAD_PARAMETER",
                "parameters.speed");
        refused(body(null, "buy-and-hold", "0.1").replace("BTCUSDT", "DOGEUSDT"), 422, "UNKNOWN_SYMBOL", "symbol");
        refused(body(null, "buy-and-hold", "0.1").replace("\"1s\"", "\"7s\""), 400, "VALIDATION_FAILED", "interval");
        refused(
                body(null, "buy-and-hold", "0.1")
                        .replace("\"parameters\"", "\"protection\":{\"stopLoss\":\"2\"},\"parameters\""),
                400,
                "VALIDATION_FAILED",
                "protection.stopLoss");
        refused(
                body(null, "buy-and-hold", "0.1")
                        .replace(WellKnownIds.DEMO_ACCOUNT.toString(), StubNeighbours.OTHER_USERS_ACCOUNT.toString()),
                404,
                "NOT_FOUND",
                "accountId",
                tokens.user(WellKnownIds.OPERATOR_USER, "TRADER"));
        assertThat(send("POST", "/strategies", operator(), "{\"wrong\":1}").statusCode())
                .isEqualTo(400);
        assertThat(send("POST", "/strategies", operator(), "{").statusCode()).isEqualTo(400);
        assertThat(send("GET", "/decisions?outcome=MAYBE", operator(), null).statusCode())
                .isEqualTo(400);
        assertThat(send("GET", "/trading/status?waitMs=-1", null, null).statusCode())
                .isEqualTo(400);
        assertThat(get("/strategies?limit=500", operator()).path("items").size())
                .isEqualTo(before);
    }

    @Test
    void theSameRequestWithTheSameKeyDeploysOnceAndHasTheSameAnswer() throws Exception {
        int before = get("/strategies?limit=500", operator()).path("items").size();
        HttpResponse<String> first = create("a key of mine", "0.1");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        String id = JSON.readTree(first.body()).path("strategyId").asString();
        assertThat(first.headers().firstValue("Location")).contains("/api/v1/strategies/" + id);

        HttpResponse<String> again = create("a key of mine", "0.1");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());

        HttpResponse<String> other = create("a key of mine", "0.2");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("IDEMPOTENCY_KEY_REUSED");
        assertThat(get("/strategies?limit=500", operator()).path("items").size())
                .isEqualTo(before + 1);
        assertThat(send("DELETE", "/strategies/" + id, operator(), null).statusCode())
                .isEqualTo(204);
    }

    private static HttpResponse<String> create(String key, String quantity) throws Exception {
        return HTTP.send(
                request("POST", "/strategies", operator(), body(null, "buy-and-hold", quantity))
                        .header("Idempotency-Key", key)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void anotherUserSeesNothingOfThem() throws Exception {
        UUID id = UUID.fromString("00000000-0000-7000-8000-00000000c002");
        post("/strategies", operator(), body(id, "buy-and-hold", "0.1"));
        String stranger = tokens.user(StubNeighbours.OTHER_USERS_ACCOUNT, "TRADER");

        assertThat(send("GET", "/strategies/" + id, stranger, null).statusCode())
                .isEqualTo(404);
        assertThat(send("POST", "/strategies/" + id + "/start", stranger, "").statusCode())
                .isEqualTo(404);
        assertThat(send("PUT", "/strategies/" + id + "/protection", stranger, "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/strategies", stranger).path("items").size()).isZero();
        assertThat(get("/decisions", stranger).path("items").size()).isZero();
        assertThat(send("GET", "/strategies", null, null).statusCode()).isEqualTo(401);
        assertThat(send("PUT", "/strategies/" + id + "/protection", operator(), "{\"trailing\":\"0.03\"}")
                        .body())
                .contains("\"trailing\":\"0.03\"");
    }

    private static String body(@Nullable UUID id, String strategy, String quantity) {
        return """
                {%s"name":"test","strategy":"%s","parameters":{},"accountId":"%s","symbol":"BTCUSDT","interval":"1s","quantity":"%s"}"""
                .formatted(
                        id == null ? "" : "\"strategyId\":\"" + id + "\",",
                        strategy,
                        WellKnownIds.DEMO_ACCOUNT,
                        quantity);
    }

    private static String operator() {
        return tokens.user(WellKnownIds.OPERATOR_USER, "TRADER", "ADMIN");
    }

    private static void refused(String body, int status, String code, String field) throws Exception {
        refused(body, status, code, field, operator());
    }

    private static void refused(String body, int status, String code, String field, String token) throws Exception {
        HttpResponse<String> answer = send("POST", "/strategies", token, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("violations").path(0).path("field").asString()).isEqualTo(field);
    }

    private static JsonNode get(String path, @Nullable String token) throws Exception {
        HttpResponse<String> answer = send("GET", path, token, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static JsonNode post(String path, String token, String body) throws Exception {
        HttpResponse<String> answer = send("POST", path, token, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> send(String method, String path, @Nullable String token, @Nullable String body)
            throws Exception {
        return HTTP.send(request(method, path, token, body).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(
            String method, String path, @Nullable String token, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(Duration.ofSeconds(25))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }
}
