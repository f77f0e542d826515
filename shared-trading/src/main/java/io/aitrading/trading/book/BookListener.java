package io.aitrading.trading.book;

import io.aitrading.domain.Side;

/**
 * Hears what a {@link MatchingBook} does, in the order in which it happens, inside the command that caused it. Arguments are
 * primitives so that a busy book makes no garbage. A listener must not call the book from inside an event.
 */
public interface BookListener {
    /** A new order passed the checks; its trades follow. A market order's price is {@link MatchingBook#NO_PRICE}. */
    default void accepted(long orderId, Side side, long priceTicks, long quantityLots) {}

    /** Two orders traded at the resting order's price. Remaining lots count an iceberg's hidden part. */
    default void traded(
            long makerId,
            long takerId,
            Side takerSide,
            long priceTicks,
            long quantityLots,
            long makerRemainingLots,
            long takerRemainingLots) {}

    /** The order now stands at this price with this quantity still open; trades caused by the change follow. */
    default void modified(long orderId, Side side, long priceTicks, long quantityLots) {}

    /** The order ended with this quantity unfilled. */
    default void cancelled(long orderId, Side side, long priceTicks, long remainingLots, CancelReason reason) {}

    /** The command changed nothing. */
    default void rejected(long orderId, RejectReason reason) {}
}
