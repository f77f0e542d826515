package io.aitrading.trading.analytics;

/**
 * How often the best run of one half of the time is in the worse half of the runs in the other (David Bailey, Jonathan
 * Borwein, Marcos Lopez de Prado, Jim Zhu, The Probability of Backtest Overfitting, Journal of Computational Finance, 2015):
 * over all ways to choose half of the time slices.
 */
public final class OverfittingProbability {
    private OverfittingProbability() {}

    /** Sums of returns in equal slices of time. */
    public static double[] sliceReturns(double[] returns, int slices) {
        double[] sums = new double[slices];
        for (int i = 0; i < returns.length; i++) {
            sums[(int) ((long) i * slices / returns.length)] += returns[i];
        }
        return sums;
    }

    /**
     * @param slices by run and slice; an even number of slices
     * @return 0 to 1; 0 when there are fewer than two runs
     */
    public static double of(double[][] slices) {
        if (slices.length < 2) {
            return 0;
        }
        int count = slices[0].length;
        int overfitted = 0;
        int splits = 0;
        for (int mask = 0; mask < 1 << count; mask++) {
            if (Integer.bitCount(mask) == count / 2) {
                splits++;
                overfitted += bestFallsBehind(slices, mask) ? 1 : 0;
            }
        }
        return (double) overfitted / splits;
    }

    private static boolean bestFallsBehind(double[][] slices, int mask) {
        int best = 0;
        for (int run = 1; run < slices.length; run++) {
            best = sum(slices[run], mask) > sum(slices[best], mask) ? run : best;
        }
        double later = sum(slices[best], ~mask);
        int behind = 0;
        for (double[] run : slices) {
            behind += sum(run, ~mask) < later ? 1 : 0;
        }
        // Rank of the best among all: at or below the median is overfitted.
        return 2 * (behind + 1) <= slices.length + 1;
    }

    private static double sum(double[] values, int mask) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (mask >> i & 1) == 1 ? values[i] : 0;
        }
        return sum;
    }
}
