package io.aitrading.bench;

import io.aitrading.trading.backtest.Backtest;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.BacktestSettings;
import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.backtest.RunControl;
import io.aitrading.trading.backtest.Sizing;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.trading.strategy.library.StrategyLibrary;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/**
 * The backtest loop beside ta4j: the same average cross over the same bars, alternated, in CPU time. A timing counts only
 * when both closed the same number of trades with the same profit.
 */
public final class BacktestBench {
    private static final int BARS = 1_000_000;
    private static final int ROUNDS = 5;
    private static final int FAST = 10;
    private static final int SLOW = 30;
    private static final int SWEEP_BARS = 100_000;
    private static final int SWEEP_POINTS = 1_000;
    private static final long MINUTE = 60_000;

    private BacktestBench() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        BarSeries bars = walk(BARS, 42);
        org.ta4j.core.BarSeries peerBars = peer(bars);
        double best = 0;
        double bestPeer = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = cpu();
            BacktestResult ours = run(bars, FAST, SLOW, "0");
            long middle = cpu();
            TradingRecord theirs = runPeer(peerBars);
            long end = cpu();
            if (!agree(ours, theirs)) {
                out.println("the results differ: no timing counts");
                System.exit(1);
            }
            best = Math.max(best, rate(BARS, middle - start));
            bestPeer = Math.max(bestPeer, rate(BARS, end - middle));
            out.printf(
                    "round %d: ours %.1f M bars/s, ta4j %.2f M bars/s, %d trades%n",
                    round,
                    rate(BARS, middle - start),
                    rate(BARS, end - middle),
                    ours.trades().size());
        }
        out.printf(
                "backtest, best of %d: ours %.1f M bars per CPU second, ta4j %.2f, ratio %.1f%n",
                ROUNDS, best, bestPeer, best / bestPeer);
        sweep(out);
    }

    private static void sweep(PrintStream out) {
        BarSeries bars = walk(SWEEP_BARS, 7);
        long start = cpu();
        long trades = 0;
        for (int point = 0; point < SWEEP_POINTS; point++) {
            trades +=
                    run(bars, 2 + point % 25, 40 + point / 25, "0.001").trades().size();
        }
        double rate = rate((long) SWEEP_BARS * SWEEP_POINTS, cpu() - start);
        out.printf(
                "sweep of %d points x %d bars: %.1f M point-bars per CPU second, %d trades%n",
                SWEEP_POINTS, SWEEP_BARS, rate, trades);
    }

    private static BacktestResult run(BarSeries bars, int fast, int slow, String fee) {
        Strategy strategy =
                StrategyLibrary.catalogue().create("moving-average-cross", Map.of("fast", fast, "slow", slow));
        BacktestSettings settings = BacktestSettings.simple(
                        new BigDecimal("100000000"), new Sizing.FixedQuantity(BigDecimal.ONE), new BigDecimal(fee))
                .withoutEquity();
        return Backtest.run(settings, List.of(bars), strategy, RunControl.NONE);
    }

    private static TradingRecord runPeer(org.ta4j.core.BarSeries bars) {
        ClosePriceIndicator close = new ClosePriceIndicator(bars);
        SMAIndicator fast = new SMAIndicator(close, FAST);
        SMAIndicator slow = new SMAIndicator(close, SLOW);
        BaseStrategy strategy = new BaseStrategy(
                new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow), SLOW);
        return new BarSeriesManager(bars).run(strategy);
    }

    /** Same number of closed trades, and the same sum of profits to a millionth of it. */
    private static boolean agree(BacktestResult ours, TradingRecord theirs) {
        double profit =
                ours.trades().stream().mapToDouble(trade -> trade.profit()).sum();
        double peerProfit = 0;
        for (Position position : theirs.getPositions()) {
            peerProfit += position.getProfit().doubleValue();
        }
        return ours.trades().size() == theirs.getPositions().size()
                && Math.abs(profit - peerProfit) <= 1e-6 * Math.max(1, Math.abs(profit));
    }

    /** A random walk whose averages practically never tie, since the peer compares them as doubles. */
    private static BarSeries walk(int bars, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[][] columns = new long[5][bars];
        double[] volume = new double[bars];
        long price = 50_000_000;
        for (int i = 0; i < bars; i++) {
            long open = price;
            price = Math.max(10_000_000, price + random.nextLong(-40_000, 40_001));
            columns[0][i] = i * MINUTE;
            columns[1][i] = open;
            columns[2][i] = Math.max(open, price) + random.nextLong(5_000);
            columns[3][i] = Math.min(open, price) - random.nextLong(5_000);
            columns[4][i] = price;
            volume[i] = 1 + random.nextInt(100);
        }
        SymbolSpec symbol =
                SymbolSpec.of("WALK", "BASE", "QUOTE", new BigDecimal("0.001"), BigDecimal.ONE, 1, Long.MAX_VALUE);
        return BarSeries.ofTicks(symbol, MINUTE, columns[0], columns[1], columns[2], columns[3], columns[4], volume);
    }

    private static org.ta4j.core.BarSeries peer(BarSeries bars) {
        org.ta4j.core.BarSeries series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        SymbolSpec symbol = bars.symbol();
        for (int i = 0; i < bars.size(); i++) {
            series.barBuilder()
                    .timePeriod(Duration.ofMinutes(1))
                    .endTime(Instant.ofEpochMilli(bars.timeMillis(i) + MINUTE))
                    .openPrice(symbol.priceValue(bars.openTicks(i)))
                    .highPrice(symbol.priceValue(bars.highTicks(i)))
                    .lowPrice(symbol.priceValue(bars.lowTicks(i)))
                    .closePrice(symbol.priceValue(bars.closeTicks(i)))
                    .volume(bars.volume(i))
                    .add();
        }
        return series;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double rate(long count, long nanos) {
        return count * 1e3 / nanos;
    }
}
