package io.aitrading.trading.desk;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.MatchingBook;
import org.jspecify.annotations.Nullable;

/** A live order with what has happened to it so far. */
final class DeskOrder {
    final OrderTicket ticket;
    final long sequence;
    final long expireAt;
    OrderState state = OrderState.HELD;
    /** Lots wanted in all; shrinks with amendments and with the position of a reduce-only order. */
    long quantity;

    long limitTicks;
    long stopTicks;
    long filled;
    /** Of a trailing stop: the best price since it began to trail, or {@link MatchingBook#NO_PRICE} before. */
    long extreme = MatchingBook.NO_PRICE;

    @Nullable
    OrderLink link;

    DeskOrder(OrderTicket ticket, long sequence, long expireAt) {
        this.ticket = ticket;
        this.sequence = sequence;
        this.expireAt = expireAt;
        this.quantity = ticket.quantityLots();
        this.limitTicks = ticket.limitTicks();
        this.stopTicks = ticket.stopTicks();
    }

    long id() {
        return ticket.orderId();
    }

    long account() {
        return ticket.accountKey();
    }

    Side side() {
        return ticket.side();
    }

    long remaining() {
        return quantity == MatchingBook.UNLIMITED ? quantity : quantity - filled;
    }

    /** Whether a rising price wakes it. Trailing orders wake on the way back: a sell on a fall, a buy on a rise. */
    boolean wakesOnRise() {
        if (trails()) {
            return side() == Side.BUY;
        }
        return (side() == Side.BUY) != ticket.kind().takesProfit();
    }

    boolean trails() {
        return extreme != MatchingBook.NO_PRICE;
    }

    boolean metBy(long price) {
        return wakesOnRise() ? price >= stopTicks : price <= stopTicks;
    }

    /** Basis points of a price, without overflow for any price that the book takes. */
    private static long share(long price, long basisPoints) {
        return price / 10_000 * basisPoints + price % 10_000 * basisPoints / 10_000;
    }

    /** Begins to trail from this price, or lets the stop follow it if it is better than all before. */
    void trail(long price) {
        boolean better = !trails() || (side() == Side.BUY ? price < extreme : price > extreme);
        if (better) {
            extreme = price;
            long distance = ticket.trailTicks() != 0
                    ? ticket.trailTicks()
                    : Math.max(1, share(price, ticket.trailBasisPoints()));
            stopTicks = side() == Side.BUY ? price + distance : price - distance;
        }
    }
}
