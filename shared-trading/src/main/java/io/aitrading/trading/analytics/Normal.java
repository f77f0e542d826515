package io.aitrading.trading.analytics;

/** The standard normal distribution. The same bits on every machine. */
final class Normal {
    private static final double FAR = 8.3;
    private static final double LOG_ROOT_TWO_PI = 0.9189385332046727;

    private Normal() {}

    /** Probability of a value at most z, to fifteen decimals (series of George Marsaglia, Evaluating the Normal Distribution, 2004). */
    static double cumulative(double z) {
        if (Double.isNaN(z)) {
            return Double.NaN;
        }
        if (Math.abs(z) > FAR) {
            return z > 0 ? 1 : 0;
        }
        double term = z;
        double sum = z;
        double before = Double.NaN;
        for (int odd = 3; sum != before; odd += 2) {
            before = sum;
            term *= z * z / odd;
            sum += term;
        }
        return Math.min(1, Math.max(0, 0.5 + sum * density(z)));
    }

    static double density(double z) {
        return StrictMath.exp(-z * z / 2 - LOG_ROOT_TWO_PI);
    }

    /** The value that is exceeded with probability 1 - p, by halving. */
    static double quantile(double p) {
        double low = -FAR;
        double high = FAR;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (cumulative(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
