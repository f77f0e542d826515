package io.aitrading.trading.indicator;

/** True range: the bar's range with the close before it included. Its first value is on the second bar. */
final class TrueRange {
    private double previousClose = Double.NaN;

    double next(BarValues bar) {
        double before = previousClose;
        previousClose = bar.close();
        return Double.isNaN(before) ? Double.NaN : Math.max(bar.high(), before) - Math.min(bar.low(), before);
    }

    /** The next true range put into an average. */
    double smoothed(BarValues bar, Ema average) {
        double range = next(bar);
        return Double.isNaN(range) ? Double.NaN : average.next(range);
    }
}
