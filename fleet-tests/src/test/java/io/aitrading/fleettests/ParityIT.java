package io.aitrading.fleettests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * A live run on the paper venue and a backtest over the same recorded trades send the same orders, and get the same fills for the same
 * fees. One strategy at a time: what another one trades is on the same tape, and would be missing in the backtest.
 */
class ParityIT {
    private static final int TRADES = Integer.getInteger("fleet.parity.trades", 400);
    /** Trades without any strategy: after the first of them nothing of the run before is left in the book. */
    private static final int BETWEEN = 3;

    @TempDir
    static Path state;

    private static RunningFleet fleet;
    private static SteppedReplay replay;

    /** A strategy as both are asked to run it. */
    record Case(String strategy, Map<String, Object> parameters, String quantity, Map<String, String> protection) {
        @Override
        public String toString() {
            return strategy + parameters + protection;
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case("moving-average-cross", Map.of("fast", 5, "slow", 20), "0.2", Map.of()),
                new Case("donchian-breakout", Map.of("entryBars", 10, "exitBars", 5), "3", Map.of("stopLoss", "0.002")),
                new Case("grid", Map.of("levels", 5, "step", 0.001), "0.5", Map.of()),
                new Case(
                        "rsi-reversion",
                        Map.of("length", 7, "oversold", 40, "overbought", 70),
                        "0.3",
                        Map.of("takeProfit", "0.002", "stopLoss", "0.003", "trailing", "0.0025")));
    }

    @BeforeAll
    static void start() {
        Map<String, String> options = new HashMap<>(SteppedReplay.OPTIONS);
        options.put("ENGINE_DEMO_STRATEGIES", "false");
        fleet = new RunningFleet(state, options);
        replay = new SteppedReplay(fleet);
        replay.steps(BETWEEN);
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aLiveRunAndABacktestOverTheSameTradesHaveTheSameOrderHash(Case wanted) {
        Person person = Person.joins(fleet.gateway(), "100000");
        String id = UUID.randomUUID().toString();
        SteppedReplay.Place before = replay.place();

        startLive(person, id, wanted);
        replay.steps(TRADES);
        JsonNode hash = person.api()
                .get("/api/v1/orders/stream-hash?accountId=" + person.accountId() + "&strategyId=" + id)
                .json();
        List<ParityOrder> live = ParityOrder.live(person, id);
        stopLive(person, id);

        JsonNode backtest = backtest(person, request(wanted, id, before, 0));
        assertThat(ParityOrder.simulated(backtest)).isEqualTo(live);
        assertThat(backtest.path("streamSha256").asString())
                .isEqualTo(hash.path("sha256").asString());
        assertThat(live).as("a run without orders proves nothing").hasSizeGreaterThan(5);
        assertThat(live).anyMatch(order -> !order.fills().isEmpty());

        JsonNode late = backtest(person, request(wanted, id, before, 5_000));
        assertThat(late.path("streamSha256").asString())
                .as("orders that arrive late fill at other prices")
                .isNotEqualTo(hash.path("sha256").asString());
    }

    private static void startLive(Person person, String id, Case wanted) {
        Map<String, Object> deployment = new HashMap<>();
        deployment.put("strategyId", id);
        deployment.put("name", "parity " + wanted.strategy());
        deployment.put("strategy", wanted.strategy());
        deployment.put("parameters", wanted.parameters());
        deployment.put("accountId", person.accountId());
        deployment.put("symbol", "BTCUSDT");
        deployment.put("interval", "1s");
        deployment.put("quantity", wanted.quantity());
        deployment.put("capital", "10000");
        deployment.put("protection", wanted.protection());
        Api.Answer created = person.api().post("/api/v1/strategies", deployment);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        Api.Answer started = person.api().post("/api/v1/strategies/" + id + "/start", Map.of());
        assertThat(started.text("state")).as(started.body()).isEqualTo("RUNNING");
    }

    /** Nothing of it may trade any more: neither an order in the book nor the guard of what it holds. */
    private static void stopLive(Person person, String id) {
        person.api().put("/api/v1/strategies/" + id + "/protection", Map.of());
        Api.Answer stopped = person.api().post("/api/v1/strategies/" + id + "/stop", Map.of());
        assertThat(stopped.text("state")).as(stopped.body()).isEqualTo("STOPPED");
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> ParityOrder.pages(
                                        person.api(),
                                        "/api/v1/orders?accountId=" + person.accountId() + "&strategyId=" + id)
                                .stream()
                                .noneMatch(order -> order.path("status")
                                        .asString()
                                        .matches("ACCEPTED|PARTIALLY_FILLED|PENDING.*")));
        replay.steps(BETWEEN);
    }

    private static Map<String, Object> request(Case wanted, String id, SteppedReplay.Place before, int latencyMillis) {
        Map<String, Object> live = new HashMap<>(wanted.protection());
        live.put("strategyId", id);
        live.put("run", 1);
        return Map.of(
                "market", "trades",
                "strategy", Map.of("name", wanted.strategy(), "parameters", wanted.parameters()),
                "data", Map.of("dataset", "bitstamp-btcusd-trades", "intervalMillis", 1_000),
                "trades", Map.of("skip", before.position(), "count", TRADES, "nextTradeId", before.tradeId() + 1),
                "capital", "10000",
                "sizing", Map.of("quantity", wanted.quantity()),
                "fees", Map.of("rate", "0.001", "inBase", true),
                "latency", Map.of("entryMillis", latencyMillis),
                "live", live);
    }

    private static JsonNode backtest(Person person, Map<String, Object> request) {
        Api.Answer started = person.api().post("/api/v1/backtests", request);
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        String job = "/api/v1/backtests/" + started.text("id");
        JsonNode done = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> person.api().get(job).json(),
                        found -> !found.path("status").asString().matches("QUEUED|RUNNING"));
        assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("DONE");
        return person.api().get(job + "/result").json().path("orderStream");
    }
}
