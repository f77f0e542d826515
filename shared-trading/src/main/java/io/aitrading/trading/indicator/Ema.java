package io.aitrading.trading.indicator;

/**
 * Exponential moving average with factor 2/(n+1), seeded with the simple average of the first n values; or Wilder's
 * smoothing with factor 1/n, which differs in the factor alone.
 */
public final class Ema {
    private final int length;
    private final double factor;
    private double seedSum;
    /** Values still to come before there is an average. */
    private int missing;

    private double value = Double.NaN;

    private Ema(int length, double factor) {
        if (length < 1) {
            throw new IllegalArgumentException("length must be at least 1, not " + length);
        }
        this.length = length;
        this.missing = length;
        this.factor = factor;
    }

    public static Ema of(int length) {
        return new Ema(length, 2.0 / (length + 1));
    }

    /** Wilder's smoothing (J. Welles Wilder, New Concepts in Technical Trading Systems, 1978). */
    public static Ema wilder(int length) {
        return new Ema(length, 1.0 / length);
    }

    /** Any factor, seeded with the average of the first {@code length} values. */
    static Ema withFactor(int length, double factor) {
        return new Ema(length, factor);
    }

    /** Takes the next value and gives the average; NaN while fewer than n values came. */
    public double next(double input) {
        if (missing > 0) {
            seedSum += input;
            if (--missing == 0) {
                value = seedSum / length;
            }
            return value;
        }
        value += factor * (input - value);
        return value;
    }

    public double value() {
        return value;
    }

    public double[] snapshot() {
        return new double[] {seedSum, length - missing, value};
    }

    public void restore(double[] snapshot) {
        seedSum = snapshot[0];
        missing = length - (int) snapshot[1];
        value = snapshot[2];
    }
}
