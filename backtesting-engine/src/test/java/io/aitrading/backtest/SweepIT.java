package io.aitrading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SweepIT {
    private static final String PATH = "/api/v1/backtests/sweeps";
    private static BacktestWorld world;

    @BeforeAll
    static void start() {
        world = new BacktestWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String sweep(String values, String rest) {
        return """
                {"base":{"strategy":{"name":"moving-average-cross"},"data":{"dataset":"bitstamp-btcusd-1m"},
                "capital":"10000","fees":{"rate":"0.001"}},"values":%s%s}"""
                .formatted(values, rest);
    }

    private static String grid(int size) {
        StringBuilder fast = new StringBuilder();
        StringBuilder slow = new StringBuilder();
        for (int i = 0; i < size; i++) {
            fast.append(i == 0 ? "" : ",").append(2 + i);
            slow.append(i == 0 ? "" : ",").append(20 + 7 * i);
        }
        return "{\"fast\":[" + fast + "],\"slow\":[" + slow + "]}";
    }

    @Test
    void ranksAllPointsAndSaysHowFarToBelieveTheBest() {
        JsonNode job = world.run(PATH, sweep("{\"fast\":[5,10,60],\"slow\":[30,50]}", ",\"measure\":\"totalReturn\""));
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("DONE");
        JsonNode result = world.get("/api/v1/backtests/" + job.get("id").asString() + "/result")
                .body();
        assertThat(result.get("points").asInt()).isEqualTo(4);
        assertThat(result.get("skipped").asInt()).isEqualTo(2);
        double before = Double.MAX_VALUE;
        for (JsonNode point : result.get("ranking")) {
            double value = point.get("metrics").get("totalReturn").asDouble();
            assertThat(value).isLessThanOrEqualTo(before);
            before = value;
        }
        assertThat(result.get("honesty").get("deflatedSharpe").asDouble()).isBetween(0.0, 1.0);
        assertThat(result.get("honesty").get("probabilityOfOverfitting").asDouble())
                .isBetween(0.0, 1.0);
    }

    @Test
    void aRestartInTheMiddleChangesNothing() {
        String request = sweep(grid(12), "");
        String undisturbed = world.run(PATH, request).get("resultSha256").asString();
        BacktestWorld.Answer started = world.post(PATH, request);
        String id = started.body().get("id").asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    JsonNode job = world.get("/api/v1/backtests/" + id).body();
                    return job.get("unitsDone").asInt() > 0;
                });
        world.stop();
        world.start();
        JsonNode finished = world.await(id);
        assertThat(finished.get("status").asString()).isEqualTo("DONE");
        assertThat(finished.get("resultSha256").asString()).isEqualTo(undisturbed);
    }

    @Test
    void aCancelledSweepEnds() {
        String id = world.post(PATH, sweep(grid(40), "")).body().get("id").asString();
        assertThat(world.send("DELETE", "/api/v1/backtests/" + id, null, BacktestWorld.TRADER)
                        .status())
                .isEqualTo(200);
        assertThat(world.await(id).get("status").asString()).isEqualTo("CANCELLED");
        assertThat(world.get("/api/v1/backtests/" + id + "/result").status()).isEqualTo(409);
    }

    @Test
    void aSweepBeyondTheLimitIsRefusedBeforeItStarts() {
        BacktestWorld.Answer answer = world.post(PATH, sweep(grid(200), ""));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("40000 points").contains("10000");
        assertThat(world.post(PATH, sweep("{\"fastest\":[1]}", "")).text()).contains("values.fastest");
    }
}
