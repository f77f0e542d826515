package io.aitrading.trading.depth;

/**
 * Estimates how many lots trade before a resting order of ours at its price. A depth feed tells how much rests at a price but not whose,
 * so when a level shrinks without a trade the orders that left may have been ahead of ours or behind it.
 */
public interface QueueModel {
    /** An order joins a level that shows this much. */
    default double join(long levelLots) {
        return (double) levelLots;
    }

    /**
     * A level changed while our order waits there.
     *
     * @param ahead lots ahead of ours before
     * @param levelBefore what the level showed before, less what has traded there since
     * @param levelAfter what it shows now
     */
    double change(double ahead, long levelBefore, long levelAfter);
}
