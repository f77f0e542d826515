package io.aitrading.paper.engine;

import io.aitrading.domain.Side;

/** Hears what happens in the market, in order. Must not call the market from inside an event. */
interface MarketListener {
    /**
     * One public trade.
     *
     * @param makerId the resting client order, or 0 when the market around the clients was it
     * @param takerId the incoming client order, or 0 when the market around the clients was it
     */
    void traded(long makerId, long takerId, Side takerSide, long priceTicks, long lots);

    /** The market itself ended a client's order before it was filled. */
    void ended(long orderId, boolean bySelfTradePrevention);
}
