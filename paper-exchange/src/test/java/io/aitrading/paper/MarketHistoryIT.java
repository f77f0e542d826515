package io.aitrading.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.paper.TestVenue.Keys;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Aggregate trades and candles, against the single trades that they are made of. */
class MarketHistoryIT {
    private static final String SYMBOL = "symbol=BTCUSDT";
    private static TestVenue venue;
    private static List<JsonNode> trades;

    @BeforeAll
    static void open() {
        venue = TestVenue.stepped();
        Keys maker = venue.account("100000", "100");
        Keys taker = venue.account("100000", "100");
        venue.step(120);
        // Two rest at one price better than all others; one order takes both and goes on into the depth.
        BigDecimal price = new BigDecimal(list("/api/v3/depth?limit=5&" + SYMBOL, "asks")
                        .getFirst()
                        .path(0)
                        .asString())
                .subtract(new BigDecimal("0.01"))
                .setScale(2);
        for (String quantity : List.of("0.2", "0.3")) {
            order(maker, "side=SELL&type=LIMIT&timeInForce=GTC&quantity=" + quantity + "&price=" + price);
        }
        order(taker, "side=BUY&type=MARKET&quantity=0.9");
        venue.step(200);
        trades = list("/api/v3/historicalTrades?fromId=1&limit=1000&" + SYMBOL, "");
    }

    @AfterAll
    static void close() {
        venue.close();
    }

    @Test
    void tradesOfOneTakerAtOnePriceAreOneAggregate() {
        List<JsonNode> aggregates = list("/api/v3/aggTrades?fromId=1&limit=1000&" + SYMBOL, "");
        int next = 0;
        int together = 0;
        for (int i = 0; i < aggregates.size(); i++) {
            JsonNode aggregate = aggregates.get(i);
            assertThat(aggregate.path("a").asLong()).isEqualTo(i + 1L);
            assertThat(aggregate.path("f").asLong())
                    .isEqualTo(trades.get(next).path("id").asLong());
            BigDecimal quantity = BigDecimal.ZERO;
            for (long id = aggregate.path("f").asLong();
                    id <= aggregate.path("l").asLong();
                    id++) {
                JsonNode trade = trades.get(next++);
                assertThat(trade.path("price").asString())
                        .isEqualTo(aggregate.path("p").asString());
                assertThat(trade.path("isBuyerMaker").asBoolean())
                        .isEqualTo(aggregate.path("m").asBoolean());
                assertThat(trade.path("time").asLong())
                        .isEqualTo(aggregate.path("T").asLong());
                quantity = quantity.add(new BigDecimal(trade.path("qty").asString()));
            }
            assertThat(new BigDecimal(aggregate.path("q").asString())).isEqualByComparingTo(quantity);
            together += aggregate.path("l").asLong() > aggregate.path("f").asLong() ? 1 : 0;
        }
        assertThat(next).isEqualTo(trades.size());
        assertThat(together).as("aggregates of more than one trade").isPositive();
        assertThat(aggregates).anySatisfy(aggregate -> assertThat(
                        new BigDecimal(aggregate.path("q").asString()))
                .isEqualByComparingTo("0.5"));
    }

    @Test
    void aggregatesAreAskedForByNumberOrByTime() {
        List<JsonNode> all = list("/api/v3/aggTrades?fromId=1&limit=1000&" + SYMBOL, "");
        JsonNode middle = all.get(all.size() / 2);
        String time = "Time=" + middle.path("T").asString();

        assertThat(list("/api/v3/aggTrades?" + SYMBOL, "")).endsWith(all.getLast());
        assertThat(list("/api/v3/aggTrades?limit=3&" + SYMBOL, "")).isEqualTo(all.subList(all.size() - 3, all.size()));
        assertThat(list("/api/v3/aggTrades?limit=2&fromId=" + middle.path("a").asString() + "&" + SYMBOL, ""))
                .isEqualTo(all.subList(all.size() / 2, all.size() / 2 + 2));
        assertThat(list("/api/v3/aggTrades?limit=1000&start" + time + "&" + SYMBOL, ""))
                .isEqualTo(all.stream()
                        .filter(one ->
                                one.path("T").asLong() >= middle.path("T").asLong())
                        .toList());
        List<JsonNode> upTo = all.stream()
                .filter(one -> one.path("T").asLong() <= middle.path("T").asLong())
                .toList();
        assertThat(list("/api/v3/aggTrades?limit=5&end" + time + "&" + SYMBOL, ""))
                .as("the latest before the end")
                .isEqualTo(upTo.subList(upTo.size() - 5, upTo.size()));
        assertThat(list("/api/v3/aggTrades?start" + time + "&end" + time + "&" + SYMBOL, ""))
                .isEqualTo(upTo.stream()
                        .filter(one ->
                                one.path("T").asLong() == middle.path("T").asLong())
                        .toList());
        assertThat(venue.get("/api/v3/aggTrades?fromId=1&start" + time + "&" + SYMBOL)
                        .code())
                .isEqualTo(-1128);
    }

    @ParameterizedTest(name = "{0} in time zone {1}")
    @CsvSource({
        "1s,0,0",
        "1m,0,0",
        "3m,0,0",
        "5m,05:45,20700000",
        "30m,0,0",
        "1h,-3:30,-12600000",
        "4h,8,28800000",
        "1d,14,50400000",
        "1d,-12,-43200000",
        "3d,0,0",
        "1w,8,28800000",
        "1M,8,28800000",
        "1M,0,0"
    })
    void candlesAreWhatTheTradesMakeOfThem(String interval, String zone, long zoneMillis) {
        long start = trades.getFirst().path("time").asLong();
        List<JsonNode> candles = all(
                "/api/v3/klines?limit=1000&interval=" + interval + "&timeZone=" + zone + "&startTime=" + start + "&"
                        + SYMBOL,
                "");
        // Those that opened before the first trade hold a replayed past too; of the longest there is no other yet.
        assertThat(candles.isEmpty()).isEqualTo(interval.endsWith("d") || interval.matches("1[wM]"));
        for (JsonNode candle : candles) {
            long open = candle.path(0).asLong();
            long close = candle.path(6).asLong();
            List<JsonNode> within = trades.stream()
                    .filter(trade -> trade.path("time").asLong() >= open
                            && trade.path("time").asLong() <= close)
                    .toList();
            assertThat(candle.path(8).asInt()).isEqualTo(within.size());
            if (!within.isEmpty()) {
                assertThat(candle.path(1)).isEqualTo(within.getFirst().path("price"));
                assertThat(candle.path(4)).isEqualTo(within.getLast().path("price"));
                assertThat(new BigDecimal(candle.path(5).asString())).isEqualByComparingTo(sum(within, "qty"));
                assertThat(new BigDecimal(candle.path(7).asString())).isEqualByComparingTo(sum(within, "quoteQty"));
            }
        }
        List<JsonNode> latest =
                list("/api/v3/klines?limit=2&interval=" + interval + "&timeZone=" + zone + "&" + SYMBOL, "");
        long end = trades.getLast().path("time").asLong();
        assertThat(latest).hasSize(2);
        assertThat(latest.getLast().path(0).asLong()).isLessThanOrEqualTo(end);
        assertThat(latest.getLast().path(6).asLong()).isGreaterThanOrEqualTo(end);
        assertThat(latest.stream().mapToInt(candle -> candle.path(8).asInt()).sum())
                .as("trades of the last two")
                .isPositive();
        assertThat(latest.getFirst().path(6).asLong() + 1)
                .isEqualTo(latest.getLast().path(0).asLong());
        if (interval.endsWith("d")) {
            long days = interval.equals("3d") ? 3 : 1;
            assertThat((latest.getLast().path(0).asLong() + zoneMillis) % (days * 86_400_000))
                    .isZero();
        }
    }

    private static BigDecimal sum(List<JsonNode> trades, String field) {
        return trades.stream()
                .map(trade -> new BigDecimal(trade.path(field).asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void order(Keys keys, String order) {
        TestVenue.Answer placed = venue.signed(keys, "POST", "/api/v3/order", SYMBOL + "&" + order);
        assertThat(placed.status()).as(placed.message()).isEqualTo(200);
    }

    private static List<JsonNode> list(String path, String field) {
        List<JsonNode> items = all(path, field);
        assertThat(items).as(path).isNotEmpty();
        return items;
    }

    private static List<JsonNode> all(String path, String field) {
        JsonNode body = venue.get(path).body();
        List<JsonNode> items = new ArrayList<>();
        (field.isEmpty() ? body : body.path(field)).forEach(items::add);
        return items;
    }
}
