package io.aitrading.trading.backtest;

import java.math.BigDecimal;

/** Bars as published, in columns of equal length. The arrays are not copied. */
public final class PriceColumns {
    private final long[] time;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;

    public PriceColumns(long[] time, double[] open, double[] high, double[] low, double[] close, double[] volume) {
        this.time = time;
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
    }

    public int size() {
        return time.length;
    }

    public long[] time() {
        return time;
    }

    public double[] open() {
        return open;
    }

    public double[] high() {
        return high;
    }

    public double[] low() {
        return low;
    }

    public double[] close() {
        return close;
    }

    public double[] volume() {
        return volume;
    }

    /** Throws a {@link DataProblem} that names the first number that is missing, not finite or not positive. */
    void check() {
        int n = time.length;
        if (open.length != n || high.length != n || low.length != n || close.length != n || volume.length != n) {
            throw new DataProblem("bars", "LENGTH", "all columns must have the same length");
        }
        for (int i = 0; i < n; i++) {
            checkPrice(open[i], i, "open");
            checkPrice(high[i], i, "high");
            checkPrice(low[i], i, "low");
            checkPrice(close[i], i, "close");
            if (!(volume[i] >= 0)) {
                throw new DataProblem(
                        "bars[" + i + "].volume", "NOT_NEGATIVE", "volume must be a number, zero or more");
            }
        }
    }

    private static void checkPrice(double price, int bar, String column) {
        if (!(price > 0) || price == Double.POSITIVE_INFINITY) {
            throw new DataProblem(
                    "bars[" + bar + "]." + column, "POSITIVE", "a price must be a positive number, not " + price);
        }
        if (price > 1e12) {
            throw new DataProblem(
                    "bars[" + bar + "]." + column, "MAXIMUM", "a price must be at most 1e12, not " + price);
        }
    }

    /** The coarsest tick on which all prices lie. */
    public BigDecimal tickSize() {
        check();
        DecimalGrid grid = new DecimalGrid();
        for (double[] column : new double[][] {open, high, low, close}) {
            for (double price : column) {
                grid.add(price);
            }
        }
        return grid.step();
    }

    /** The most frequent distance between two bars. */
    public long intervalMillis() {
        long best = 0;
        int votes = 0;
        // Majority vote: gaps are the exception, so the true interval outlives them.
        for (int i = 1; i < time.length; i++) {
            long distance = time[i] - time[i - 1];
            if (votes == 0) {
                best = distance;
                votes = 1;
            } else {
                votes += distance == best ? 1 : -1;
            }
        }
        return best > 0 ? best : 60_000;
    }
}
