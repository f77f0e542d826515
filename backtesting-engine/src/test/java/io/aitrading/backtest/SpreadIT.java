package io.aitrading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.testing.TestKafka;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sweep over a year of minutes: one engine or two, one thread or two, killed at half or not, the same hash. */
class SpreadIT {
    private static final String PATH = "/api/v1/backtests";
    private static final int YEAR = 525_600;

    @TempDir
    private static Path data;

    private static BacktestWorld world;

    @BeforeAll
    static void start() throws IOException {
        writeYear(data.resolve("year.csv"));
        world = new BacktestWorld(settings(), BacktestingEngineApplication.class);
    }

    private static Map<String, String> settings() {
        return Map.of("REDPANDA_BROKERS", TestKafka.shared().brokers(), "backtest.data-dir", data.toString());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** A price that wanders by a fixed recurrence: the same on every machine. */
    private static void writeYear(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("time,open,high,low,close,volume\n");
            long state = 12_345;
            long close = 100_000;
            for (int i = 0; i < YEAR; i++) {
                state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
                long open = close;
                close = Math.max(50_000, close + (state >>> 33) % 101 - 50);
                long high = Math.max(open, close) + 7;
                long low = Math.min(open, close) - 7;
                out.write((1_700_000_000_000L / 60_000 + i) * 60_000 + "," + cents(open) + "," + cents(high) + ","
                        + cents(low) + "," + cents(close) + ",1\n");
            }
        }
    }

    private static String cents(long value) {
        return value / 100 + "." + value % 100 / 10 + value % 10;
    }

    private static String sweep() {
        return "{\"base\":{\"strategy\":{\"name\":\"moving-average-cross\"},\"data\":{\"dataset\":\"file:year.csv\"},"
                + "\"capital\":\"100000\",\"sizing\":{\"quantity\":\"1\"},\"fees\":{\"rate\":\"0.0001\"}},"
                + "\"values\":{\"fast\":[5,10,15,20,25,30,35,40,45,50],"
                + "\"slow\":[100,150,200,250,300,350,400,450,500,550]}}";
    }

    @Test
    void aYearOfMinutesGivesOneHashHoweverItIsDone() throws Exception {
        long started = System.nanoTime();
        JsonNode first = watched();
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        assertThat(first.get("status").asString()).as(first.toString()).isEqualTo("DONE");
        String hash = first.get("resultSha256").asString();
        System.getLogger("SpreadIT").log(System.Logger.Level.INFO, "100 points x 525,600 bars on two threads: " + took);
        twoEnginesShareIt(hash);
        world.stop();
        killedAtHalf(hash);
        world.start();
    }

    /** Follows the sweep by its server-sent events to the end. */
    private static JsonNode watched() {
        BacktestWorld.Answer posted = world.post(PATH + "/sweeps", sweep());
        assertThat(posted.status()).as(posted.text()).isEqualTo(202);
        String id = posted.body().get("id").asString();
        List<Double> seen = new ArrayList<>();
        String last = "";
        for (String line : world.get(PATH + "/" + id + "/events").text().lines().toList()) {
            if (line.startsWith("event:")) {
                last = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                seen.add(JsonMapper.shared()
                        .readTree(line.substring("data:".length()))
                        .get("progress")
                        .asDouble());
            }
        }
        assertThat(last).isEqualTo("finished");
        assertThat(seen).isSorted().hasSizeGreaterThan(4);
        assertThat(seen.getLast()).isEqualTo(1);
        return world.await(id);
    }

    private static void twoEnginesShareIt(String hash) {
        try (ConfigurableApplicationContext other = world.engine(settings())) {
            assertThat(other.isRunning()).isTrue();
            JsonNode shared = world.run(PATH + "/sweeps", sweep());
            assertThat(shared.get("resultSha256").asString()).isEqualTo(hash);
            assertThat(world.enginesOf(shared.get("id").asString())).isEqualTo("2");
        }
    }

    private static void killedAtHalf(String hash) throws Exception {
        Process engine = child("1");
        try {
            BacktestWorld.Answer posted = world.post(PATH + "/sweeps", sweep());
            String id = posted.body().get("id").asString();
            List<Double> seen = new ArrayList<>();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        double progress = world.get(PATH + "/" + id)
                                .body()
                                .get("progress")
                                .asDouble();
                        seen.add(progress);
                        return progress >= 0.5;
                    });
            engine.destroyForcibly().waitFor();
            assertThat(seen.stream().distinct().count()).isGreaterThan(3);
            assertThat(seen).isSorted();
            engine = child("2");
            JsonNode resumed = world.await(id);
            assertThat(resumed.get("status").asString()).as(resumed.toString()).isEqualTo("DONE");
            assertThat(resumed.get("resultSha256").asString()).isEqualTo(hash);
        } finally {
            engine.destroyForcibly().waitFor();
        }
    }

    /** An engine in a process of its own, so that it can be killed; returns when it answers. */
    private static Process child(String workers) throws IOException {
        Map<String, String> more = new HashMap<>(settings());
        more.put("backtest.workers", workers);
        Process process = world.engineProcess(BacktestingEngineApplication.class, more, data);
        world.awaitReady();
        return process;
    }
}
