package io.aitrading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Requests that create something, sent again; and what is made of a finished job. */
class CreationIT {
    private static final String PATH = "/api/v1/backtests";
    private static final String RUN =
            "{\"strategy\":{\"name\":\"%s\"},\"data\":{\"dataset\":\"bitstamp-btcusd-15m\"},\"capital\":\"10000\","
                    + "\"sizing\":{\"quantity\":\"0.5\"}}";
    private static final String SWEEP = "{\"base\":" + RUN.formatted("macd") + ",\"values\":{\"fast\":[5,10]}}";
    private static final String WALK = "{\"base\":" + RUN.formatted("macd")
            + ",\"values\":{\"fast\":[5,10]},\"inSampleBars\":200,\"outOfSampleBars\":100}";
    private static final String BARS =
            "{\"name\":\"mine\",\"symbol\":\"ONE\",\"bars\":[[60000,1,1,1,1,1],[120000,1,1,1,1,1]]}";

    private static BacktestWorld world;

    @BeforeAll
    static void start() {
        world = new BacktestWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static BacktestWorld.Answer post(String path, String body, String key) {
        return world.send("POST", path, body, BacktestWorld.TRADER, key);
    }

    private static int count(String path) {
        int count = 0;
        for (JsonNode item : world.get(path + "?limit=500").body().get("items")) {
            count += item.path("kind").asString("").equals("SHIPPED") ? 0 : 1;
        }
        return count;
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/backtests", "/api/v1/backtests/sweeps", "/api/v1/backtests/walk-forward", "/api/v1/datasets"})
    void theSameRequestWithTheSameKeyCreatesOnceAndHasTheSameAnswer(String path) {
        String list = path.startsWith(PATH) ? PATH : path;
        String body = path.equals(PATH)
                ? RUN.formatted("macd")
                : path.endsWith("sweeps") ? SWEEP : path.endsWith("walk-forward") ? WALK : BARS;
        String key = "key of " + path;
        int before = count(list);
        BacktestWorld.Answer first = post(path, body, key);
        assertThat(first.status()).as(first.text()).isBetween(201, 202);
        assertThat(first.replayed()).isFalse();
        BacktestWorld.Answer again = post(path, body, key);
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.replayed()).isTrue();
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(count(list)).isEqualTo(before + 1);

        BacktestWorld.Answer other = post(path, body.replace("macd", "momentum").replace("ONE", "TWO"), key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text()).contains("IDEMPOTENCY_KEY_REUSED");
        assertThat(count(list)).isEqualTo(before + 1);
        if (path.startsWith(PATH)) {
            assertThat(world.await(first.body().get("id").asString())
                            .get("status")
                            .asString())
                    .isEqualTo("DONE");
        }
    }

    @Test
    void aRefusedRequestDoesNotUseItsKeyUp() {
        assertThat(post(PATH, RUN.formatted("none"), "once").status()).isEqualTo(422);
        BacktestWorld.Answer good = post(PATH, RUN.formatted("macd"), "once");
        assertThat(good.status()).isEqualTo(202);
        assertThat(good.replayed()).isFalse();
        assertThat(post(PATH, RUN.formatted("macd"), "k".repeat(201)).text()).contains("Idempotency-Key", "200");
        world.await(good.body().get("id").asString());
    }

    @Test
    void theTradesOfAFinishedJobAreDrawnAgain() {
        String id = world.run(PATH, RUN.formatted("macd")).get("id").asString();
        String path = PATH + "/" + id + "/monte-carlo";
        JsonNode asked =
                world.post(path, "{\"paths\":200,\"seed\":7,\"ruin\":0.1}").body();
        assertThat(asked.get("paths").asInt()).isEqualTo(200);
        assertThat(asked.get("trades").asInt()).isPositive();
        assertThat(asked.has("bootstrap")).as(asked.toString()).isTrue();
        assertThat(world.get(path + "?paths=200&seed=7&ruin=0.1").body()).isEqualTo(asked);
        assertThat(world.get(path + "?paths=200&seed=8&ruin=0.1").body()).isNotEqualTo(asked);
        // Without anything stated it is the one of the run's own honesty report.
        assertThat(world.get(path).body())
                .isEqualTo(world.get(PATH + "/" + id + "/result")
                        .body()
                        .get("honesty")
                        .get("monteCarlo"));

        assertThat(world.get(path + "?paths=100001").text()).contains("honesty.paths", "10000");
        assertThat(world.get(path + "?paths=0").text()).contains("honesty.paths");
        assertThat(world.send("GET", path, null, BacktestWorld.OTHER).status()).isEqualTo(404);
        String sweep = world.run(PATH + "/sweeps", SWEEP).get("id").asString();
        assertThat(world.get(PATH + "/" + sweep + "/monte-carlo").status()).isEqualTo(422);
    }

    @Test
    void theTearSheetComesAsPageAndAsDocument() {
        String path =
                PATH + "/" + world.run(PATH, RUN.formatted("macd")).get("id").asString();
        assertThat(world.get(path + "/tearsheet").text()).contains("class=\"entry\"", "Distribution of returns");
        BacktestWorld.Answer document = world.get(path + "/tearsheet.pdf");
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.text()).startsWith("%PDF-").contains("%%EOF");
        assertThat(world.send("GET", path + "/tearsheet.pdf", null, BacktestWorld.OTHER)
                        .status())
                .isEqualTo(404);
    }
}
