package io.aitrading.trading.book;

import io.aitrading.domain.Side;
import java.util.Map;

/** An order in or on its way into the {@link NaiveMatchingBook}. */
final class NaiveOrder {
    final long id;
    final long account;
    final Side side;
    final Handling handling;
    final SelfTradePrevention prevention;
    final long display;
    long price;
    long visible;
    long hidden;
    boolean killed;
    /** The queue in which it waits: found once, since in a deep book each search of the price takes microseconds. */
    Map<Long, NaiveOrder> queue = Map.of();

    NaiveOrder(
            long id,
            long account,
            Side side,
            Handling handling,
            SelfTradePrevention prevention,
            long price,
            long display) {
        this.id = id;
        this.account = account;
        this.side = side;
        this.handling = handling;
        this.prevention = prevention;
        this.price = price;
        this.display = display;
    }

    long open() {
        return visible + hidden;
    }

    /** Shows the next slice of an iceberg; other orders show everything. */
    void slice() {
        long open = open();
        visible = display == 0 ? open : Math.min(display, open);
        hidden = open - visible;
    }

    boolean meetsItself(NaiveOrder maker) {
        return prevention != SelfTradePrevention.NONE && account != MatchingBook.NO_ACCOUNT && account == maker.account;
    }

    boolean crosses(long restingPrice) {
        return price == MatchingBook.NO_PRICE || (side == Side.BUY ? restingPrice <= price : restingPrice >= price);
    }
}
