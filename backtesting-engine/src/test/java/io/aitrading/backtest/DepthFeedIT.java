package io.aitrading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Runs over depth, and data sets of trades and depth, by the REST API. */
class DepthFeedIT {
    private static final String PATH = "/api/v1/backtests";
    private static final String DATASETS = "/api/v1/datasets";
    private static final Path BOOKS = BacktestWorld.referenceData().resolve("book");
    private static final String MAKER =
            "{\"name\":\"market-making\",\"parameters\":{\"longEntries\":3,\"shortEntries\":3}}";
    /** A buy at the touch with 5 ahead of it: 5 of the 8 sold there are for those, 3 for us. */
    private static final String SMALL =
            """
            time_ms,event,price,quantity
            1000,bid,99,5
            1000,ask,101,5
            2000,sell,99,8
            2001,bid,99,0
            2001,bid,98,7
            3000,buy,101,1
            """;

    private static BacktestWorld world;

    @BeforeAll
    static void start() {
        world = new BacktestWorld(
                Map.of("backtest.data-dir", Files.isDirectory(BOOKS) ? BOOKS.toString() : ""),
                BacktestingEngineApplication.class);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String request(String strategy, String data, String rest) {
        return "{\"market\":\"depth\",\"strategy\":" + strategy + ",\"data\":" + data
                + ",\"capital\":\"100000\",\"sizing\":{\"quantity\":\"0.5\"},\"allowShort\":true,"
                + "\"fees\":{\"maker\":\"0.0001\",\"taker\":\"0.0005\"}" + rest + "}";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\n", "\\n") + "\"";
    }

    private static JsonNode result(String request) {
        JsonNode job = world.run(PATH, request);
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("DONE");
        return world.get(PATH + "/" + job.get("id").asString() + "/result").body();
    }

    @ParameterizedTest
    @CsvSource({"binance_spot_ethusdt_20240808.jsonl.gz, 5000", "binance_usdm_ethusdt_20240808.jsonl.gz, 10000"})
    void bothSidesAreQuotedOverTheRecordedBooks(String file, int leastTrades) {
        assumeTrue(Files.exists(BOOKS.resolve(file)), "the shared data are not beside this checkout");
        String data = "{\"dataset\":\"file:" + file + "\",\"intervalMillis\":10000}";
        String latency = ",\"latency\":{\"entryNanos\":2500000,\"responseNanos\":1500000}";
        JsonNode averse = result(request(MAKER, data, latency + ",\"queue\":{\"model\":\"RISK_AVERSE\"}"));

        JsonNode label = averse.get("data").get(0);
        assertThat(label.get("trades").asInt()).isGreaterThan(leastTrades);
        assertThat(label.get("depth").asString()).isEqualTo("recorded");
        assertThat(label.get("missingShare").asDouble()).isZero();
        assertThat(label.get("sha256").asString()).hasSize(64);
        assertThat(averse.get("recordedEvents").asInt())
                .isEqualTo(label.get("events").asInt());
        assertThat(averse.get("closedTrades").asInt()).isPositive();
        assertThat(averse.get("metrics").has("sharpe")).isTrue();
        assertThat(averse.get("orderStream").get("orders").asInt()).isGreaterThan(20);

        JsonNode again = result(request(MAKER, data, latency));
        assertThat(again.get("runSha256")).isEqualTo(averse.get("runSha256"));
        assertThat(again.get("inputSha256")).isEqualTo(averse.get("inputSha256"));
        JsonNode likely =
                result(request(MAKER, data, latency + ",\"queue\":{\"model\":\"PROBABILISTIC\",\"power\":3}"));
        assertThat(likely.get("inputSha256")).isNotEqualTo(averse.get("inputSha256"));
        assertThat(likely.get("ordersFilled").asInt())
                .isGreaterThanOrEqualTo(averse.get("ordersFilled").asInt());
    }

    @Test
    void ordersFillsEquityAndFeesOfASmallFeedAreExact() {
        String grid = "\"tickSize\":\"1\",\"lotSize\":\"0.5\"";
        String data = "{\"csv\":" + quoted(SMALL) + "," + grid + ",\"intervalMillis\":1000}";
        String maker = "{\"name\":\"market-making\",\"parameters\":{\"longEntries\":6}}";
        JsonNode job = world.run(PATH, request(maker, data, ""));
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("DONE");
        String path = PATH + "/" + job.get("id").asString();
        JsonNode fill = world.get(path + "/fills").body().get("items").get(0);
        assertThat(fill.get("price").asString()).isEqualTo("99");
        assertThat(fill.get("quantity").asString()).isEqualTo("0.5");
        assertThat(fill.get("maker").asBoolean()).isTrue();
        assertThat(fill.get("timeMs").asLong()).isEqualTo(2_000);
        assertThat(fill.get("fee").asString()).isEqualTo("0.00495");
        JsonNode equity = world.get(path + "/equity").body();
        // Cash 100000 - 49.5 - 0.00495, and half a unit at the last trade's price.
        assertThat(equity.get("equity").get(equity.get("bars").asInt() - 1).asString())
                .isEqualTo("100000.99505");
        assertThat(world.get(path + "/tear-sheet").text()).contains("polyline");
    }

    @Test
    void uploadedTradesAndDepthAreListedAndRun() throws IOException {
        String depth = upload("depth", "a book", SMALL);
        JsonNode listed = listed(depth);
        assertThat(listed.get("market").asString()).isEqualTo("depth");
        assertThat(listed.get("events").asInt()).isEqualTo(6);
        JsonNode inline =
                result(request(MAKER, "{\"csv\":" + quoted(SMALL) + ",\"tickSize\":\"1\",\"lotSize\":\"0.5\"}", ""));
        JsonNode stored = result(request(MAKER, "{\"dataset\":\"" + depth + "\"}", ""));
        assertThat(stored.get("runSha256")).isEqualTo(inline.get("runSha256"));
        assertThat(stored.get("data").get(0).get("source").asString()).isEqualTo("upload a book");

        String trades = upload("trades", "a tape", "time,price,quantity\n1000,10,1\n2000,11,2\n61000,12,3\n");
        assertThat(listed(trades).get("market").asString()).isEqualTo("trades");
        JsonNode run = result("{\"market\":\"trades\",\"strategy\":{\"name\":\"buy-and-hold\"},\"data\":{\"dataset\":\""
                + trades + "\"},\"capital\":\"1000\"}");
        assertThat(run.get("recordedTrades").asInt()).isEqualTo(3);

        BacktestWorld.Answer wrong = world.post(PATH, request(MAKER, "{\"dataset\":\"" + trades + "\"}", ""));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("data.dataset");
        assertThat(world.send("GET", DATASETS, null, BacktestWorld.OTHER).text())
                .doesNotContain(depth);
        assertThat(world.send("DELETE", DATASETS + "/" + depth, null, BacktestWorld.TRADER)
                        .status())
                .isEqualTo(204);
    }

    private static String upload(String market, String name, String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        BacktestWorld.Answer answer = world.post(
                DATASETS,
                "{\"name\":\"" + name + "\",\"symbol\":\"MINE\",\"market\":\"" + market
                        + "\",\"tickSize\":\"1\",\"lotSize\":\"0.5\",\"gzip\":\""
                        + Base64.getEncoder().encodeToString(packed.toByteArray()) + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().get("id").asString();
    }

    private static JsonNode listed(String id) {
        for (JsonNode view : world.get(DATASETS).body().get("items")) {
            if (view.get("id").asString().equals(id)) {
                return view;
            }
        }
        throw new AssertionError("not listed: " + id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1000,bid,99,1\\n1000,ask,99,1\\n2000,buy,99,1 | data.csv line 3 | CROSSED",
                "2000,bid,99,1\\n1000,ask,101,1 | data.csv line 3.time | SORTED",
                "1000,bid,NaN,1 | data.csv line 2.price | NUMBER",
                "1000,bid,-5,1 | data.csv line 2.price | POSITIVE",
                "1000,bid,99,-1 | data.csv line 2.quantity | RANGE",
                "1000,buy,99,0 | data.csv line 2.quantity | RANGE",
                "1000,bid,99.001,1 | data.csv line 2.price | GRID",
                "1000,offer,99,1 | data.csv line 2.event | CHOICE",
                "1000,bid,99,1 | data.events | NO_TRADES",
                "1000,buy,99,1\\n999000,sell,98,1 | data | GAPS"
            })
    void badDepthIsRefusedWithItsLineAndField(String rows, String field, String rule) {
        String csv = "time,event,price,quantity\\n" + rows;
        refused(request(MAKER, "{\"csv\":\"" + csv + "\"}", ""), field, rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"queue\":{\"power\":2} | queue.power | PROBABILISTIC_ONLY",
                "\"queue\":{\"model\":\"PROBABILISTIC\",\"power\":9} | queue.power | RANGE",
                "\"latency\":{\"entryNanos\":-1} | latency.entryNanos | RANGE",
                "\"latency\":{\"entryNanos\":1,\"entryMillis\":1} | latency.entryNanos | EXACTLY_ONE",
                "\"latency\":{\"recorded\":[]} | latency.recorded | SIZE",
                "\"latency\":{\"recorded\":[[5,1,1],[5,1,1]]} | latency.recorded[1].time | SORTED",
                "\"latency\":{\"recorded\":[[5,1]]} | latency.recorded[0] | SIZE",
                "\"trades\":{\"skip\":1} | trades | TRADES_ONLY",
                "\"live\":{\"run\":1} | live | TRADES_ONLY",
                "\"slippage\":{\"ticks\":1} | slippage | BARS_ONLY"
            })
    void whatDoesNotBelongToDepthIsRefused(String rest, String field, String rule) {
        refused(request(MAKER, "{\"dataset\":\"simulated-depth\"}", "," + rest), field, rule);
    }

    @Test
    void aRecordingWithAHoleIsRefused() {
        String messages =
                """
                1000 {"lastUpdateId":10,"bids":[["99","1"]],"asks":[["101","1"]]}
                2000 {"data":{"e":"depthUpdate","U":9,"u":12,"b":[["99","2"]],"a":[]}}
                3000 {"data":{"e":"depthUpdate","U":15,"u":16,"b":[["99","3"]],"a":[]}}
                """;
        String data = "{\"csv\":" + quoted(messages.replace("\"", "\\\"")) + "}";
        refused(request(MAKER, data, ""), "data.line 3", "GAP");
    }

    private static void refused(String request, String field, String rule) {
        BacktestWorld.Answer answer = world.post(PATH, request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        JsonNode violation = answer.body().get("violations").get(0);
        assertThat(violation.get("field").asString()).isEqualTo(field);
        assertThat(violation.get("rule").asString()).isEqualTo(rule);
    }
}
