package io.aitrading.trading.analytics;

/**
 * Mean, sample deviation, skewness and kurtosis (3 for a normal distribution) of numbers.
 *
 * @param count how many numbers there were
 */
public record Moments(int count, double mean, double deviation, double skewness, double kurtosis) {
    public static Moments of(double[] values) {
        int n = values.length;
        if (n < 2) {
            return new Moments(n, n == 1 ? values[0] : 0, 0, 0, 3);
        }
        double mean = 0;
        for (double value : values) {
            mean += value / n;
        }
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : values) {
            double distance = value - mean;
            double square = distance * distance;
            second += square;
            third += square * distance;
            fourth += square * square;
        }
        if (second == 0) {
            return new Moments(n, mean, 0, 0, 3);
        }
        double variance = second / n;
        return new Moments(
                n,
                mean,
                Math.sqrt(second / (n - 1)),
                third / n / (variance * Math.sqrt(variance)),
                fourth / n / (variance * variance));
    }
}
