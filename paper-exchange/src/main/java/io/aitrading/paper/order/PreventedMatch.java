package io.aitrading.paper.order;

import io.aitrading.trading.book.SelfTradePrevention;

/**
 * Two orders of one account that would have traded with each other.
 *
 * @param mode the taker's, which decided
 * @param takerLots what the taker lost by it, 0 when nothing
 * @param makerLots what the maker lost by it, 0 when nothing
 */
public record PreventedMatch(
        long id,
        long account,
        long takerOrderId,
        long makerOrderId,
        SelfTradePrevention mode,
        long priceTicks,
        long takerLots,
        long makerLots,
        long time) {
    /** Accounts here belong to no group. */
    public static final long TRADE_GROUP = -1;

    public PreventedMatch withTakerLots(long lots) {
        return new PreventedMatch(id, account, takerOrderId, makerOrderId, mode, priceTicks, lots, makerLots, time);
    }

    /** The other of the two. */
    public long counterOrder(long orderId) {
        return orderId == takerOrderId ? makerOrderId : takerOrderId;
    }
}
