package io.aitrading.trading.desk;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.MatchingBook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether orders and changes of orders may be taken, as the market stands. Changes nothing. */
final class Admission {
    private final MatchingBook book;
    private final LiveOrders live;
    private final Positions positions;
    private final Tape tape;

    Admission(MatchingBook book, LiveOrders live, Positions positions, Tape tape) {
        this.book = book;
        this.live = live;
        this.positions = positions;
        this.tape = tape;
    }

    /** Why an order cannot be taken; null when it can. */
    @Nullable
    Refusal refusal(OrderTicket ticket) {
        Refusal refusal = form(ticket);
        if (refusal != null) {
            return refusal;
        }
        if (ticket.kind().conditional()) {
            boolean met = !ticket.trailing() && tape.hasPrice() && new DeskOrder(ticket, 0, 0).metBy(tape.lastTicks);
            return met ? Refusal.WOULD_TRIGGER : null;
        }
        if (ticket.postOnly() && wouldTake(ticket.side(), ticket.limitTicks())) {
            return Refusal.WOULD_TAKE;
        }
        return ticket.reduceOnly() && reducible(ticket.accountKey(), ticket.side(), Long.MAX_VALUE) == 0
                ? Refusal.NOTHING_TO_REDUCE
                : null;
    }

    /** What can be said of an order before its time has come. */
    private @Nullable Refusal form(OrderTicket ticket) {
        Refusal refusal = TicketChecks.order(ticket, tape.now);
        return refusal == null && live.has(ticket.orderId()) ? Refusal.DUPLICATE_ID : refusal;
    }

    /**
     * Why orders that belong together cannot be taken: one reason for each of them in turn, or none at all.
     *
     * @param fit whether they belong together
     * @param entering those that go to the market at once
     */
    List<Refusal> refusals(boolean fit, List<OrderTicket> all, List<OrderTicket> entering) {
        List<Refusal> refusals = new ArrayList<>();
        boolean allowed = fit;
        for (OrderTicket ticket : all) {
            Refusal refusal = entering.contains(ticket) ? refusal(ticket) : form(ticket);
            allowed &= refusal == null;
            refusals.add(refusal == null ? Refusal.BAD_LINK : refusal);
        }
        return allowed ? List.of() : refusals;
    }

    /** Why an order cannot be changed so; null when it can. */
    @Nullable
    Refusal refusal(DeskOrder order, long limitTicks, long openLots) {
        boolean limited = order.ticket.kind().limited();
        if (limited ? limitTicks <= 0 || limitTicks > MatchingBook.MAX_PRICE : limitTicks != 0) {
            return Refusal.BAD_PRICE;
        }
        if (openLots <= 0 || openLots > MatchingBook.MAX_QUANTITY) {
            return Refusal.BAD_QUANTITY;
        }
        if (order.link instanceof OrderLink.Bracket && openLots != order.remaining()) {
            return Refusal.BAD_LINK;
        }
        if (order.ticket.reduceOnly() && openLots > reducible(order.account(), order.side(), order.sequence)) {
            return Refusal.NOTHING_TO_REDUCE;
        }
        boolean rests = book.contains(order.id());
        return rests && order.ticket.postOnly() && wouldTake(order.side(), limitTicks) ? Refusal.WOULD_TAKE : null;
    }

    boolean wouldTake(Side side, long limitTicks) {
        long best = book.best(side.opposite());
        return best != MatchingBook.NO_PRICE && (side == Side.BUY ? best <= limitTicks : best >= limitTicks);
    }

    /** Lots that a reduce-only order may still have in the book beside those that are older than it. */
    long reducible(long account, Side side, long sequence) {
        long lots = positions.reducible(account, side);
        return lots == 0 ? 0 : Math.max(0, lots - live.reducingBefore(sequence, account, side, book));
    }
}
