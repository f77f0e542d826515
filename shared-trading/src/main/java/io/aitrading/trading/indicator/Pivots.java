package io.aitrading.trading.indicator;

import org.jspecify.annotations.Nullable;

/**
 * Turning points: a high above the highs on both sides, known only when the bars to its right have closed, and the lines
 * between neighbouring points. Values belong to the bar {@link #delayBars} before the newest.
 */
public final class Pivots extends BarIndicator {
    private final int right;
    private final int mostBars;
    private final Side highs;
    private final Side lows;
    private int seen;

    /**
     * A line between two points of the same kind.
     *
     * @param higher whether the later point is the higher one
     */
    public record Line(int fromBar, double fromValue, int toBar, double toValue, boolean higher) {
        /** Height of the line at a bar between its ends. */
        public double at(int bar) {
            return fromValue + (toValue - fromValue) * (bar - fromBar) / (toBar - fromBar);
        }
    }

    Pivots(int left, int right, int mostBars) {
        super(left + right + 1, "highPoint", "lowPoint");
        this.right = right;
        this.mostBars = mostBars;
        highs = new Side(left, right, 1);
        lows = new Side(left, right, -1);
    }

    @Override
    public int delayBars(int output) {
        return right;
    }

    /** The line that the newest bar's confirmation completed among highs, if it did. */
    public @Nullable Line highLine() {
        return highs.line;
    }

    /** The line that the newest bar's confirmation completed among lows, if it did. */
    public @Nullable Line lowLine() {
        return lows.line;
    }

    @Override
    void step(BarValues bar) {
        set(0, highs.next(bar.high(), seen));
        set(1, lows.next(bar.low(), seen));
        seen++;
    }

    private final class Side {
        private final WindowStatistics window;
        private final int sign;
        private final int rightBars;
        private int lastBar = -1;
        private double lastValue;
        private @Nullable Line line;

        Side(int left, int right, int sign) {
            window = new WindowStatistics(left + right + 1);
            rightBars = right;
            this.sign = sign;
        }

        double next(double value, int newest) {
            window.add(value);
            line = null;
            if (!window.ready()) {
                return Double.NaN;
            }
            double middle = window.get(rightBars);
            for (int back = 0; back < window.length(); back++) {
                if (back != rightBars && sign * window.get(back) >= sign * middle) {
                    return Double.NaN;
                }
            }
            int bar = newest - rightBars;
            if (lastBar >= 0 && bar - lastBar <= mostBars) {
                line = new Line(lastBar, lastValue, bar, middle, middle > lastValue);
            }
            lastBar = bar;
            lastValue = middle;
            return middle;
        }
    }
}
