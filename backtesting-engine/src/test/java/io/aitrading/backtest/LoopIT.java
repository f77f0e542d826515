package io.aitrading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Strategies that misbehave stop their own run with the cause, and nothing else. */
class LoopIT {
    private static final String PATH = "/api/v1/backtests";
    private static BacktestWorld world;

    @BeforeAll
    static void start() {
        // Whatever classes ran before in this JVM: the strategy loops until this one lets it go.
        TestStrategies.RELEASED.set(false);
        world = new BacktestWorld(
                Map.of(
                        "backtest.event-time-limit",
                        "500ms",
                        "backtest.workers",
                        "1",
                        "backtest.max-given-up-threads",
                        "1"),
                BacktestingEngineApplication.class,
                TestStrategies.class);
    }

    @AfterAll
    static void stop() {
        TestStrategies.RELEASED.set(true);
        world.close();
    }

    private static JsonNode run(String strategy) {
        return world.run(
                PATH,
                "{\"strategy\":{\"name\":\"" + strategy + "\"},\"data\":{\"dataset\":\"bitstamp-btcusd-1h\"},"
                        + "\"capital\":\"10000\"}");
    }

    private static String metrics() {
        return world.get("/metrics").text();
    }

    @Test
    void anEndlessLoopFailsWithItsPlaceAndTheOnlyWorkerIsReplaced() {
        JsonNode looped = run("test-loop");
        assertThat(looped.get("status").asString()).isEqualTo("FAILED");
        assertThat(looped.get("errorCode").asString()).isEqualTo("STRATEGY_LOOPS");
        assertThat(looped.get("errorDetail").asString()).contains("TestStrategies");
        assertThat(run("buy-and-hold").get("status").asString()).isEqualTo("DONE");
        assertThat(metrics()).containsPattern("backtest_threads_given_up\\S* 1\\.0");
        TestStrategies.RELEASED.set(true);
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(metrics())
                .containsPattern("backtest_threads_given_up\\S* 0\\.0"));
    }

    @Test
    void aFloodAndAFailureStopTheirRunsWithTheCause() {
        JsonNode thrown = run("test-throw");
        assertThat(thrown.get("errorCode").asString()).isEqualTo("STRATEGY_FAILED");
        assertThat(thrown.get("errorDetail").asString()).contains("on purpose");
        assertThat(run("test-flood").get("errorCode").asString()).isEqualTo("TOO_MANY_ORDERS");
    }

    @Test
    void aStrategyThatRemembersAnEarlierRunIsCalledNotRepeatable() {
        JsonNode job = run("test-memory");
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("DONE");
        JsonNode honesty = world.get(PATH + "/" + job.get("id").asString() + "/result")
                .body()
                .get("honesty");
        assertThat(honesty.get("lookAhead").get("repeatable").asBoolean()).isFalse();
        assertThat(honesty.get("lookAhead").get("clean").asBoolean()).isFalse();
    }
}
