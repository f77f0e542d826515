package io.aitrading.orders;

import io.aitrading.domain.PlatformService;
import io.aitrading.domain.id.WellKnownIds;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestConfiguration;
import io.aitrading.testing.TestKafka;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real service against a real PostgreSQL, a fake venue and a fake risk-analyzer, driven over HTTP. */
final class OrderWorld implements AutoCloseable {

    static final UUID ACCOUNT = WellKnownIds.DEMO_ACCOUNT;
    static final String API_KEY = "key-" + ACCOUNT;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final FakeVenue venue = new FakeVenue();
    final FakeRiskAnalyzer risk = new FakeRiskAnalyzer();
    final TestTokens tokens = TestTokens.create();
    final TestConfiguration configuration = TestConfiguration.start();
    private final TestPostgres.Database database = TestPostgres.shared().newDatabase();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String[] more;
    private ConfigurableApplicationContext context;

    OrderWorld(String... more) {
        this.more = more;
        start();
    }

    void start() {
        PlatformProperties properties = PlatformProperties.of(PlatformService.ORDER_MANAGEMENT)
                .postgres(database)
                .kafka(TestKafka.shared())
                .tokens(tokens)
                .configuration(configuration)
                .url(PlatformService.PAPER_EXCHANGE, venue.url())
                .url(PlatformService.RISK_ANALYZER, risk.url())
                .with("orders.unknown.min-age", "1500ms")
                .with("orders.unknown.first-probe", "100ms")
                .with("orders.unknown.longest-wait", "400ms")
                .with("orders.cancel-retry", "400ms")
                .with("orders.price-max-age", "200ms");
        for (String setting : more) {
            String[] parts = setting.split("=", 2);
            properties.with(parts[0], parts[1]);
        }
        SpringApplication application = new SpringApplication(OrderManagementApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "order-management"));
        context = application.run(properties.asArguments());
    }

    void stop() {
        context.close();
    }

    /** Waits until orders are taken. */
    OrderWorld ready() {
        await(() -> get("/health").body().contains("\"reconciled\":true")
                && get("/health").body().contains("\"valid\":true")
                && get("/api/v1/reconciliation").body().contains("\"reconciled\":true,\"waitsFor\":null"));
        return this;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient sql() {
        return context.getBean(JdbcClient.class);
    }

    /** An answer with its body as JSON. */
    record Answer(int status, String body, HttpResponse<String> response) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String text(String field) {
            return json().path(field).asString("");
        }
    }

    String service() {
        return tokens.service("trading-engine");
    }

    Answer get(String path) {
        return send("GET", path, null, null, service());
    }

    Answer place(String key, String body) {
        return send("POST", "/api/v1/orders", key, body, service());
    }

    /** The answer to a caller who does not wait for the venue. */
    Answer placeAsync(String key, String body) {
        return exchange(
                "POST", "/api/v1/orders", Map.of("Idempotency-Key", key, "Prefer", "respond-async"), body, service());
    }

    Answer send(String method, String path, String key, String body, String token) {
        return exchange(method, path, key == null ? Map.of() : Map.of("Idempotency-Key", key), body, token);
    }

    private Answer exchange(String method, String path, Map<String, String> headers, String body, String token) {
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static String limit(String clientOrderId, String side, String quantity, String price) {
        return """
                {"accountId":"%s","clientOrderId":"%s","symbol":"BTCUSDT","side":"%s","type":"LIMIT","quantity":"%s","price":"%s"}"""
                .formatted(ACCOUNT, clientOrderId, side, quantity, price);
    }

    static String market(String clientOrderId, String side, String quantity) {
        return """
                {"accountId":"%s","clientOrderId":"%s","symbol":"BTCUSDT","side":"%s","type":"MARKET","quantity":"%s"}"""
                .formatted(ACCOUNT, clientOrderId, side, quantity);
    }

    Answer awaitStatus(String orderId, String status) {
        await(() -> get("/api/v1/orders/" + orderId).text("status").equals(status));
        return get("/api/v1/orders/" + orderId);
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(25))
                .ignoreExceptions()
                .until(condition);
    }

    /** What must hold at any time: holds equal the orders' holds, balances equal deposits and fills, fills equal filled. */
    void assertBooksAgree() {
        long wrongHolds = sql().sql(
                        """
                        select count(*) from balances b where b.held <> (select coalesce(sum(o.hold_amount), 0) from orders o
                            where o.account_id = b.account_id and o.hold_currency = b.currency)""")
                .query(Long.class)
                .single();
        long overdrawn = sql().sql("select count(*) from balances where total < held")
                .query(Long.class)
                .single();
        long wrongFills = sql().sql(
                        """
                        select count(*) from orders o where o.filled <> (select coalesce(sum(f.quantity), 0) from fills f
                            where f.order_id = o.order_id)""")
                .query(Long.class)
                .single();
        long holdsOfEnded = sql().sql(
                        """
                        select count(*) from orders where hold_amount <> 0
                            and status in ('FILLED', 'CANCELED', 'REJECTED', 'EXPIRED') and reported = filled""")
                .query(Long.class)
                .single();
        long gaps = sql().sql(
                        """
                        select count(*) from orders o where o.order_sequence <> (select count(*) from order_events e
                            where e.order_id = o.order_id)""")
                .query(Long.class)
                .single();
        org.assertj.core.api.Assertions.assertThat(new long[] {wrongHolds, overdrawn, wrongFills, holdsOfEnded, gaps})
                .as("wrong holds, overdrawn balances, wrong fills, holds of ended orders, gaps in steps")
                .containsOnly(0);
    }

    @Override
    public void close() {
        context.close();
        venue.close();
        risk.close();
        configuration.close();
        tokens.close();
    }
}
