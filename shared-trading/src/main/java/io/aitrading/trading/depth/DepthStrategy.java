package io.aitrading.trading.depth;

import io.aitrading.domain.Side;

/** Trades on a depth feed. */
public interface DepthStrategy {
    /** The best price or its quantity changed on either side, or an answer of the exchange arrived. */
    void onTop(DepthSession session);

    /** We learn of a fill, one response latency after it happened. */
    default void onFill(DepthSession session, long orderId, Side side, long priceTicks, long lots, boolean maker) {}
}
