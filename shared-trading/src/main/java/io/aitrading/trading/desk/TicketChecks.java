package io.aitrading.trading.desk;

import io.aitrading.trading.book.MatchingBook;
import org.jspecify.annotations.Nullable;

/** What is wrong with a ticket by itself, whatever the market does. */
final class TicketChecks {
    private static final int MAX_TRAIL_BASIS_POINTS = 5_000;

    private TicketChecks() {}

    /** The first thing wrong with an order, or null. */
    static @Nullable Refusal order(OrderTicket ticket, long now) {
        if (ticket.orderId() <= 0) {
            return Refusal.BAD_ID;
        }
        Refusal refusal = quantity(ticket);
        if (refusal == null) {
            refusal = prices(ticket);
        }
        return refusal == null ? lifetime(ticket, now) : refusal;
    }

    private static @Nullable Refusal quantity(OrderTicket ticket) {
        boolean budget = ticket.budgetTickLots() != MatchingBook.UNLIMITED;
        if (budget && (ticket.kind() != OrderKind.MARKET || ticket.budgetTickLots() <= 0 || ticket.reduceOnly())) {
            return Refusal.BAD_QUANTITY;
        }
        boolean unbounded = ticket.quantityLots() == MatchingBook.UNLIMITED;
        if (unbounded ? !budget : ticket.quantityLots() <= 0 || ticket.quantityLots() > MatchingBook.MAX_QUANTITY) {
            return Refusal.BAD_QUANTITY;
        }
        boolean badDisplay = ticket.displayLots() < 0
                || ticket.displayLots() > ticket.quantityLots()
                || (ticket.displayLots() > 0 && !ticket.kind().limited());
        return badDisplay ? Refusal.BAD_DISPLAY_QUANTITY : null;
    }

    private static @Nullable Refusal prices(OrderTicket ticket) {
        if (ticket.kind().limited() ? !price(ticket.limitTicks()) : ticket.limitTicks() != 0) {
            return Refusal.BAD_PRICE;
        }
        boolean badTrail = ticket.trailTicks() < 0
                || ticket.trailTicks() > MatchingBook.MAX_PRICE
                || ticket.trailBasisPoints() < 0
                || ticket.trailBasisPoints() > MAX_TRAIL_BASIS_POINTS
                || (ticket.trailTicks() != 0 && ticket.trailBasisPoints() != 0)
                || (ticket.trailing() && !ticket.kind().conditional());
        if (badTrail) {
            return Refusal.BAD_TRAIL;
        }
        boolean stopNeeded = ticket.kind().conditional() && !ticket.trailing();
        if (stopNeeded && ticket.stopTicks() == 0) {
            return Refusal.BAD_STOP_PRICE;
        }
        boolean badStop = ticket.stopTicks() != 0 && (!ticket.kind().conditional() || !price(ticket.stopTicks()));
        return badStop ? Refusal.BAD_STOP_PRICE : null;
    }

    /** Prices of the desk are positive: 0 stands for "none" on a ticket. */
    private static boolean price(long ticks) {
        return ticks > 0 && ticks <= MatchingBook.MAX_PRICE;
    }

    private static @Nullable Refusal lifetime(OrderTicket ticket, long now) {
        boolean dated = ticket.lifetime() == Lifetime.GOOD_TILL_DATE;
        if (dated ? ticket.expireAt() <= now : ticket.expireAt() != 0) {
            return Refusal.BAD_LIFETIME;
        }
        boolean immediate =
                ticket.lifetime() == Lifetime.IMMEDIATE_OR_CANCEL || ticket.lifetime() == Lifetime.FILL_OR_KILL;
        boolean mustRest = ticket.postOnly() || ticket.displayLots() > 0;
        boolean cannotRest = !ticket.kind().limited() || immediate;
        boolean marketFillOrKill = !ticket.kind().limited() && ticket.lifetime() == Lifetime.FILL_OR_KILL;
        return (mustRest && cannotRest) || marketFillOrKill ? Refusal.BAD_LIFETIME : null;
    }

    /** Whether two orders can be a one-cancels-other pair: one waits above the market, the other below it. */
    static boolean pair(OrderTicket target, OrderTicket stop) {
        return target.accountKey() == stop.accountKey()
                && target.side() == stop.side()
                && target.orderId() != stop.orderId()
                && target.quantityLots() == stop.quantityLots()
                && exits(target, stop);
    }

    /** Whether the exits of a bracket fit its entry. */
    static boolean bracket(OrderTicket entry, OrderTicket target, OrderTicket stop) {
        return pair(target, stop)
                && entry.accountKey() == target.accountKey()
                && entry.side() != target.side()
                && entry.orderId() != target.orderId()
                && entry.orderId() != stop.orderId()
                && entry.quantityLots() == target.quantityLots()
                && entry.quantityLots() != MatchingBook.UNLIMITED
                && !entry.reduceOnly()
                && !target.reduceOnly()
                && !stop.reduceOnly();
    }

    private static boolean exits(OrderTicket target, OrderTicket stop) {
        boolean targetWaits = target.kind() == OrderKind.LIMIT || target.kind().takesProfit();
        boolean stopWaits = stop.kind() == OrderKind.STOP || stop.kind() == OrderKind.STOP_LIMIT;
        boolean targetRests =
                target.lifetime() != Lifetime.IMMEDIATE_OR_CANCEL && target.lifetime() != Lifetime.FILL_OR_KILL;
        return targetWaits && stopWaits && (targetRests || target.kind().conditional());
    }
}
