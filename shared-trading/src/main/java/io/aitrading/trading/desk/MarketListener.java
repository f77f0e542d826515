package io.aitrading.trading.desk;

import io.aitrading.domain.Side;

/**
 * Hears what happens at an {@link OrderDesk}, in order, inside the command that caused it. It must not call the desk from inside an
 * event. Lots of orders count hidden parts of icebergs.
 *
 * <p>The life of an order: {@code accepted}, then {@code dormant} or {@code held} if it waits, {@code triggered} when it wakes,
 * {@code filled} as it trades, {@code rested} when a part of it enters the book, {@code amended}, and once {@code ended}; or
 * {@code rejected} and nothing else.
 */
public interface MarketListener {
    /**
     * A trade on the tape. Those of the desk's orders are followed by their {@link #filled} events with the same number.
     *
     * @param tradeId rises by one with each trade
     * @param time the market's clock
     * @param makerId the resting order, 0 when it belongs to the market around the desk
     * @param takerId the incoming order, 0 when it belongs to the market around the desk
     */
    default void trade(
            long tradeId, long time, long priceTicks, long lots, Side takerSide, long makerId, long takerId) {}

    default void accepted(long orderId, long accountKey) {}

    /** A command changed nothing; an order just submitted does not live, one already living goes on unchanged. */
    default void rejected(long orderId, long accountKey, Refusal reason) {}

    /** The order waits for its price. */
    default void dormant(long orderId, long accountKey, long stopTicks) {}

    /** A bracket's exit waits for its entry. */
    default void held(long orderId, long accountKey) {}

    /** The price met the order's condition; it goes to the book. */
    default void triggered(long orderId, long accountKey, long stopTicks) {}

    /** This much of the order now waits in the book. */
    default void rested(long orderId, long accountKey, long priceTicks, long lots) {}

    /** @param remainingLots lots still wanted after this fill */
    default void filled(
            long tradeId,
            long orderId,
            long accountKey,
            Side side,
            long priceTicks,
            long lots,
            long remainingLots,
            boolean maker) {}

    /** The order now wants this many lots at this limit. */
    default void amended(long orderId, long accountKey, long priceTicks, long lots) {}

    /** @param unfilledLots what it still wanted */
    default void ended(long orderId, long accountKey, EndReason reason, long unfilledLots) {}
}
