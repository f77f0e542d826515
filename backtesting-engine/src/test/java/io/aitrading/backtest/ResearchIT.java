package io.aitrading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Walk-forward, Bayesian search and the honesty report through the REST API. */
class ResearchIT {
    private static final String PATH = "/api/v1/backtests";
    private static final String BASE =
            "{\"strategy\":{\"name\":\"moving-average-cross\"},\"data\":{\"dataset\":\"bitstamp-btcusd-15m\"%s},"
                    + "\"capital\":\"%s\",\"fees\":{\"rate\":\"0.001\"}}";
    private static BacktestWorld world;

    @BeforeAll
    static void start() {
        world = new BacktestWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String base() {
        return BASE.formatted("", "10000");
    }

    private static JsonNode result(JsonNode job) {
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("DONE");
        return world.get(PATH + "/" + job.get("id").asString() + "/result").body();
    }

    private static String walk(String mode) {
        return "{\"base\":" + base() + ",\"values\":{\"fast\":[3,5,8],\"slow\":[13,21]},\"mode\":\"" + mode
                + "\",\"measure\":\"totalReturn\",\"inSampleBars\":200,\"outOfSampleBars\":80}";
    }

    @ParameterizedTest
    @CsvSource({"ROLLING", "ANCHORED"})
    void aWalkForwardIsWhatSingleRunsOfItsWindowsGive(String mode) {
        JsonNode job = world.run(PATH + "/walk-forward", walk(mode));
        JsonNode result = result(job);
        JsonNode windows = result.get("windows");
        double capital = 10_000;
        int bars = 0;
        for (JsonNode window : windows) {
            JsonNode in = window.get("inSample");
            assertThat(in.get("fromBar").asInt())
                    .isEqualTo(
                            mode.equals("ANCHORED") ? 0 : window.get("window").asInt() * 80);
            JsonNode best = bestOf(in, "10000");
            assertThat(window.get("inSampleMeasure").asDouble())
                    .isCloseTo(best.get("metrics").get("totalReturn").asDouble(), within(1e-12));
            JsonNode traded = window.get("outOfSample");
            JsonNode single = result(world.run(
                    PATH, single(traded, window.get("parameters"), new BigDecimal(capitalOf(windows, window)))));
            assertThat(window.get("runSha256")).isEqualTo(single.get("runSha256"));
            capital = window.get("finalEquity").asDouble();
            bars += traded.get("bars").asInt();
        }
        assertThat(result.get("finalEquity").asDouble()).isEqualTo(capital);
        JsonNode equity = world.get(PATH + "/" + job.get("id").asString() + "/equity")
                .body()
                .get("equity");
        assertThat(equity).hasSize(bars);
        assertThat(equity.get(bars - 1).asString())
                .isEqualTo(windows.get(windows.size() - 1).get("finalEquity").asString());
    }

    private static String capitalOf(JsonNode windows, JsonNode window) {
        int number = window.get("window").asInt();
        return number == 0
                ? "10000"
                : windows.get(number - 1).get("finalEquity").asString();
    }

    private static String period(JsonNode stretch) {
        return ",\"from\":" + stretch.get("from") + ",\"to\":" + stretch.get("to");
    }

    private static JsonNode bestOf(JsonNode stretch, String capital) {
        String sweep = "{\"base\":" + BASE.formatted(period(stretch), capital)
                + ",\"values\":{\"fast\":[3,5,8],\"slow\":[13,21]},\"measure\":\"totalReturn\"}";
        return result(world.run(PATH + "/sweeps", sweep)).get("ranking").get(0);
    }

    private static String single(JsonNode stretch, JsonNode parameters, BigDecimal capital) {
        return BASE.formatted(period(stretch), capital.toPlainString())
                .replace("\"moving-average-cross\"", "\"moving-average-cross\",\"parameters\":" + parameters);
    }

    @Test
    void warmedUpStrategiesTradeEarlier() {
        String cold = walk("ROLLING");
        String warm = cold.replace("\"inSampleBars\"", "\"warmUpBars\":60,\"inSampleBars\"");
        JsonNode job = world.run(PATH + "/walk-forward", warm);
        result(job);
        JsonNode trades = world.get(PATH + "/" + job.get("id").asString() + "/trades?limit=500")
                .body()
                .get("items");
        assertThat(trades.size()).isPositive();
        for (JsonNode trade : trades) {
            int window = trade.get("window").asInt();
            assertThat(trade.get("entryBar").asInt()).isGreaterThan(200 + 80 * window);
        }
        assertThat(world.run(PATH + "/walk-forward", warm).get("resultSha256")).isEqualTo(job.get("resultSha256"));
    }

    @Test
    void aBayesianSweepIsRepeatableAndItsReportIsComplete() {
        String sweep = "{\"base\":" + base() + ",\"search\":\"BAYESIAN\",\"points\":30,\"seed\":4,"
                + "\"ranges\":{\"fast\":{\"from\":2,\"to\":30},\"slow\":{\"from\":10,\"to\":80,\"step\":2}}}";
        JsonNode job = world.run(PATH + "/sweeps", sweep);
        JsonNode result = result(job);
        assertThat(result.get("points").asInt()).isEqualTo(30);
        assertThat(result.get("search").asString()).isEqualTo("BAYESIAN");
        JsonNode honesty = result.get("honesty");
        assertThat(honesty.get("tries").asInt()).isEqualTo(30);
        assertThat(honesty.get("lookAhead").get("clean").asBoolean()).isTrue();
        assertThat(honesty.get("sensitivity").get("parameters").has("fast")).isTrue();
        assertThat(honesty.get("monteCarlo")
                        .get("bootstrap")
                        .get("maximumDrawdown")
                        .has("p95"))
                .isTrue();
        assertThat(world.run(PATH + "/sweeps", sweep).get("resultSha256")).isEqualTo(job.get("resultSha256"));
    }

    @Test
    void aSingleRunIsExaminedToo() {
        JsonNode honesty = result(world.run(PATH, base())).get("honesty");
        assertThat(honesty.get("lookAhead").get("checked").asInt()).isEqualTo(10);
        assertThat(honesty.get("monteCarlo").get("paths").asInt()).isEqualTo(1_000);
        assertThat(honesty.get("probabilisticSharpe").asDouble()).isBetween(0.0, 1.0);
        String without = base().replace(
                        "\"capital\"", "\"honesty\":{\"paths\":0,\"signals\":0,\"sensitivity\":false},\"capital\"");
        assertThat(result(world.run(PATH, without)).get("honesty").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "sweeps|'ranges':{'fast':{'from':9,'to':2}}|ranges.fast.to",
                "sweeps|'ranges':{'fast':{'from':1,'to':2,'step':0}}|ranges.fast.step",
                "sweeps|'ranges':{'fast':null}|ranges.fast",
                "sweeps|'values':{'fast':[3,3]}|values.fast",
                "sweeps|'values':{'fast':[3]},'ranges':{'fast':{'from':1,'to':2}}|ranges.fast",
                "sweeps|'values':{'fast':[0,3]},'search':'BAYESIAN','points':3|values.fast",
                "sweeps|'values':{'fast':[3,4]},'search':'BAYESIAN','points':1000000000|points",
                "sweeps|'values':{'fast':[3,4]},'search':'BAYESIAN'|points",
                "sweeps|'values':{'fast':[80],'slow':[20]}|values",
                "walk-forward|'values':{'fast':[3]},'outOfSampleBars':10|inSampleBars",
                "walk-forward|'values':{'fast':[3]},'inSampleBars':100000,'outOfSampleBars':10|inSampleBars",
                "walk-forward|'values':{'fast':[3]},'inSampleBars':100,'outOfSampleBars':0|outOfSampleBars",
                "walk-forward|'values':{'fast':[3]},'inSampleBars':100,'outOfSampleBars':10,'warmUpBars':101|warmUpBars",
                "walk-forward|'values':{'fast':[3]},'inSampleBars':100,'outOfSampleBars':10,'search':'BAYESIAN'|search",
                "walk-forward|'values':{'fast':[3]},'inSampleBars':100,'outOfSampleBars':10,'measure':'luck'|measure",
            })
    void whatCannotBeSearchedIsRefusedWithTheField(String kind, String members, String field) {
        BacktestWorld.Answer answer =
                world.post(PATH + "/" + kind, "{\"base\":" + base() + "," + members.replace('\'', '"') + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.body().get("violations").get(0).get("field").asString())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"paths,10001", "paths,-1", "signals,1001", "ruin,0", "ruin,1.5"})
    void anExaminationBeyondTheLimitsIsRefused(String member, String value) {
        String request = base().replace("\"capital\"", "\"honesty\":{\"" + member + "\":" + value + "},\"capital\"");
        BacktestWorld.Answer answer = world.post(PATH, request);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("honesty." + member);
    }
}
