package io.aitrading.trading.depth;

import io.aitrading.domain.Side;

/** What a strategy on a depth feed sees and may do. What it knows of its orders is what the exchange's answers have told it. */
public interface DepthSession {
    /** Time of the feed, in nanoseconds. */
    long timeNanos();

    /** Highest recorded buy price, or {@link io.aitrading.trading.book.MatchingBook#NO_PRICE}. */
    long bestBid();

    /** Lowest recorded sell price, or {@link io.aitrading.trading.book.MatchingBook#NO_PRICE}. */
    long bestAsk();

    /** Recorded lots at a price. */
    long lots(Side side, long priceTicks);

    /** Net position in lots, of the fills we know. */
    long position();

    /**
     * Sends a limit order; it reaches the exchange after the entry latency.
     *
     * @param postOnly refused if it would trade on arrival
     * @return its id, or 0 when as many orders as a session may have are open
     */
    long submit(Side side, long priceTicks, long lots, boolean postOnly);

    /** Sends a cancel; it reaches the exchange after the entry latency, and may be too late. */
    void cancel(long orderId);

    /** Whether the order is open as far as we know: sent, and neither filled, refused nor cancelled by an answer that has arrived. */
    boolean open(long orderId);
}
