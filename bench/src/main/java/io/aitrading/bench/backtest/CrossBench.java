package io.aitrading.bench.backtest;

import io.aitrading.bench.Duel;
import io.aitrading.bench.Table;
import io.aitrading.trading.backtest.Backtest;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.BacktestSettings;
import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.backtest.RunControl;
import io.aitrading.trading.backtest.Sizing;
import io.aitrading.trading.strategy.Protection;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.trading.strategy.library.StrategyLibrary;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.NumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/** The same cross of exponential averages over the same bars here and in ta4j: same number of trades and same profit, or no timing counts. CPU time
 * of the whole process, since a good part of the peer's cost is what the collector does about its objects. */
final class CrossBench {
    private static final int BARS = 1_000_000;
    /** Decimal numbers take so much memory that a million bars do not fit. */
    private static final int FEWER_BARS = 200_000;

    private static final int REPEATS = 10;
    /** The averages start from different seeds; after so many bars nothing of a seed is left in a double. */
    private static final int SETTLED = 1_000;

    private static final BigDecimal CAPITAL = new BigDecimal("100000000");
    private static final double LEAST_RATIO = 9;

    private CrossBench() {}

    static void run(Table table) {
        Duel.Outcome doubles = duel(BARS, DoubleNumFactory.getInstance());
        double ratio = 1 / doubles.ratio();
        table.row(
                "backtest: exponential cross",
                Duel.millionsPerSecond((long) REPEATS * BARS, doubles.ours()),
                Duel.millionsPerSecond((long) REPEATS * BARS, doubles.peer()) + " (ta4j)",
                "%.1f times (median %.1f)".formatted(ratio, 1 / doubles.medianRatio()),
                ">= 9 times",
                ratio >= LEAST_RATIO,
                "the same trades and profit; ta4j set to doubles, its fastest numbers");
        Duel.Outcome usual = duel(FEWER_BARS, DecimalNumFactory.getInstance());
        table.note("  beside ta4j with the decimal numbers it comes with, 200,000 bars: ta4j %s, %.1f times"
                .formatted(Duel.millionsPerSecond((long) REPEATS * FEWER_BARS, usual.peer()), 1 / usual.ratio()));
    }

    private static Duel.Outcome duel(int count, NumFactory numbers) {
        BarSeries bars = Walks.of(count, 42);
        org.ta4j.core.BarSeries peerBars = peer(bars, numbers);
        return Duel.ofProcess(2, 5)
                .run(
                        () -> () -> repeated(() -> milliProfit(exponential(bars))),
                        () -> () -> repeated(() -> milliProfit(runPeer(peerBars))));
    }

    private static long repeated(LongSupplier run) {
        long checksum = 0;
        for (int i = 0; i < REPEATS; i++) {
            checksum = checksum * 31 + run.getAsLong();
        }
        return checksum;
    }

    private static BacktestResult exponential(BarSeries bars) {
        BacktestSettings settings = BacktestSettings.simple(
                CAPITAL, new Sizing.FixedQuantity(BigDecimal.valueOf(ProtectedCross.LOTS)), BigDecimal.ZERO);
        return Backtest.run(settings, List.of(bars), new ProtectedCross(Protection.NONE, SETTLED), RunControl.NONE);
    }

    static BacktestResult backtest(BarSeries bars, int fast, int slow, String fee) {
        Strategy strategy =
                StrategyLibrary.catalogue().create("moving-average-cross", Map.of("fast", fast, "slow", slow));
        BacktestSettings settings = BacktestSettings.simple(
                        CAPITAL, new Sizing.FixedQuantity(BigDecimal.ONE), new BigDecimal(fee))
                .withoutEquity();
        return Backtest.run(settings, List.of(bars), strategy, RunControl.NONE);
    }

    /** Buys once and holds. */
    static long hold(BarSeries bars) {
        BacktestSettings settings = BacktestSettings.simple(
                        CAPITAL, new Sizing.FixedQuantity(BigDecimal.ONE), BigDecimal.ZERO)
                .withoutEquity();
        Strategy strategy = StrategyLibrary.catalogue().create("buy-and-hold", Map.of());
        return checksum(Backtest.run(settings, List.of(bars), strategy, RunControl.NONE));
    }

    /** What {@link PlainCross} gives for the same run: a tick is a thousandth of a unit of money. */
    static long checksum(BacktestResult result) {
        long equity = result.finalEquity().subtract(CAPITAL).movePointRight(6).longValueExact();
        return PlainCross.mix(equity, result.fills().size());
    }

    private static long milliProfit(BacktestResult result) {
        double profit =
                result.trades().stream().mapToDouble(trade -> trade.profit()).sum();
        return PlainCross.mix(Math.round(profit * 1_000), result.trades().size());
    }

    private static long milliProfit(TradingRecord record) {
        double profit = 0;
        for (Position position : record.getPositions()) {
            profit += position.getProfit().doubleValue();
        }
        return PlainCross.mix(Math.round(profit * 1_000), record.getPositions().size());
    }

    private static TradingRecord runPeer(org.ta4j.core.BarSeries bars) {
        ClosePriceIndicator close = new ClosePriceIndicator(bars);
        EMAIndicator fast = new EMAIndicator(close, ProtectedCross.FAST);
        EMAIndicator slow = new EMAIndicator(close, ProtectedCross.SLOW);
        BaseStrategy strategy = new BaseStrategy(
                new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow), SETTLED);
        return new BarSeriesManager(bars, new TradeOnNextOpenModel())
                .run(strategy, TradeType.BUY, bars.numFactory().numOf(ProtectedCross.LOTS));
    }

    private static org.ta4j.core.BarSeries peer(BarSeries bars, NumFactory numbers) {
        org.ta4j.core.BarSeries series =
                new BaseBarSeriesBuilder().withNumFactory(numbers).build();
        SymbolSpec symbol = bars.symbol();
        for (int i = 0; i < bars.size(); i++) {
            series.barBuilder()
                    .timePeriod(Duration.ofMinutes(1))
                    .endTime(Instant.ofEpochMilli(bars.timeMillis(i) + Walks.MINUTE))
                    .openPrice(symbol.priceValue(bars.openTicks(i)))
                    .highPrice(symbol.priceValue(bars.highTicks(i)))
                    .lowPrice(symbol.priceValue(bars.lowTicks(i)))
                    .closePrice(symbol.priceValue(bars.closeTicks(i)))
                    .volume(bars.volume(i))
                    .add();
        }
        return series;
    }
}
