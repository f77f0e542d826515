package io.aitrading.trading.depth;

/**
 * Splits what left a level without a trade between the lots ahead of our order and those behind it. The share that left from behind is
 * f(behind) / (f(behind) + f(ahead)) with f(x) = x to a power: with power 1 cancellations are spread evenly over the queue; higher powers
 * let the longer part lose more. After Rigtorp, "Estimating order queue position", and the probability queue models of hftbacktest's
 * documentation. Powers are whole numbers, worked out by multiplication, so that every platform gives the same bits.
 */
public final class ProbabilisticQueue implements QueueModel {
    private static final int MAX_POWER = 5;

    private final int power;

    public ProbabilisticQueue(int power) {
        if (power < 1 || power > MAX_POWER) {
            throw new IllegalArgumentException("power must be 1 to " + MAX_POWER + ", not " + power);
        }
        this.power = power;
    }

    @Override
    public double change(double ahead, long levelBefore, long levelAfter) {
        double left = (double) levelBefore - (double) levelAfter;
        if (left <= 0) {
            return Math.min(ahead, (double) levelAfter);
        }
        double behind = Math.max(0, (double) levelBefore - ahead);
        double weightBehind = raise(behind);
        double weights = weightBehind + raise(ahead);
        double shareBehind = weights == 0 ? 1 : weightBehind / weights;
        double leftBehind = Math.min(behind, shareBehind * left);
        double leftAhead = left - leftBehind;
        return Math.max(0, Math.min(ahead - leftAhead, (double) levelAfter));
    }

    private double raise(double lots) {
        double result = lots;
        for (int i = 1; i < power; i++) {
            result *= lots;
        }
        return result;
    }

    /** Equal models have equal text: runs are told apart by it. */
    @Override
    public String toString() {
        return "ProbabilisticQueue[power=" + power + "]";
    }
}
