package io.aitrading.trading.indicator;

/**
 * One closed bar as indicators see it.
 *
 * @param other close of a second series at the same time, for indicators that compare two; else NaN
 */
public record BarValues(double open, double high, double low, double close, double volume, double other) {
    public static BarValues of(double open, double high, double low, double close, double volume) {
        return new BarValues(open, high, low, close, volume, Double.NaN);
    }

    double typical() {
        return (high + low + close) / 3;
    }

    double middle() {
        return (high + low) / 2;
    }
}
