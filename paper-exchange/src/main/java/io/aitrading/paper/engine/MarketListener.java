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
    void ended(long orderId);

    /**
     * A client's order would have met another one of the same account, and lost lots by it.
     *
     * @param openLots what it still wants; 0 when the market ended it
     */
    void prevented(long orderId, long openLots);
}
