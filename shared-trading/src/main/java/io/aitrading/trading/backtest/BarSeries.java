package io.aitrading.trading.backtest;

import io.aitrading.trading.strategy.SymbolSpec;

/**
 * Closed bars of one symbol in primitive arrays, checked once: times rise, no number is missing, prices are positive and
 * each bar's low and high enclose its open and close. The arrays are not copied and must not be changed afterwards.
 */
public final class BarSeries {
    private final SymbolSpec symbol;
    private final long intervalMillis;
    final long[] time;
    final long[] open;
    final long[] high;
    final long[] low;
    final long[] close;
    final double[] volume;

    private BarSeries(
            SymbolSpec symbol,
            long intervalMillis,
            long[] time,
            long[] open,
            long[] high,
            long[] low,
            long[] close,
            double[] volume) {
        this.symbol = symbol;
        this.intervalMillis = intervalMillis;
        this.time = time;
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
        check();
    }

    /** Bars whose prices are counted in ticks already. */
    public static BarSeries ofTicks(
            SymbolSpec symbol,
            long intervalMillis,
            long[] time,
            long[] open,
            long[] high,
            long[] low,
            long[] close,
            double[] volume) {
        return new BarSeries(symbol, intervalMillis, time, open, high, low, close, volume);
    }

    /** Bars with prices as published; they are counted on the symbol's grid, off-grid ones at the nearest tick. */
    public static BarSeries ofPrices(SymbolSpec symbol, long intervalMillis, PriceColumns columns) {
        columns.check();
        return new BarSeries(
                symbol,
                intervalMillis,
                columns.time(),
                ticks(symbol, columns.open()),
                ticks(symbol, columns.high()),
                ticks(symbol, columns.low()),
                ticks(symbol, columns.close()),
                columns.volume());
    }

    private static long[] ticks(SymbolSpec symbol, double[] prices) {
        long[] ticks = new long[prices.length];
        for (int i = 0; i < prices.length; i++) {
            ticks[i] = symbol.nearestTicks(prices[i]);
        }
        return ticks;
    }

    private void check() {
        int n = time.length;
        if (n == 0) {
            throw new DataProblem("bars", "NOT_EMPTY", "there are no bars");
        }
        if (intervalMillis <= 0) {
            throw new DataProblem("interval", "POSITIVE", "the interval must be positive");
        }
        for (int i = 0; i < n; i++) {
            if (i > 0 && time[i] <= time[i - 1]) {
                throw new DataProblem(
                        "bars[" + i + "].time",
                        time[i] == time[i - 1] ? "DUPLICATE" : "SORTED",
                        time[i] == time[i - 1]
                                ? "two bars open at " + time[i]
                                : "bars must be in order of time; " + time[i] + " follows " + time[i - 1]);
            }
            if (low[i] <= 0) {
                throw new DataProblem("bars[" + i + "].low", "POSITIVE", "prices must be at least one tick");
            }
            if (high[i] < low[i] || high[i] < open[i] || high[i] < close[i] || low[i] > open[i] || low[i] > close[i]) {
                throw new DataProblem(
                        "bars[" + i + "]", "RANGE", "open and close must lie within low and high at " + time[i]);
            }
            if (!(volume[i] >= 0) || volume[i] == Double.POSITIVE_INFINITY) {
                throw new DataProblem("bars[" + i + "].volume", "NOT_NEGATIVE", "volume must be zero or more");
            }
        }
    }

    public SymbolSpec symbol() {
        return symbol;
    }

    public long intervalMillis() {
        return intervalMillis;
    }

    public int size() {
        return time.length;
    }

    public long timeMillis(int bar) {
        return time[bar];
    }

    public long openTicks(int bar) {
        return open[bar];
    }

    public long highTicks(int bar) {
        return high[bar];
    }

    public long lowTicks(int bar) {
        return low[bar];
    }

    public long closeTicks(int bar) {
        return close[bar];
    }

    public double volume(int bar) {
        return volume[bar];
    }

    /** The first bars, sharing nothing with this series: for checks that must not be able to see further. */
    public BarSeries first(int bars) {
        return slice(0, bars);
    }

    /** Bars {@code from} (inclusive) to {@code to} (exclusive). */
    public BarSeries slice(int from, int to) {
        return new BarSeries(
                symbol,
                intervalMillis,
                java.util.Arrays.copyOfRange(time, from, to),
                java.util.Arrays.copyOfRange(open, from, to),
                java.util.Arrays.copyOfRange(high, from, to),
                java.util.Arrays.copyOfRange(low, from, to),
                java.util.Arrays.copyOfRange(close, from, to),
                java.util.Arrays.copyOfRange(volume, from, to));
    }
}
