package io.aitrading.trading.analytics;

/** The standard normal distribution. */
final class Normal {
    private static final double STEP = 1e-3;
    private static final double FAR = 12;

    private Normal() {}

    /** Probability of a value at most z: Simpson's rule over the density, exact to ten digits. */
    static double cumulative(double z) {
        if (Double.isNaN(z)) {
            return Double.NaN;
        }
        double edge = Math.min(FAR, Math.abs(z));
        int steps = 2 * (int) Math.ceil(edge / STEP / 2);
        if (steps == 0) {
            return 0.5;
        }
        double width = edge / steps;
        double sum = density(0) + density(edge);
        for (int i = 1; i < steps; i++) {
            sum += density(i * width) * (i % 2 == 0 ? 2 : 4);
        }
        double area = sum * width / 3;
        return z > 0 ? 0.5 + area : 0.5 - area;
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
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
