package io.aitrading.trading.book;

import io.aitrading.domain.Side;
import org.jspecify.annotations.Nullable;

/** The checks of arguments that both books share. */
final class OrderChecks {
    private OrderChecks() {}

    /** Why a limit order with these numbers is refused, or null. */
    static @Nullable RejectReason limit(long priceTicks, long quantityLots, long displayLots) {
        if (priceTicks < -MatchingBook.MAX_PRICE || priceTicks > MatchingBook.MAX_PRICE) {
            return RejectReason.BAD_PRICE;
        }
        if (quantityLots <= 0 || quantityLots > MatchingBook.MAX_QUANTITY) {
            return RejectReason.BAD_QUANTITY;
        }
        return displayLots < 0 || displayLots > quantityLots ? RejectReason.BAD_DISPLAY_QUANTITY : null;
    }

    /** Refuses an order that cannot have rested like this in a book with these orders. */
    static void restorable(
            MatchingBook book,
            Side side,
            long orderId,
            long priceTicks,
            long visibleLots,
            long hiddenLots,
            long displayLots) {
        boolean sliced =
                displayLots == 0 ? hiddenLots == 0 : displayLots > 0 && hiddenLots >= 0 && visibleLots <= displayLots;
        long opposite = book.best(side.opposite());
        boolean crosses = opposite != MatchingBook.NO_PRICE
                && (side == Side.BUY ? opposite <= priceTicks : opposite >= priceTicks);
        if (visibleLots <= 0
                || !sliced
                || limit(priceTicks, Math.addExact(visibleLots, hiddenLots), 0) != null
                || book.contains(orderId)
                || crosses) {
            throw new IllegalArgumentException("order " + orderId + " cannot rest: " + side + " " + visibleLots + "+"
                    + hiddenLots + " of " + displayLots + " at " + priceTicks);
        }
    }

    /** Why a market order with these bounds is refused, or null: at least one of them must bound it. */
    static @Nullable RejectReason market(long quantityLots, long budgetTickLots) {
        boolean quantityBounds = quantityLots != MatchingBook.UNLIMITED;
        boolean budgetBounds = budgetTickLots != MatchingBook.UNLIMITED;
        if (!quantityBounds && !budgetBounds) {
            return RejectReason.BAD_QUANTITY;
        }
        if (quantityBounds && (quantityLots <= 0 || quantityLots > MatchingBook.MAX_QUANTITY)) {
            return RejectReason.BAD_QUANTITY;
        }
        return budgetTickLots <= 0 ? RejectReason.BAD_QUANTITY : null;
    }
}
