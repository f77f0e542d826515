package io.aitrading.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aitrading.domain.PlatformService;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestConfiguration;
import io.aitrading.testing.TestRedis;
import io.aitrading.testing.TestTokens;
import io.aitrading.testing.server.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GatewayIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger PLACED = new AtomicInteger();
    private static final CountDownLatch RELEASED = new CountDownLatch(1);

    private static TestTokens tokens;
    private static TestConfiguration configuration;
    private static HttpServer orders;
    private static ConfigurableApplicationContext context;
    private static String base;

    @BeforeAll
    static void start() throws IOException {
        tokens = TestTokens.create();
        configuration = TestConfiguration.start();
        orders = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        orders.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        orders.createContext("/api/v1/orders", GatewayIT::echo);
        orders.createContext("/api/v1/accounts/silent", exchange -> {
            PLACED.incrementAndGet();
            awaitRelease();
        });
        orders.createContext("/health", exchange -> send(exchange, 200, "{\"status\":\"DEGRADED\"}"));
        orders.start();
        String[] arguments = PlatformProperties.of(PlatformService.API_GATEWAY)
                .redis(TestRedis.shared())
                .tokens(tokens)
                .url(
                        PlatformService.ORDER_MANAGEMENT,
                        "http://127.0.0.1:" + orders.getAddress().getPort())
                .url(PlatformService.RISK_ANALYZER, "http://127.0.0.1:" + FreePorts.next())
                .with(
                        "gateway.deployed",
                        "api-gateway,order-management,risk-analyzer,configuration-service,user-management")
                .configuration(configuration)
                .with("gateway.limits.standard.requests", "100")
                .with("spring.config.name", "gateway")
                .asArguments();
        context = new SpringApplicationBuilder(GatewayApplication.class).run(arguments);
        base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        push(Map.of());
    }

    @AfterAll
    static void stop() {
        RELEASED.countDown();
        context.close();
        orders.stop(0);
        configuration.close();
        tokens.close();
    }

    @Test
    void aRequestReachesItsServiceWithTokenAndCorrelationIdAndWithoutForgedIdentity() {
        HttpResponse<String> answer =
                get("/api/v1/orders?x=1", user(), Map.of("X-Correlation-Id", "abc-1", "X-User-Id", "admin"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("GET /api/v1/orders?x=1")
                .contains("correlation=abc-1")
                .contains("user=null");
        assertThat(answer.body()).contains("bearer=true");
        assertThat(answer.headers().allValues("X-Correlation-Id")).containsExactly("abc-1");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void aPublicPrefixIsCutOff() {
        assertThat(get("/orders/api/v1/orders", user(), Map.of()).body()).contains("GET /api/v1/orders");
    }

    @Test
    void withoutATokenTheDoorStaysShut() {
        HttpResponse<String> answer = get("/api/v1/orders", "", Map.of());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void aServiceThatIsNotPartOfTheInstallationIsNamed() {
        HttpResponse<String> answer = get("/ml/api/v1/signals/BTCUSDT", user(), Map.of());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("SERVICE_NOT_DEPLOYED").contains("ml-predictor");
    }

    @Test
    void aServiceThatRefusesConnectionsIs503AndTheBreakerOpensAndHeals() {
        String user = user();
        for (int i = 0; i < 12; i++) {
            HttpResponse<String> answer = get("/api/v1/policies", user, Map.of());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("SERVICE_UNREACHABLE");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(get("/metrics", "", Map.of()).body())
                .containsPattern(
                        "resilience4j_circuitbreaker_state\\{name=\"risk-analyzer\"[^}]*state=\"open\"\\} 1\\.0");
    }

    @Test
    void aWriteWithoutAnAnswerIsOfUnknownOutcomeAndIsSentOnce() {
        HttpRequest request = request("/api/v1/accounts/silent", user(), Map.of("Content-Type", "application/json"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        long asked = System.nanoTime();
        HttpResponse<String> answer = send(request);

        // The pushed patience, not the ten seconds of the start.
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(8));
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("OUTCOME_UNKNOWN").contains("Idempotency-Key");
        assertThat(PLACED).hasValue(1);
    }

    @Test
    void theHundredAndFirstRequestOfAWindowIsRefusedAndForwardedForDoesNotHelp() {
        String user = user();
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            statuses.add(get("/api/v1/config/x", user, Map.of("X-Forwarded-For", "10.0.0." + i))
                    .statusCode());
        }

        assertThat(statuses.subList(0, 100)).doesNotContain(429);
        assertThat(statuses.get(100)).isEqualTo(429);
        HttpResponse<String> refused = get("/api/v1/config/x", user, Map.of());
        assertThat(refused.body()).contains("RATE_LIMITED");
        assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 900L);
        // Another user, and the trading class of the same user, are not affected.
        assertThat(get("/api/v1/config/x", user(), Map.of()).statusCode()).isNotEqualTo(429);
        assertThat(get("/api/v1/orders", user, Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyUploadsOfBarsMayBeLarge() {
        String large = "{\"csv\":\"" + "1".repeat(100_000) + "\"}";
        for (String[] row : new String[][] {
            {"/api/v1/datasets", "503"},
            {"/backtest/api/v1/datasets", "503"},
            {"/api/v1/backtests", "413"},
            {"/api/v1/orders", "413"}
        }) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(base + row[0]))
                    .header("Authorization", "Bearer " + user())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(large))
                    .build());
            // What is let through finds no backtester in this installation.
            assertThat(answer.statusCode()).as(row[0] + answer.body()).isEqualTo(Integer.parseInt(row[1]));
        }
    }

    @Test
    void aPushedLimitCountsFromTheNextRequestOnAndGoesAsItCame() {
        String user = user();
        assertThat(get("/api/v1/exposure", user, Map.of()).statusCode()).isNotEqualTo(429);

        push(Map.of("gateway.limits.reading.requests", "2"));
        assertThat(get("/api/v1/exposure", user, Map.of()).statusCode()).isNotEqualTo(429);
        assertThat(get("/api/v1/exposure", user, Map.of()).statusCode()).isEqualTo(429);

        push(Map.of());
        assertThat(get("/api/v1/exposure", user, Map.of()).statusCode()).isNotEqualTo(429);
    }

    @Test
    void whatCannotChangeNowSaysSoAndWhatBreaksARuleChangesNothing() {
        assertThat(push(Map.of("gateway.max-connections", "10")))
                .contains("\"outcome\":\"APPLIED\"", "\"needsRestart\":[\"gateway.max-connections\"]");
        assertThat(configuration.push(Map.of("gateway.answer-timeout", "1", "gateway.limits.reading.requests", "1")))
                .contains("\"outcome\":\"REFUSED\"", "\"field\":\"gateway.answer-timeout\"");
        String user = user();
        get("/api/v1/exposure", user, Map.of());
        assertThat(get("/api/v1/exposure", user, Map.of()).statusCode()).isNotEqualTo(429);
        push(Map.of());
    }

    /** Beside the patience with silent services, which all tests here share. */
    private static String push(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("gateway.answer-timeout", "700");
        return configuration.push(all);
    }

    // Last: for a few seconds after its end requests are still counted in the process.
    @Test
    @Order(Integer.MAX_VALUE)
    void aLostCacheNeitherOpensNorShutsTheGates() {
        String user = user();
        assertThat(get("/api/v1/config/y", user, Map.of()).statusCode()).isNotEqualTo(429);
        TestRedis.shared().stop();
        try {
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 101; i++) {
                statuses.add(get("/api/v1/config/y", user, Map.of()).statusCode());
            }
            assertThat(statuses.getFirst()).isNotEqualTo(429);
            assertThat(statuses.getLast()).isEqualTo(429);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(get("/health", "", Map.of()).body()).contains("DEGRADED"));
            assertThat(get("/health", "", Map.of()).statusCode()).isEqualTo(200);
        } finally {
            TestRedis.shared().start();
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(get("/health", "", Map.of()).body()).contains(",\"status\":\"UP\",\"version\""));
    }

    @Test
    void theHealthOfAllIsPublicAndNamesEveryService() {
        HttpResponse<String> answer = get("/api/v1/health", "", Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"status\":\"DOWN\"")
                .contains("{\"name\":\"order-management\",\"status\":\"DEGRADED\"}")
                .contains("{\"name\":\"risk-analyzer\",\"status\":\"UNREACHABLE\"}")
                .doesNotContain("ml-predictor");
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedAtTheDoor() {
        HttpRequest request = request("/api/v1/orders", user(), Map.of("Content-Type", "application/json"))
                .POST(HttpRequest.BodyPublishers.ofString("x".repeat(1_000_000)))
                .build();

        assertThat(send(request).statusCode()).isEqualTo(413);
    }

    private static void echo(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        send(
                exchange,
                200,
                exchange.getRequestMethod() + " " + exchange.getRequestURI() + " correlation="
                        + exchange.getRequestHeaders().getFirst("X-Correlation-Id") + " user="
                        + exchange.getRequestHeaders().getFirst("X-User-Id") + " bearer="
                        + (authorization != null && authorization.startsWith("Bearer ")));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("X-Correlation-Id", "of-the-service");
        exchange.getResponseHeaders().add("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void awaitRelease() {
        try {
            RELEASED.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String user() {
        return tokens.user(UUID.randomUUID(), "TRADER");
    }

    private static HttpResponse<String> get(String path, String token, Map<String, String> headers) {
        return send(request(path, token, headers).GET().build());
    }

    private static HttpRequest.Builder request(String path, String token, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        return request;
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
