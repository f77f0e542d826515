package io.aitrading.trading.analytics;

/**
 * Probability that a Sharpe ratio is above what the best of so many tries without skill would show (David Bailey, Marcos
 * Lopez de Prado, The Deflated Sharpe Ratio, Journal of Portfolio Management 40(5), 2014).
 */
public final class DeflatedSharpe {
    private static final double EULER = 0.5772156649015329;

    private DeflatedSharpe() {}

    /**
     * @param sharpe of the chosen run, per bar
     * @param tried Sharpe ratios of all runs tried, per bar
     * @param bars how many returns the ratio is made of
     * @param kurtosis of the returns; 3 for a normal distribution
     */
    public static double of(double sharpe, double[] tried, int bars, double skewness, double kurtosis) {
        double expected = expectedMaximum(Moments.of(tried).deviation(), tried.length);
        double variance = 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
        if (bars < 2 || !(variance > 0)) {
            return 0;
        }
        return Normal.cumulative((sharpe - expected) * Math.sqrt(bars - 1) / Math.sqrt(variance));
    }

    /** What the best of n ratios without skill is expected to be. */
    static double expectedMaximum(double deviation, int n) {
        if (n < 2) {
            return 0;
        }
        return deviation
                * ((1 - EULER) * Normal.quantile(1 - 1.0 / n) + EULER * Normal.quantile(1 - 1.0 / (n * Math.E)));
    }
}
