package io.aitrading.trading.backtest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Equity at each close: extremes always, the whole curve when asked for. */
public final class EquityCurve {
    private final boolean keep;
    /** The bars whose times the curve has; without them it keeps times of its own. */
    @Nullable
    private final BarSeries clock;

    private long[] units;
    private long[] times;
    private int size;
    long last;
    private long trough = Long.MAX_VALUE;
    long minimum = Long.MAX_VALUE;
    long maximum = Long.MIN_VALUE;
    double drawdown;

    private EquityCurve(boolean keep, @Nullable BarSeries clock, int bars) {
        this.keep = keep;
        this.clock = clock;
        units = new long[keep ? bars : 0];
        times = new long[keep && clock == null ? bars : 0];
    }

    /** One point for each time at which there are bars. */
    static EquityCurve of(BarSeries... series) {
        return series.length == 1 ? new EquityCurve(true, series[0], series[0].size()) : atTimes(series[0].size());
    }

    /** Points at any times. */
    static EquityCurve atTimes(int expected) {
        return new EquityCurve(true, null, expected);
    }

    /** The extremes alone. */
    static EquityCurve extremes() {
        return new EquityCurve(false, null, 0);
    }

    /** @return whether the drawdown may have become deeper */
    boolean add(long time, long equity) {
        if (keep) {
            if (size == units.length) {
                grow();
            }
            if (clock == null) {
                times[size] = time;
            }
            units[size++] = equity;
        }
        last = equity;
        if (equity > maximum) {
            maximum = equity;
            trough = equity;
            minimum = Math.min(minimum, equity);
        } else if (equity < trough) {
            // Only a new low since the peak can deepen the drawdown; most bars need no division.
            trough = equity;
            minimum = Math.min(minimum, equity);
            drawdown = Math.max(drawdown, (double) (maximum - equity) / maximum);
            return true;
        }
        return false;
    }

    private void grow() {
        units = Arrays.copyOf(units, size * 2 + 16);
        if (clock == null) {
            times = Arrays.copyOf(times, units.length);
        }
    }

    /** How many bars are kept; 0 when the curve was not asked for. */
    public int size() {
        return size;
    }

    /** Open time of a bar. */
    public long timeMillis(int bar) {
        return clock == null ? times[bar] : clock.timeMillis(bar);
    }

    /** Equity at a bar's close in units of the run's {@link MoneyScale}. */
    public long units(int bar) {
        return units[bar];
    }
}
