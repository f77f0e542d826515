package io.aitrading.paper.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Candles of every length and time zone are what the trades make of them, whether memory still has them or not. */
class CandlesProperties {
    private static final long ANCHOR = 1_385_400_123_456L;
    private static final Recording RECORDING = new Recording(
            new long[] {0, 7_000, 60_000, 3_500_000},
            new long[] {9_000, 9_100, 8_900, 9_050},
            new long[] {5, 7, 11, 13},
            new boolean[] {false, false, true, false});
    private static final int SOME = 3;

    /** A trade so long after the one before. */
    record Step(long gapMillis, long priceTicks, long lots, boolean buyerIsMaker) {}

    /** What is asked for. */
    record Question(KlineGrid grid, long fromOffset, int limit) {}

    @Property(tries = 300)
    void whatMemoryForgotTheArchiveStillHas(@ForAll("steps") List<Step> steps, @ForAll("questions") Question asked) {
        List<PublicTrade> trades = trades(steps);
        Candles forgetful = candles(trades, SOME);
        List<Kline> found = forgetful.between(asked.grid, ANCHOR + asked.fromOffset, Long.MAX_VALUE / 4, asked.limit);

        assertThat(found)
                .isEqualTo(candles(trades, 10_000)
                        .between(asked.grid, ANCHOR + asked.fromOffset, Long.MAX_VALUE / 4, asked.limit));
        for (Kline kline : found) {
            if (kline.openTime() >= ANCHOR) {
                assertThat(kline).isEqualTo(counted(trades, kline.openTime(), asked.grid.next(kline.openTime())));
            }
        }
        for (int i = 1; i < found.size(); i++) {
            assertThat(found.get(i).openTime())
                    .isEqualTo(asked.grid.next(found.get(i - 1).openTime()));
        }
    }

    @Property(tries = 300)
    void aWindowIsTheSumOfItsTrades(@ForAll("steps") List<Step> steps, @ForAll("minutes") long minutes) {
        List<PublicTrade> trades = trades(steps);
        long last = trades.getLast().timeMillis();
        long from = CandleLevel.MINUTE.openTime(last - minutes * 60_000);
        Kline window = candles(trades, 10_000).since(from);
        if (from >= ANCHOR) {
            long end = CandleLevel.MINUTE.closeTime(CandleLevel.MINUTE.openTime(last)) + 1;
            assertThat(window).isEqualTo(counted(trades, from, end));
        } else {
            assertThat(window.lots())
                    .isGreaterThanOrEqualTo(counted(trades, ANCHOR, last + 1).lots());
        }
    }

    @Example
    void anythingMayBeAskedFor() {
        Candles candles = candles(trades(List.of(new Step(5_000, 9_000, 10, true))), SOME);
        for (KlineInterval interval : KlineInterval.values()) {
            KlineGrid grid = KlineGrid.of(interval);
            assertThat(candles.between(grid, 0, Long.MAX_VALUE / 4, 10)).hasSize(10);
            assertThat(candles.between(grid, Long.MAX_VALUE / 4, Long.MAX_VALUE / 4, 10))
                    .isEmpty();
            assertThat(candles.latest(grid, 0, 10)).hasSize(10);
            assertThat(candles.current(grid).close()).isEqualTo(9_000);
        }
    }

    /** The candle as one adds it up by hand: flat at the last price before when nothing was traded. */
    private static Kline counted(List<PublicTrade> trades, long open, long next) {
        long before = 9_050;
        Kline whole = null;
        for (PublicTrade trade : trades) {
            if (trade.timeMillis() < open) {
                before = trade.priceTicks();
            } else if (trade.timeMillis() < next) {
                Kline sofar = whole == null ? Kline.flat(open, next - 1, before) : whole;
                whole = sofar.with(trade);
            }
        }
        return whole == null ? Kline.flat(open, next - 1, before) : whole;
    }

    private static List<PublicTrade> trades(List<Step> steps) {
        List<PublicTrade> trades = new ArrayList<>();
        long time = ANCHOR;
        for (Step step : steps) {
            time += step.gapMillis;
            long id = trades.size() + 1;
            trades.add(new PublicTrade(id, id, step.priceTicks, step.lots, time, step.buyerIsMaker, true));
        }
        return trades;
    }

    private static Candles candles(List<PublicTrade> trades, int capacity) {
        Map<CandleLevel, Integer> capacities = new EnumMap<>(CandleLevel.class);
        for (CandleLevel level : CandleLevel.values()) {
            capacities.put(level, capacity);
        }
        Candles candles = new Candles(RECORDING, new Archive(trades), capacities);
        candles.anchor(ANCHOR, RECORDING.lengthMillis(), 1_000);
        trades.forEach(candles::add);
        return candles;
    }

    /** Everything, in memory after all. */
    private static final class Archive implements CandleArchive {
        private final Map<CandleLevel, NavigableMap<Long, Kline>> candles = new EnumMap<>(CandleLevel.class);

        Archive(List<PublicTrade> trades) {
            for (CandleLevel level : CandleLevel.values()) {
                NavigableMap<Long, Kline> ofLevel = new TreeMap<>();
                for (PublicTrade trade : trades) {
                    ofLevel.merge(
                            level.openTime(trade.timeMillis()),
                            Kline.of(level, trade),
                            (known, one) -> known.with(trade));
                }
                candles.put(level, ofLevel);
            }
        }

        @Override
        public List<Kline> between(CandleLevel level, long from, long to, int limit) {
            Collection<Kline> found = from >= to
                    ? List.of()
                    : candles.get(level).subMap(from, true, to, false).values();
            return found.stream().limit(limit).toList();
        }

        @Override
        public List<Kline> before(CandleLevel level, long openTime, int limit) {
            return candles.get(level).headMap(openTime, false).descendingMap().values().stream()
                    .limit(limit)
                    .toList()
                    .reversed();
        }

        @Override
        public long completeFrom(CandleLevel level) {
            return Long.MIN_VALUE;
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> gaps = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 2_000),
                Arbitraries.longs().between(0, 200_000),
                Arbitraries.longs().between(0, 90_000_000));
        return Combinators.combine(
                        gaps,
                        Arbitraries.longs().between(8_000, 10_000),
                        Arbitraries.longs().between(1, 500),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<Question> questions() {
        Arbitrary<KlineGrid> grids = Combinators.combine(
                        Arbitraries.of(KlineInterval.class), Arbitraries.of(0L, 480L, 330L, -720L, 840L, 7L))
                .as((interval, minutes) -> new KlineGrid(interval, minutes * 60_000));
        return Combinators.combine(
                        grids,
                        Arbitraries.longs().between(-20_000_000, 900_000_000),
                        Arbitraries.integers().between(1, 50))
                .as(Question::new);
    }

    @Provide
    Arbitrary<Long> minutes() {
        return Arbitraries.longs().between(0, 10_080);
    }
}
