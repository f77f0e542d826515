package io.aitrading.trading.book;

/**
 * Decides whether the next difference of a depth stream continues the book, by the rules that Binance documents for its spot and
 * USD-M futures streams: a snapshot first, older differences dropped, the first one kept spans the snapshot, each further one follows
 * on the one before.
 */
public final class L2Sequence {
    /** What to do with a difference. */
    public enum Verdict {
        APPLY,
        /** Older than the book: ignore it. */
        DROP,
        /** Something is missing: the book is wrong until a new snapshot. */
        GAP
    }

    private final boolean linkedByPrevious;
    private long lastId;
    private boolean started;

    private L2Sequence(boolean linkedByPrevious, long snapshotId) {
        this.linkedByPrevious = linkedByPrevious;
        this.lastId = snapshotId;
    }

    /** Spot: the first difference contains {@code snapshotId + 1}, each next one starts right after the last. */
    public static L2Sequence spot(long snapshotId) {
        return new L2Sequence(false, snapshotId);
    }

    /** Futures: the first difference contains the snapshot's id, each next one names the last as its previous one. */
    public static L2Sequence futures(long snapshotId) {
        return new L2Sequence(true, snapshotId);
    }

    /**
     * @param firstId first update in the difference
     * @param finalId last update in it
     * @param previousId last update of the difference before it; spot streams have none, any number will do
     */
    public Verdict next(long firstId, long finalId, long previousId) {
        if (finalId < lastId || (!linkedByPrevious && finalId == lastId)) {
            return Verdict.DROP;
        }
        boolean follows;
        if (started) {
            follows = linkedByPrevious ? previousId == lastId : firstId == lastId + 1;
        } else {
            follows = firstId <= lastId + (linkedByPrevious ? 0 : 1);
        }
        if (!follows) {
            return Verdict.GAP;
        }
        started = true;
        lastId = finalId;
        return Verdict.APPLY;
    }

    /** Last update in the book. */
    public long lastId() {
        return lastId;
    }
}
