package io.aitrading.bridge.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.bridge.Trades;
import io.aitrading.domain.Candle;
import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CandleSeriesProperties {

    @Property(tries = 200)
    void candlesBuiltOneTradeAtATimeEqualThoseOfABatch(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int count, @ForAll Interval interval) {
        List<MarketTrade> trades = walk(seed, count);
        CandleSeries series = new CandleSeries(Trades.SYMBOL, interval, 10_000);
        List<Candle> closed = new ArrayList<>();
        trades.forEach(trade -> series.add(trade).ifPresent(closed::add));

        List<Candle> batch = batch(trades, interval);
        assertThat(series.all()).isEqualTo(batch);
        assertThat(closed).isEqualTo(batch.subList(0, batch.size() - 1));
    }

    @Example
    void aLateTradeCountsToTheOpenCandle() {
        CandleSeries series = new CandleSeries(Trades.SYMBOL, Interval.ONE_MINUTE, 100);
        series.add(Trades.trade(1, "800", Trades.START.plusSeconds(61)));
        assertThat(series.add(Trades.trade(2, "790", Trades.START.plusSeconds(59))))
                .isEmpty();

        assertThat(series.all()).singleElement().satisfies(candle -> {
            assertThat(candle.openTime()).isEqualTo(Trades.START.plusSeconds(60));
            assertThat(candle.low()).isEqualTo(Price.of("790"));
            assertThat(candle.tradeCount()).isEqualTo(2);
        });
    }

    @Example
    void aVenueClockSetBackByYearsBeginsANewSeries() {
        CandleSeries series = new CandleSeries(Trades.SYMBOL, Interval.ONE_MINUTE, 100);
        series.add(Trades.trade(1, "800", Instant.parse("2026-01-05T09:30:00Z")));
        series.add(Trades.trade(2, "800", Instant.parse("2026-01-05T09:31:00Z")));

        assertThat(series.add(Trades.trade(3, "810", Trades.START))).isPresent();
        assertThat(series.all()).extracting(Candle::openTime).containsExactly(Trades.START);
    }

    @Example
    void onlySoManyAreKept() {
        CandleSeries series = new CandleSeries(Trades.SYMBOL, Interval.ONE_SECOND, 3);
        for (int i = 0; i < 10; i++) {
            series.add(Trades.trade(i, "800", Trades.START.plusSeconds(i)));
        }
        assertThat(series.all()).hasSize(4);
    }

    /** The obvious way: group by interval, then look at each group. */
    private static List<Candle> batch(List<MarketTrade> trades, Interval interval) {
        Map<Instant, List<MarketTrade>> groups = new TreeMap<>();
        for (MarketTrade trade : trades) {
            long millis = interval.length().toMillis();
            Instant open = Instant.ofEpochMilli(trade.time().toEpochMilli() / millis * millis);
            groups.computeIfAbsent(open, key -> new ArrayList<>()).add(trade);
        }
        List<Candle> candles = new ArrayList<>();
        groups.forEach((open, group) -> candles.add(new Candle(
                Trades.SYMBOL,
                interval.code(),
                open,
                group.getFirst().price(),
                group.stream().map(MarketTrade::price).max(Price::compareTo).orElseThrow(),
                group.stream().map(MarketTrade::price).min(Price::compareTo).orElseThrow(),
                group.getLast().price(),
                group.stream().map(MarketTrade::quantity).reduce(Quantity.ZERO, Quantity::plus),
                group.size(),
                candles.size() < groups.size() - 1)));
        return candles;
    }

    private static List<MarketTrade> walk(long seed, int count) {
        Random random = new Random(seed);
        List<MarketTrade> trades = new ArrayList<>();
        Instant time = Trades.START.plusMillis(random.nextInt(100_000));
        int cents = 80_000;
        for (int id = 1; id <= count; id++) {
            time = time.plus(
                    Duration.ofMillis(random.nextInt(10) == 0 ? random.nextInt(900_000) : random.nextInt(700)));
            cents += random.nextInt(201) - 100;
            trades.add(new MarketTrade(
                    Trades.SYMBOL,
                    id,
                    Price.of(cents / 100 + "." + cents % 100 / 10 + cents % 10),
                    Quantity.of("0." + (1 + random.nextInt(99_999))),
                    time,
                    random.nextBoolean()));
        }
        return trades;
    }
}
