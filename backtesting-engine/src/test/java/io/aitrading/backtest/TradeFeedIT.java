package io.aitrading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TradeFeedIT {
    private static final String PATH = "/api/v1/backtests";
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
        return "{\"market\":\"trades\",\"strategy\":" + strategy + ",\"data\":" + data
                + ",\"capital\":\"10000\",\"sizing\":{\"quantity\":\"0.2\"},\"fees\":{\"rate\":\"0.001\",\"inBase\":true}"
                + rest + "}";
    }

    private static String shipped(String strategy, String rest) {
        return request(strategy, "{\"dataset\":\"bitstamp-btcusd-trades\",\"intervalMillis\":60000}", rest);
    }

    private static JsonNode result(String request) {
        JsonNode job = world.run(PATH, request);
        assertThat(job.get("status").asString()).as(job.toString()).isEqualTo("DONE");
        return world.get(PATH + "/" + job.get("id").asString() + "/result").body();
    }

    @Test
    void strategiesRunOverTheShippedTradesAndEqualRunsHaveEqualOrders() {
        String cross = "{\"name\":\"moving-average-cross\",\"parameters\":{\"fast\":5,\"slow\":20}}";
        JsonNode first = result(shipped(cross, ",\"trades\":{\"count\":5000}"));
        JsonNode second = result(shipped(cross, ",\"trades\":{\"count\":5000}"));
        assertThat(first.get("recordedTrades").asInt()).isEqualTo(5_000);
        assertThat(first.get("closedTrades").asInt()).isPositive();
        assertThat(first.get("data").get(0).get("sha256").asString()).hasSize(64);
        assertThat(first.get("orderStream").get("rows")).isNotEmpty();
        assertThat(second.get("runSha256")).isEqualTo(first.get("runSha256"));
        assertThat(second.get("orderStream")).isEqualTo(first.get("orderStream"));

        JsonNode slow = result(shipped(cross, ",\"trades\":{\"count\":5000},\"latency\":{\"entryMillis\":30000}"));
        assertThat(slow.get("runSha256")).isNotEqualTo(first.get("runSha256"));
    }

    @Test
    void aGridRestsItsOrdersAndFillsAsMaker() {
        String grid = "{\"name\":\"grid\",\"parameters\":{\"levels\":4,\"step\":0.01}}";
        JsonNode run = result(shipped(grid, ",\"trades\":{\"count\":5000}"));
        assertThat(run.get("orderStream").get("rows")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time,price,quantity\\n2000,10,1\\n1000,10,1 | data.csv line 3.time",
                "id,time,price,quantity\\n7,1000,10,1\\n7,2000,10,1 | data.csv line 3.id",
                "time,price,quantity\\n1000,NaN,1 | data.csv line 2.price",
                "time,price,quantity\\n1000,-10,1 | data.csv line 2.price",
                "time,price,quantity\\n1000,10,0 | data.csv line 2.quantity",
                "time,price\\n1000,10 | data.csv"
            })
    void badTradesAreRefusedWithTheirLineAndField(String csv, String field) {
        var answer = world.post(PATH, request("{\"name\":\"buy-and-hold\"}", "{\"csv\":\"" + csv + "\"}", ""));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("violations").get(0).get("field").asString())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"fillRule\":\"NEXT_OPEN\" | fillRule",
                "\"trades\":{\"skip\":-1} | trades.skip",
                "\"trades\":{\"count\":100000000} | trades.count",
                "\"latency\":{\"entryMillis\":-1} | latency.entryMillis"
            })
    void whatDoesNotBelongToTradesIsRefused(String rest, String field) {
        var answer = world.post(PATH, shipped("{\"name\":\"buy-and-hold\"}", "," + rest));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("violations").get(0).get("field").asString())
                .isEqualTo(field);
    }
}
