package io.aitrading.trading.indicator;

/**
 * Population covariance of the last n pairs, in constant time a step on average. Like {@link WindowStatistics}, sums are kept relative
 * to pivots near the values and computed afresh each time the ring wraps.
 */
final class PairStatistics {
    private final double[] firsts;
    private final double[] seconds;
    private int next;
    private int filled;
    private double firstPivot;
    private double secondPivot;
    private double firstSum;
    private double secondSum;
    private double products;

    PairStatistics(int length) {
        firsts = new double[length];
        seconds = new double[length];
    }

    void add(double first, double second) {
        if (filled == 0) {
            firstPivot = first;
            secondPivot = second;
        }
        if (filled == firsts.length) {
            count(firsts[next], seconds[next], -1);
        } else {
            filled++;
        }
        firsts[next] = first;
        seconds[next] = second;
        count(first, second, 1);
        if (++next == firsts.length) {
            next = 0;
            recompute();
        }
    }

    private void count(double first, double second, int sign) {
        double one = first - firstPivot;
        double other = second - secondPivot;
        firstSum += sign * one;
        secondSum += sign * other;
        products += sign * one * other;
    }

    private void recompute() {
        firstPivot += firstSum / filled;
        secondPivot += secondSum / filled;
        firstSum = 0;
        secondSum = 0;
        products = 0;
        for (int i = 0; i < filled; i++) {
            count(firsts[i], seconds[i], 1);
        }
    }

    /** NaN until n pairs have been seen. */
    double covariance() {
        if (filled < firsts.length) {
            return Double.NaN;
        }
        return products / filled - firstSum / filled * (secondSum / filled);
    }
}
