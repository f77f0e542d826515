package io.aitrading.paper.market;

/**
 * The aggregated book at one update, best level first. Never changed after it is made, so readers need no lock.
 *
 * @param updateId rises with every change of the book
 * @param bids pairs of ticks and lots: {@code bids[2 * i]} is the price of level i, {@code bids[2 * i + 1]} its quantity
 * @param asks likewise
 */
@SuppressWarnings(
        "ArrayRecordComponent") // compared by identity only; a copy per reader would cost more than it protects
public record BookView(long updateId, long[] bids, long[] asks) {
    public static final BookView EMPTY = new BookView(0, new long[0], new long[0]);

    public long bestBid() {
        return bids.length == 0 ? 0 : bids[0];
    }

    public long bestBidLots() {
        return bids.length == 0 ? 0 : bids[1];
    }

    public long bestAsk() {
        return asks.length == 0 ? 0 : asks[0];
    }

    public long bestAskLots() {
        return asks.length == 0 ? 0 : asks[1];
    }
}
