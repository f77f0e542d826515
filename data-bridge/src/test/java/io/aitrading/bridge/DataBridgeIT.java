package io.aitrading.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.domain.PlatformService;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestConfiguration;
import io.aitrading.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service over real sockets, without a broker and without a database. */
class DataBridgeIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static StubVenueServer venue;
    private static TestTokens tokens;
    private static TestConfiguration configuration;
    private static ConfigurableApplicationContext service;
    private static String base;

    @BeforeAll
    static void start() throws IOException {
        venue = new StubVenueServer();
        for (long id = 1; id <= 50; id++) {
            venue.quiet(id, "80" + id % 10);
        }
        tokens = TestTokens.create();
        configuration = TestConfiguration.start();
        service = new SpringApplicationBuilder(DataBridgeApplication.class)
                .properties("spring.config.name=data-bridge")
                .run(PlatformProperties.of(PlatformService.DATA_BRIDGE)
                        .tokens(tokens)
                        .with("bridge.venue-url", venue.restUrl())
                        .with("bridge.stream-url", venue.streamUrl())
                        .configuration(configuration)
                        .asArguments());
        base = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
        configuration.push(Map.of("bridge.stale-after", "1000"));
        await().atMost(Duration.ofSeconds(20)).until(() -> venue.connections() == 1);
        await().until(() -> get("/trades/BTCUSDT").path("newestTradeId").asLong() == 50);
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
        configuration.close();
        tokens.close();
        venue.close();
    }

    @Test
    void aWaitingReaderGetsALiveTradeAtOnce() throws Exception {
        long newest = get("/trades/BTCUSDT").path("newestTradeId").asLong();
        CompletableFuture<HttpResponse<String>> waiting = HTTP.sendAsync(
                request("/trades/BTCUSDT?waitMs=20000&afterId=" + newest, tokens.service("trading-engine")),
                HttpResponse.BodyHandlers.ofString());
        await().until(() -> metric("market_waiting_readers") >= 1);
        venue.trade(newest + 1, "803.5");

        JsonNode answer = JSON.readTree(waiting.get(5, TimeUnit.SECONDS).body());
        assertThat(answer.path("trades").size()).isEqualTo(1);
        assertThat(answer.path("trades").path(0).path("price").asString()).isEqualTo("803.5");
        assertThat(answer.path("gap").asBoolean()).isFalse();
        assertThat(answer.path("connected").asBoolean()).isTrue();
    }

    @Test
    void aCutStreamComesBackAndNothingIsMissing() throws Exception {
        long before = get("/trades/BTCUSDT").path("newestTradeId").asLong();
        venue.cutStreams();
        for (long id = before + 1; id <= before + 20; id++) {
            venue.quiet(id, "804");
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> venue.connections() == 1);
        venue.trade(before + 21, "805");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/trades/BTCUSDT").path("newestTradeId").asLong() == before + 21);

        JsonNode answer = get("/trades/BTCUSDT?afterId=" + before);
        assertThat(answer.path("trades").size()).isEqualTo(21);
        assertThat(answer.path("gap").asBoolean()).isFalse();
    }

    @Test
    void tellsTickerBookCandlesRegimeInstrumentsAndStatus() throws Exception {
        await().until(() -> get("/status").path(0).path("bookSynced").asBoolean());
        JsonNode ticker = get("/ticker/BTCUSDT");
        assertThat(ticker.path("bidPrice").asString()).isEqualTo("799");
        assertThat(ticker.path("askQuantity").asString()).isEqualTo("2.5");
        assertThat(ticker.path("lastPrice").isString()).isTrue();
        assertThat(ticker.path("day").path("trades").asLong()).isPositive();
        assertThat(get("/orderbook/BTCUSDT?limit=5").path("bids").size()).isEqualTo(1);
        assertThat(get("/klines/BTCUSDT?interval=1s&limit=10").size()).isEqualTo(10);
        assertThat(get("/regime/BTCUSDT?interval=1s").path("trend").asString()).isNotEqualTo("UNKNOWN");
        assertThat(get("/instruments").path(0).path("tickSize").asString()).isEqualTo("0.01");
        assertThat(get("/gaps/BTCUSDT").isArray()).isTrue();
    }

    @Test
    void howLongSilenceMayLastIsWhatWasPushedLast() throws Exception {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("/status").path(0).path("stale").asBoolean());
        assertThat(configuration.push(Map.of("bridge.stale-after", "300000", "bridge.ring-capacity", "5000")))
                .contains("\"outcome\":\"APPLIED\"", "\"needsRestart\":[\"bridge.ring-capacity\"]");
        assertThat(get("/status").path(0).path("stale").asBoolean()).isFalse();
        configuration.push(Map.of("bridge.stale-after", "1000"));
        assertThat(get("/status").path(0).path("stale").asBoolean()).isTrue();
    }

    @Test
    void healthIsServedWithoutATokenAndTellsItsTruths() throws Exception {
        JsonNode health = JSON.readTree(HTTP.send(
                        HttpRequest.newBuilder(URI.create(base + "/health")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
        assertThat(health.path("service").asString()).isEqualTo("data-bridge");
        assertThat(health.path("connected").path("BTCUSDT").isBoolean()).isTrue();
        assertThat(health.path("dataAgeMs").path("BTCUSDT").isNumber()).isTrue();
        assertThat(health.path("gaps").path("BTCUSDT").asLong()).isZero();
    }

    @Test
    void badQuestionsAreRefusedWithTheFieldNamed() throws Exception {
        refused("/ticker/DOGEUSDT", 404, "UNKNOWN_SYMBOL", "symbol");
        refused("/klines/BTCUSDT?interval=7m", 400, "UNKNOWN_INTERVAL", "interval");
        refused("/klines/BTCUSDT?limit=0", 400, "VALIDATION_FAILED", "limit");
        refused("/klines/BTCUSDT?endTime=-999999999-01-01T00:00:00Z", 400, "VALIDATION_FAILED", "endTime");
        refused("/trades/BTCUSDT?limit=1001", 400, "VALIDATION_FAILED", "limit");
        refused("/trades/BTCUSDT?afterId=-5", 400, "VALIDATION_FAILED", "afterId");
        refused("/trades/BTCUSDT?waitMs=999999", 400, "VALIDATION_FAILED", "waitMs");
        refused("/orderbook/BTCUSDT?limit=5000", 400, "VALIDATION_FAILED", "limit");
        assertThat(send("/trades/BTCUSDT?afterId=abc", tokens.service("x")).statusCode())
                .isEqualTo(400);
        assertThat(send("/klines/BTCUSDT?endTime=yesterday", tokens.service("x"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void withoutATokenNothingIsTold() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(base + "/api/v1/marketdata/status"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private static void refused(String path, int status, String code, String field) throws Exception {
        HttpResponse<String> answer = send(path, tokens.service("test"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("violations").path(0).path("field").asString()).isEqualTo(field);
    }

    private static JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = send(path, tokens.service("trading-engine"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> send(String path, String token) throws Exception {
        return HTTP.send(request(path, token), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(base + "/api/v1/marketdata" + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(25))
                .build();
    }

    private static double metric(String name) throws Exception {
        String text = HTTP.send(
                        HttpRequest.newBuilder(URI.create(base + "/metrics")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return text.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }
}
