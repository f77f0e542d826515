package io.aitrading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The same runs have the same hashes: three times, on one thread and on two, before and after a restart of the engine. */
class RepeatIT {
    private static final String PATH = "/api/v1/backtests";
    private static final int TIMES = 3;
    private static final String CROSS = "{\"name\":\"moving-average-cross\",\"parameters\":{\"fast\":5,\"slow\":20}}";
    private static final String REST = ",\"capital\":\"10000\",\"sizing\":{\"quantity\":\"0.2\"},";

    private static final Map<String, String> SETTINGS = new HashMap<>(Map.of("backtest.workers", "1"));
    private static BacktestWorld world;

    @BeforeAll
    static void start() {
        world = new BacktestWorld(SETTINGS, BacktestingEngineApplication.class);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static Map<String, String> requests() {
        String bars = "{\"strategy\":" + CROSS + ",\"data\":{\"dataset\":\"bitstamp-btcusd-1h\"}" + REST
                + "\"fees\":{\"rate\":\"0.001\"},\"slippage\":{\"ticks\":2}}";
        String trades =
                "{\"market\":\"trades\",\"strategy\":{\"name\":\"grid\",\"parameters\":{\"levels\":4,\"step\":0.004}},"
                        + "\"data\":{\"dataset\":\"bitstamp-btcusd-trades\",\"intervalMillis\":60000}" + REST
                        + "\"fees\":{\"rate\":\"0.001\",\"inBase\":true},\"trades\":{\"skip\":500,\"count\":3000},"
                        + "\"latency\":{\"entryMillis\":40,\"responseMillis\":25}}";
        String sweep = "{\"base\":" + bars + ",\"values\":{\"fast\":[3,5,7,9],\"slow\":[15,20,25,30]}}";
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("bars", bars);
        requests.put("trades", trades);
        requests.put("sweep", sweep);
        return requests;
    }

    /** All at once, so that on two threads they run beside each other. */
    private static Map<String, String> started() {
        Map<String, String> ids = new LinkedHashMap<>();
        requests().forEach((name, request) -> {
            BacktestWorld.Answer answer = world.post(name.equals("sweep") ? PATH + "/sweeps" : PATH, request);
            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
            ids.put(name, answer.body().get("id").asString());
        });
        return ids;
    }

    private static Map<String, String> hashes(Map<String, String> ids) {
        Map<String, String> hashes = new LinkedHashMap<>();
        ids.forEach((name, id) -> {
            JsonNode job = world.await(id);
            assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("DONE");
            JsonNode result = world.get(PATH + "/" + id + "/result").body();
            hashes.put(name, job.get("resultSha256").asString());
            hashes.put(name + " run", result.path("runSha256").asString(""));
            hashes.put(
                    name + " orders",
                    result.path("orderStream").path("streamSha256").asString(""));
        });
        return hashes;
    }

    @Test
    void equalRunsHaveEqualHashesOnOneThreadAndOnTwoAndAcrossARestart() {
        Map<String, String> ids = started();
        Map<String, String> first = hashes(ids);
        assertThat(first.get("trades orders")).hasSize(64);
        assertThat(first.values().stream().filter(hash -> hash.length() == 64)).hasSizeGreaterThanOrEqualTo(6);
        repeats(first, TIMES - 1);

        world.stop();
        SETTINGS.put("backtest.workers", "2");
        world.start();
        assertThat(hashes(ids)).as("what was kept over the restart").isEqualTo(first);
        repeats(first, TIMES);
    }

    private static void repeats(Map<String, String> first, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(hashes(started())).isEqualTo(first);
        }
    }
}
