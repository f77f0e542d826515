package io.aitrading.trading.backtest;

import java.util.Arrays;

/** Equity at each close: extremes always, the whole curve when asked for. */
public final class EquityCurve {
    private final boolean keep;
    private long[] units;
    private long[] times;
    private int size;
    long last;
    private long trough = Long.MAX_VALUE;
    long minimum = Long.MAX_VALUE;
    long maximum = Long.MIN_VALUE;
    double drawdown;

    EquityCurve(boolean keep, int bars) {
        this.keep = keep;
        units = new long[keep ? bars : 0];
        times = new long[keep ? bars : 0];
    }

    void add(long time, long equity) {
        if (keep) {
            if (size == units.length) {
                units = Arrays.copyOf(units, size * 2 + 16);
                times = Arrays.copyOf(times, size * 2 + 16);
            }
            units[size] = equity;
            times[size++] = time;
        }
        last = equity;
        if (equity < minimum) {
            minimum = equity;
        }
        if (equity > maximum) {
            maximum = equity;
            trough = equity;
        } else if (equity < trough) {
            // Only a new low since the peak can deepen the drawdown; most bars need no division.
            trough = equity;
            drawdown = Math.max(drawdown, (double) (maximum - equity) / maximum);
        }
    }

    /** How many bars are kept; 0 when the curve was not asked for. */
    public int size() {
        return size;
    }

    /** Open time of a bar. */
    public long timeMillis(int bar) {
        return times[bar];
    }

    /** Equity at a bar's close in units of the run's {@link MoneyScale}. */
    public long units(int bar) {
        return units[bar];
    }
}
