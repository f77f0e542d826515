package io.aitrading.trading.indicator;

/** Linearly weighted average of the last n values, the newest with weight n. */
public final class WeightedAverage {
    private final WindowStatistics window;
    private final int length;
    private double weighted;
    private int steps;

    public WeightedAverage(int length) {
        this.length = length;
        window = new WindowStatistics(length);
    }

    /** NaN until n values have been seen. */
    public double next(double value) {
        boolean full = window.ready();
        double before = full ? window.sum() : 0;
        window.add(value);
        if (!window.ready()) {
            return Double.NaN;
        }
        // Each value held loses one weight and the new one gets n; recomputed each round against drift.
        if (full && ++steps % length != 0) {
            weighted += length * value - before;
        } else {
            weighted = 0;
            for (int back = 0; back < length; back++) {
                weighted += (length - back) * window.get(back);
            }
        }
        return weighted / (length * (length + 1) / 2.0);
    }
}
