package io.aitrading.fleettests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.domain.PlatformService;
import io.aitrading.invariants.Finding;
import io.aitrading.load.OrderLatency;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a user and an operator see of a running fleet, all of it through HTTP. */
class PlatformIT {
    @TempDir
    static Path state;

    private static RunningFleet fleet;
    private static Api gateway;

    @BeforeAll
    static void start() {
        fleet = new RunningFleet(
                state, Map.of("RATE_LIMIT_MAX_REQUESTS", "100000", "RATE_LIMIT_LOGIN_MAX_REQUESTS", "100000"));
        gateway = fleet.gateway();
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @Test
    void everyServiceSpeaksTheSameHealthAndMetrics() {
        for (PlatformService service : RunningFleet.DEPLOYED) {
            Api api = fleet.api(service);
            Api.Answer health = api.get("/health");
            assertThat(health.status()).as(service + " " + health.body()).isEqualTo(200);
            assertThat(health.text("service")).isEqualTo(service.serviceName());
            assertThat(health.text("status")).isIn("UP", "DEGRADED");
            for (String field : List.of("version", "startedAt", "uptimeSeconds", "dependencies")) {
                assertThat(health.json().has(field))
                        .as(service + " lacks " + field)
                        .isTrue();
            }
            assertThat(api.get("/health/live").status()).isEqualTo(200);
            assertThat(api.get("/health/ready").status()).isEqualTo(200);
            assertThat(api.get("/metrics").body()).contains("jvm_memory_used_bytes");
            assertThat(api.get("/info").status()).isEqualTo(200);
            assertThat(api.get("/v3/api-docs").status())
                    .as(service + " api docs")
                    .isEqualTo(200);
            for (String closed : List.of("/env", "/heapdump", "/loggers", "/shutdown", "/actuator", "/beans")) {
                assertThat(api.get(closed).status()).as(service + closed).isIn(401, 404);
            }
        }
    }

    @Test
    void theFoundingAddressesAnswer() {
        assertThat(gateway.get("/api/v1/health").text("status")).isIn("UP", "DEGRADED");
        assertThat(fleet.api(PlatformService.CONFIGURATION_SERVICE)
                        .get("/api/v1/flows")
                        .status())
                .isEqualTo(200);
        assertThat(fleet.api(PlatformService.TRADING_ENGINE)
                        .get("/api/v1/trading/status")
                        .status())
                .isEqualTo(200);
        assertThat(fleet.api(PlatformService.PAPER_EXCHANGE).get("/api/v3/ping").status())
                .isEqualTo(200);
    }

    @Test
    void anOrderGoesAllTheWayToABalancedLedger() {
        Person person = Person.joins(gateway, "100000");

        Api.Answer bought = person.order(Person.market("BUY", "0.5"));
        assertThat(bought.status()).as(bought.body()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> status(person, bought.text("orderId")).equals("FILLED"));
        Api.Answer sold = person.order(Person.market("SELL", "0.3"));
        assertThat(sold.status()).as(sold.body()).isEqualTo(201);

        JsonNode position = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> person.api()
                                .get("/api/v1/portfolio/positions?accountId=" + person.accountId())
                                .json(),
                        answer -> answer.path("positions").size() == 1
                                && new BigDecimal(answer.path("positions")
                                                        .get(0)
                                                        .path("quantity")
                                                        .asString("0"))
                                                .compareTo(new BigDecimal("0.2"))
                                        == 0);
        assertThat(position.path("positions").get(0).path("symbol").asString()).isEqualTo("BTCUSDT");
        Api.Answer balance = person.api().get("/api/v1/ledger/trial-balance?accountId=" + person.accountId());
        assertThat(balance.json().path("balanced").asBoolean()).isTrue();
        JsonNode account =
                person.api().get("/api/v1/accounts/" + person.accountId()).json();
        for (JsonNode one : account.path("balances")) {
            assertThat(new BigDecimal(one.path("available").asString())).isNotNegative();
        }
    }

    @Test
    void aRestingOrderCanBeAmendedAndCancelled() {
        Person person = Person.joins(gateway, "100000");
        BigDecimal low = price().multiply(new BigDecimal("0.97")).setScale(2, RoundingMode.DOWN);
        Api.Answer placed = person.order(Person.limit("BUY", "0.2", low.toPlainString()));
        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        assertThat(placed.text("status")).isEqualTo("ACCEPTED");

        Api.Answer amended = person.api()
                .call(
                        "PATCH",
                        "/api/v1/orders/" + placed.text("orderId"),
                        Map.of("quantity", "0.1"),
                        Map.of("Idempotency-Key", Person.key()));
        assertThat(amended.status()).as(amended.body()).isBetween(200, 202);
        String live = amended.text("orderId");
        Api.Answer cancelled = person.api().delete("/api/v1/orders/" + live);
        assertThat(cancelled.status()).as(cancelled.body()).isBetween(200, 202);

        await().atMost(Duration.ofSeconds(60)).until(() -> status(person, live).equals("CANCELED"));
        JsonNode account =
                person.api().get("/api/v1/accounts/" + person.accountId()).json();
        account.path("balances").forEach(balance -> assertThat(
                        new BigDecimal(balance.path("held").asString()))
                .isZero());
    }

    @Test
    void theOrderPathCanBeMeasured() throws Exception {
        OrderLatency.Desk desk = OrderLatency.desk(
                "http://127.0.0.1:" + fleet.port(PlatformService.API_GATEWAY),
                "operator",
                fleet.secret("OPERATOR_PASSWORD"),
                2);
        OrderLatency latency = OrderLatency.measure(desk, OrderLatency.Ack.VENUE, 10, 2);
        OrderLatency stored = OrderLatency.measure(desk, OrderLatency.Ack.STORED, 10, 2);
        desk.clear();

        assertThat(latency.orders()).isEqualTo(20);
        assertThat(stored.orders()).isEqualTo(20);
        assertThat(latency.millis(0.5)).isPositive().isLessThanOrEqualTo(latency.millis(0.99));
        assertThat(latency.text()).contains("p99", "of 20 orders");
    }

    @Test
    void fiftyParallelPostsWithOneKeyAreOneOrder() throws Exception {
        Person person = Person.joins(gateway, "100000");
        String key = Person.key();

        List<Api.Answer> answers = inParallel(50, () -> person.order(Person.market("BUY", "0.01"), key));

        Set<String> orders = new HashSet<>();
        for (Api.Answer answer : answers) {
            assertThat(answer.status()).as(answer.body()).isIn(200, 201, 202, 409);
            if (answer.status() < 300) {
                orders.add(answer.text("orderId"));
            }
        }
        assertThat(orders).hasSize(1);
        assertThat(person.api()
                        .get("/api/v1/orders?accountId=" + person.accountId())
                        .json()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void fiftyParallelOrdersForTheWholeBalanceGiveOneAcceptance() throws Exception {
        Person person = Person.joins(gateway, "1000");
        BigDecimal price = price().multiply(new BigDecimal("0.98")).setScale(2, RoundingMode.DOWN);
        // 60 % of the cash, within the concentration limit: a second one does not fit.
        String quantity =
                new BigDecimal("600").divide(price, 5, RoundingMode.DOWN).toPlainString();

        List<Api.Answer> answers =
                inParallel(50, () -> person.order(Person.limit("BUY", quantity, price.toPlainString())));

        assertThat(answers.stream().filter(answer -> answer.status() == 201 || answer.status() == 202))
                .as(answers.getFirst().body())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() >= 500)).isEmpty();
    }

    @Test
    void badOrdersAreRefusedWithFieldAndRuleAndChangeNothing() {
        Person person = Person.joins(gateway, "1000");
        Person other = Person.joins(gateway, "1000");
        String low = price().multiply(new BigDecimal("0.97"))
                .setScale(2, RoundingMode.DOWN)
                .toPlainString();
        List<Map<String, String>> bad = List.of(
                Map.of("side", "BUY", "type", "MARKET", "quantity", "-1"),
                Map.of("side", "BUY", "type", "MARKET", "quantity", "0"),
                Map.of("side", "BUY", "type", "MARKET", "quantity", "0.000000001"),
                Map.of("side", "BUY", "type", "MARKET", "quantity", "NaN"),
                Map.of("side", "BUY", "type", "MARKET", "quantity", "1E+999999999"),
                Map.of("side", "HOLD", "type", "MARKET", "quantity", "0.1"),
                Map.of("side", "BUY", "type", "LIMIT", "quantity", "0.1"),
                Map.of("side", "BUY", "type", "LIMIT", "timeInForce", "GTC", "quantity", "0.1", "price", low + "1"),
                Map.of("side", "BUY", "type", "MARKET", "quantity", "0.1", "symbol", "NOSUCH"),
                Map.of("side", "BUY", "type", "MARKET", "quantity", "0.1", "userId", other.userId()),
                Map.of("side", "BUY", "type", "MARKET", "quantity", "0.1", "status", "FILLED"),
                Map.of("side", "BUY", "type", "MARKET"));
        for (Map<String, String> order : bad) {
            Api.Answer answer = person.order(order);
            assertThat(answer.status()).as(order + " " + answer.body()).isBetween(400, 422);
            assertThat(answer.json().path("violations"))
                    .as(order + " " + answer.body())
                    .isNotEmpty();
            assertThat(answer.text("code")).isNotEmpty();
            assertThat(answer.text("correlationId")).isNotEmpty();
        }
        assertThat(person.order(Map.of(
                                "accountId", other.accountId(), "side", "BUY", "type", "MARKET", "quantity", "0.1"))
                        .status())
                .isEqualTo(404);
        assertThat(person.api()
                        .get("/api/v1/orders?accountId=" + person.accountId())
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(person.api()
                        .call("POST", "/api/v1/orders", "{", Map.of("Idempotency-Key", Person.key()))
                        .status())
                .isEqualTo(400);
        assertThat(gateway.as("forged.token.here").get("/api/v1/accounts").status())
                .isEqualTo(401);
    }

    @Test
    void aKeyReusedForAnotherOrderIsRefused() {
        Person person = Person.joins(gateway, "100000");
        String key = Person.key();
        assertThat(person.order(Person.market("BUY", "0.01"), key).status()).isEqualTo(201);

        Api.Answer reused = person.order(Person.market("BUY", "0.02"), key);

        assertThat(reused.status()).isEqualTo(422);
        assertThat(reused.text("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void theShippedStrategiesTradeAndSayWhy() {
        Api operator = gateway.login("operator", fleet.secret("OPERATOR_PASSWORD"));
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    JsonNode orders = operator.get(
                                    "/api/v1/orders?limit=5&accountId=00000000-0000-7000-8000-0000000000a1")
                            .json();
                    return !orders.path("items").isEmpty();
                });
        JsonNode decisions = operator.get("/api/v1/decisions?limit=5").json();
        assertThat(decisions.path("items")).isNotEmpty();
        assertThat(decisions.path("items").get(0).has("facts")).isTrue();
        assertThat(fleet.findings()).allMatch(Finding::holds);
    }

    private static String status(Person person, String orderId) {
        return person.api().get("/api/v1/orders/" + orderId).text("status");
    }

    private static BigDecimal price() {
        return new BigDecimal(fleet.api(PlatformService.PAPER_EXCHANGE)
                .get("/api/v3/ticker/price?symbol=BTCUSDT")
                .text("price"));
    }

    private static <T> List<T> inParallel(int times, Callable<T> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                futures.add(threads.submit(call));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
