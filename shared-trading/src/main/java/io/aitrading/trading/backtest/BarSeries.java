package io.aitrading.trading.backtest;

import io.aitrading.trading.strategy.SymbolSpec;
import java.util.Arrays;

/**
 * Closed bars of one symbol, checked once: times rise, no number is missing, prices are positive and each bar's low and high enclose its
 * open and close. The four prices of a bar lie side by side: whoever reads one has the others in the same cache line, where columns
 * would cost a miss for each.
 */
public final class BarSeries {
    private static final int PRICES = 4;
    private static final int OPEN = 0;
    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int CLOSE = 3;

    private final SymbolSpec symbol;
    private final long intervalMillis;
    private final long[] time;
    private final long[] prices;
    private final double[] volume;

    private BarSeries(SymbolSpec symbol, long intervalMillis, long[] time, long[] prices, double[] volume) {
        this.symbol = symbol;
        this.intervalMillis = intervalMillis;
        this.time = time;
        this.prices = prices;
        this.volume = volume;
        check();
    }

    /** Bars whose prices are counted in ticks already. Times and volumes are not copied and must not be changed afterwards. */
    public static BarSeries ofTicks(
            SymbolSpec symbol,
            long intervalMillis,
            long[] time,
            long[] open,
            long[] high,
            long[] low,
            long[] close,
            double[] volume) {
        long[] prices = new long[Math.multiplyExact(time.length, PRICES)];
        for (int i = 0; i < time.length; i++) {
            prices[i * PRICES + OPEN] = open[i];
            prices[i * PRICES + HIGH] = high[i];
            prices[i * PRICES + LOW] = low[i];
            prices[i * PRICES + CLOSE] = close[i];
        }
        return new BarSeries(symbol, intervalMillis, time, prices, volume);
    }

    /** Bars with prices as published; they are counted on the symbol's grid, off-grid ones at the nearest tick. */
    public static BarSeries ofPrices(SymbolSpec symbol, long intervalMillis, PriceColumns columns) {
        columns.check();
        long[] prices = new long[Math.multiplyExact(columns.size(), PRICES)];
        for (int i = 0; i < columns.size(); i++) {
            prices[i * PRICES + OPEN] = symbol.nearestTicks(columns.open()[i]);
            prices[i * PRICES + HIGH] = symbol.nearestTicks(columns.high()[i]);
            prices[i * PRICES + LOW] = symbol.nearestTicks(columns.low()[i]);
            prices[i * PRICES + CLOSE] = symbol.nearestTicks(columns.close()[i]);
        }
        return new BarSeries(symbol, intervalMillis, columns.time(), prices, columns.volume());
    }

    private void check() {
        if (time.length == 0) {
            throw new DataProblem("bars", "NOT_EMPTY", "there are no bars");
        }
        if (intervalMillis <= 0) {
            throw new DataProblem("interval", "POSITIVE", "the interval must be positive");
        }
        for (int i = 0; i < time.length; i++) {
            if (i > 0) {
                checkOrder(i);
            }
            checkBar(i);
        }
    }

    private void checkOrder(int bar) {
        if (time[bar] == time[bar - 1]) {
            throw new DataProblem("bars[" + bar + "].time", "DUPLICATE", "two bars open at " + time[bar]);
        }
        if (time[bar] < time[bar - 1]) {
            throw new DataProblem(
                    "bars[" + bar + "].time",
                    "SORTED",
                    "bars must be in order of time; " + time[bar] + " follows " + time[bar - 1]);
        }
    }

    private void checkBar(int bar) {
        long low = lowTicks(bar);
        long lowest = Math.min(openTicks(bar), closeTicks(bar));
        long highest = Math.max(openTicks(bar), closeTicks(bar));
        if (low <= 0) {
            throw new DataProblem("bars[" + bar + "].low", "POSITIVE", "prices must be at least one tick");
        }
        if (low > lowest || highTicks(bar) < highest) {
            throw new DataProblem(
                    "bars[" + bar + "]", "RANGE", "open and close must lie within low and high at " + time[bar]);
        }
        if (!(volume[bar] >= 0) || volume[bar] == Double.POSITIVE_INFINITY) {
            throw new DataProblem("bars[" + bar + "].volume", "NOT_NEGATIVE", "volume must be zero or more");
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
        return prices[bar * PRICES + OPEN];
    }

    public long highTicks(int bar) {
        return prices[bar * PRICES + HIGH];
    }

    public long lowTicks(int bar) {
        return prices[bar * PRICES + LOW];
    }

    public long closeTicks(int bar) {
        return prices[bar * PRICES + CLOSE];
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
                Arrays.copyOfRange(time, from, to),
                Arrays.copyOfRange(prices, from * PRICES, to * PRICES),
                Arrays.copyOfRange(volume, from, to));
    }
}
