package io.aitrading.trading.depth;

/**
 * Takes the worse case: whoever cancels was behind us, so that our order advances only by trades, or when the level shows less than was
 * thought to be ahead. The model that hftbacktest's documentation calls risk-averse.
 */
public final class RiskAverseQueue implements QueueModel {
    @Override
    public double change(double ahead, long levelBefore, long levelAfter) {
        return Math.min(ahead, (double) levelAfter);
    }

    /** Equal models have equal text: runs are told apart by it. */
    @Override
    public String toString() {
        return "RiskAverseQueue";
    }
}
