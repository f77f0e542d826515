package io.aitrading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aitrading.backtest.data.CsvBars;
import io.aitrading.trading.backtest.PriceColumns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Nine runs on which two unrelated engines agree, through the REST API from upload to equity. */
class GoldenRunsIT {
    private static BacktestWorld world;

    @BeforeAll
    static void start() {
        world = new BacktestWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void givesTheSameTradesAndEquityAsTwoOtherEngines() throws Exception {
        Path data = BacktestWorld.referenceData();
        Path file = data.resolve("golden/engine_runs_sample.json");
        assumeTrue(Files.exists(file), "the reference data are not here");
        Map<String, String> uploads = new HashMap<>();
        JsonNode runs = JsonMapper.shared().readTree(Files.readString(file)).get("runs");
        for (JsonNode run : runs) {
            String name = run.get("data").asString();
            String dataset = uploads.computeIfAbsent(name, path -> upload(path, data.resolve(path)));
            JsonNode job = world.run("/api/v1/backtests", request(run, dataset));
            assertThat(job.get("status").asString())
                    .as(run.get("id") + " " + job)
                    .isEqualTo("DONE");
            compare(run, "/api/v1/backtests/" + job.get("id").asString());
        }
        assertThat(runs).hasSize(9);
    }

    private static String upload(String name, Path file) {
        PriceColumns bars = CsvBars.read(file, "");
        StringBuilder rows = new StringBuilder("{\"name\":\"" + name + "\",\"symbol\":\"TEST\",\"bars\":[");
        for (int i = 0; i < bars.size(); i++) {
            rows.append(i == 0 ? "" : ",").append('[').append(bars.time()[i]);
            rows.append(',').append(bars.open()[i]).append(',').append(bars.high()[i]);
            rows.append(',').append(bars.low()[i]).append(',').append(bars.close()[i]);
            rows.append(',').append(bars.volume()[i]).append(']');
        }
        BacktestWorld.Answer answer =
                world.post("/api/v1/datasets", rows.append("]}").toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().get("id").asString();
    }

    private static String request(JsonNode run, String dataset) {
        String[] parts = run.get("strategy").asString().split("_");
        String strategy =
                switch (parts[0]) {
                    case "sma" ->
                        "{\"name\":\"moving-average-cross\",\"parameters\":{\"fast\":%s,\"slow\":%s}}"
                                .formatted(parts[2], parts[3]);
                    case "donchian" ->
                        "{\"name\":\"donchian-breakout\",\"parameters\":{\"entryBars\":%s,\"exitBars\":%s}}"
                                .formatted(parts[1], parts[2]);
                    default ->
                        "{\"name\":\"rsi-reversion\",\"parameters\":{\"length\":%s,\"oversold\":%s,\"overbought\":%s}}"
                                .formatted(parts[0].substring(3), parts[1], parts[2]);
                };
        return """
                {"strategy":%s,"data":{"dataset":"%s"},"capital":"%s","sizing":{"quantity":"%s"},"fees":{"rate":"%s"}}"""
                .formatted(strategy, dataset, run.get("initialCash"), run.get("quantity"), run.get("feeRatePerSide"));
    }

    private static void compare(JsonNode run, String path) {
        JsonNode result = world.get(path + "/result").body();
        assertThat(result.get("closedTrades").asInt())
                .isEqualTo(run.get("closedTrades").asInt());
        assertThat(result.get("ordersFilled").asInt())
                .isEqualTo(run.get("ordersFilled").asInt());
        assertThat(result.get("openAtEnd").asBoolean())
                .isEqualTo(run.get("openAtEnd").asBoolean());
        int seen = 0;
        String cursor = "";
        while (true) {
            JsonNode page = world.get(path + "/trades?limit=500" + cursor).body();
            for (JsonNode trade : page.get("items")) {
                JsonNode expected = run.get("trades").get(seen++);
                for (String field : new String[] {"entryBar", "exitBar", "entryTimeMs", "exitTimeMs"}) {
                    assertThat(trade.get(field).asLong())
                            .isEqualTo(expected.get(field).asLong());
                }
                assertThat(trade.get("entryPrice").asDouble())
                        .isCloseTo(expected.get("entryPrice").asDouble(), within(1e-9));
                assertThat(trade.get("exitPrice").asDouble())
                        .isCloseTo(expected.get("exitPrice").asDouble(), within(1e-9));
            }
            if (!page.hasNonNull("nextCursor")) {
                break;
            }
            cursor = "&cursor=" + page.get("nextCursor").asString();
        }
        assertThat(seen).isEqualTo(run.get("trades").size());
        compareEquity(run, world.get(path + "/equity").body());
    }

    private static void compareEquity(JsonNode run, JsonNode curve) {
        JsonNode equity = curve.get("equity");
        assertThat(equity).hasSize(run.get("bars").asInt());
        double lowest = Double.MAX_VALUE;
        double highest = 0;
        for (JsonNode value : equity) {
            double number = Double.parseDouble(value.asString());
            lowest = Math.min(lowest, number);
            highest = Math.max(highest, number);
        }
        assertThat(lowest).isCloseTo(run.get("minEquity").asDouble(), within(1e-6));
        assertThat(highest).isCloseTo(run.get("maxEquity").asDouble(), within(1e-6));
        assertThat(Double.parseDouble(equity.get(equity.size() - 1).asString()))
                .isCloseTo(run.get("finalEquity").asDouble(), within(1e-6));
    }
}
