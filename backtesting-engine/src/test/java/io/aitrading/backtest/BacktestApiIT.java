package io.aitrading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BacktestApiIT {
    private static final String PATH = "/api/v1/backtests";
    private static final String BARS =
            "{\"bars\":[[60000,10,11,9,10.5,3],[120000,10.5,12,10,11,3],[180000,11,12,10,11.5,3]]}";
    private static BacktestWorld world;

    @BeforeAll
    static void start() {
        world = new BacktestWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String request(String strategy, String data, String rest) {
        return "{\"strategy\":" + strategy + ",\"data\":" + data + ",\"capital\":\"10000\"" + rest + "}";
    }

    private static String shipped(String strategy) {
        return request(strategy, "{\"dataset\":\"bitstamp-btcusd-5m\"}", ",\"fees\":{\"rate\":\"0.001\"}");
    }

    @Test
    void runsAStrategyOnTheShippedTradesAndSaysWhatTheDataAre() {
        JsonNode job = world.run(PATH, shipped("{\"name\":\"moving-average-cross\"}"));
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("DONE");
        String path = PATH + "/" + job.get("id").asString();
        JsonNode result = world.get(path + "/result").body();
        assertThat(result.get("closedTrades").asInt()).isPositive();
        assertThat(result.get("data").get(0).get("source").asString()).contains("Bitstamp");
        assertThat(result.get("data").get(0).get("sha256").asString()).hasSize(64);
        assertThat(result.get("runSha256").asString()).hasSize(64);
        assertThat(world.get(path + "/fills?limit=5").body().get("items")).hasSize(5);
        assertThat(world.get(path + "/events").text())
                .contains("event:finished")
                .contains("\"progress\":1.0");
    }

    @Test
    void theSameRequestGivesTheSameHashAndTheComparisonSaysSo() {
        JsonNode one = world.run(PATH, shipped("{\"name\":\"donchian-breakout\"}"));
        JsonNode other = world.run(PATH, shipped("{\"name\":\"donchian-breakout\"}"));
        JsonNode different = world.run(PATH, shipped("{\"name\":\"buy-and-hold\"}"));
        assertThat(other.get("resultSha256")).isEqualTo(one.get("resultSha256"));
        String compare = PATH + "/compare?left=" + one.get("id").asString() + "&right=";
        assertThat(world.get(compare + other.get("id").asString())
                        .body()
                        .get("sameRun")
                        .asBoolean())
                .isTrue();
        JsonNode differences =
                world.get(compare + different.get("id").asString()).body();
        assertThat(differences.get("sameRun").asBoolean()).isFalse();
        assertThat(differences.get("differences").has("finalEquity")).isTrue();
    }

    @Test
    void aDeclarativeStrategyRunsAndItsMistakesHaveAPlace() {
        String good = "{\"rules\":{\"enterLong\":\"crossesAbove(sma(close, 5), sma(close, 20))\","
                + "\"exitLong\":\"close < lowest(previous(low, 1), 10)\"}}";
        assertThat(world.run(PATH, shipped(good)).get("status").asString()).isEqualTo("DONE");
        String bad = "{\"rules\":{\"enterLong\":\"sma(close, 5) > sme(close, 20)\"}}";
        BacktestWorld.Answer refused = world.post(PATH, shipped(bad));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("strategy.rules.enterLong").contains("character 17");
    }

    @Test
    void anotherUsersRunDoesNotExist() {
        JsonNode job = world.run(PATH, shipped("{\"name\":\"buy-and-hold\"}"));
        String path = PATH + "/" + job.get("id").asString();
        assertThat(world.send("GET", path + "/result", null, BacktestWorld.OTHER)
                        .status())
                .isEqualTo(404);
        assertThat(world.send("DELETE", path, null, BacktestWorld.OTHER).status())
                .isEqualTo(404);
        assertThat(world.send("GET", PATH, null, BacktestWorld.OTHER).body().get("items"))
                .isEmpty();
    }

    @Test
    void theCatalogueDescribesEachStrategyWithSourceAndLimits() {
        JsonNode strategies = world.get("/api/v1/strategy-catalogue").body().get("strategies");
        assertThat(strategies).hasSize(11);
        for (JsonNode strategy : strategies) {
            assertThat(strategy.get("source").asString()).isNotBlank();
        }
        assertThat(strategies.get(0).get("parameters").get(0).get("minimum").asString())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'none'}|B|| strategy.name",
                "{'name':'macd','parameters':{'fastest':3}}|B|| strategy.parameters.fastest",
                "{'name':'macd','parameters':{'fast':0}}|B|| strategy.parameters.fast",
                "{'name':'macd','parameters':{'fast':30}}|B|| strategy.parameters.fast",
                "{'name':'pairs'}|B|| secondData",
                "{'name':'macd'}|{'dataset':'none'}|| data.dataset",
                "{'name':'macd'}|{'bars':[]}|| data.from",
                "{'name':'macd'}|{'bars':[[2,1,1,1,1,1],[1,1,1,1,1,1]]}|| data.bars[1].time",
                "{'name':'macd'}|{'bars':[[2,1,1,1,1,1],[2,1,1,1,1,1]]}|| data.bars[1].time",
                "{'name':'macd'}|{'bars':[[1,-1,1,1,1,1]]}|| data.bars[0].open",
                "{'name':'macd'}|{'bars':[[1,5,1,1,1,1]]}|| data.bars[0]",
                "{'name':'macd'}|{'bars':[[1,1,1]]}|| data.bars[0]",
                "{'name':'macd'}|{'csv':'time,open,high,low,close\\n1,1,1,NaN,1'}|| data.bars[0].low",
                "{'name':'macd'}|{'bars':[[60000,1,1,1,1,1],[120000,1,1,1,1,1],[180000,1,1,1,1,1],[9000000,1,1,1,1,1]]}||"
                        + " data",
                "{'name':'macd'}|B|,'fees':{'rate':'2'}| fees.maker",
                "{'name':'macd'}|B|,'sizing':{'quantity':'0'}| sizing.quantity",
                "{'name':'macd'}|B|,'leverage':0.5| leverage",
                "{'name':'macd'}|B|,'slippage':{}| slippage",
            })
    void badInputIsRefusedWithTheFieldAndNothingStarts(String strategy, String data, String rest, String field) {
        int before = world.get(PATH + "?limit=500").body().get("items").size();
        String body = request(
                strategy.replace('\'', '"'),
                data.equals("B") ? BARS : data.replace('\'', '"').replace("\\n", "\\n"),
                rest == null ? "" : rest.replace('\'', '"'));
        BacktestWorld.Answer answer = world.post(PATH, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.body().get("violations").get(0).get("field").asString())
                .as(answer.text())
                .isEqualTo(field);
        assertThat(world.get(PATH + "?limit=500").body().get("items")).hasSize(before);
    }

    @Test
    void zeroCapitalAndUnknownFieldsAreRefused() {
        String zero = "{\"strategy\":{\"name\":\"macd\"},\"data\":" + BARS + ",\"capital\":\"0\"}";
        assertThat(world.post(PATH, zero).status()).isEqualTo(422);
        assertThat(world.post(PATH, zero).text()).contains("\"field\":\"capital\"");
        assertThat(world.post(PATH, "{\"strateggy\":1}").status()).isEqualTo(400);
        assertThat(world.post(PATH, "{").status()).isEqualTo(400);
    }
}
