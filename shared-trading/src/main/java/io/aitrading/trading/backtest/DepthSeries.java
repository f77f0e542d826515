package io.aitrading.trading.backtest;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.L2Book;
import io.aitrading.trading.book.MatchingBook;
import io.aitrading.trading.depth.DepthEvents;
import io.aitrading.trading.strategy.SymbolSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorded depth feed of one symbol, checked: changes of levels and trades in order of time, on the symbol's grid. Changes of one
 * time are one message: only after the last of them the book is whole.
 */
public final class DepthSeries {
    private final SymbolSpec symbol;
    private final DepthEvents events;
    private final int trades;

    private DepthSeries(SymbolSpec symbol, DepthEvents events, int trades) {
        this.symbol = symbol;
        this.events = events;
        this.trades = trades;
    }

    public SymbolSpec symbol() {
        return symbol;
    }

    public DepthEvents events() {
        return events;
    }

    /** Changes of levels, and trades. */
    public int size() {
        return events.size();
    }

    /** How many of the events are trades. */
    public int trades() {
        return trades;
    }

    public long firstNanos() {
        return events.timeNanos(0);
    }

    public long lastNanos() {
        return events.timeNanos(events.size() - 1);
    }

    /** Collects a feed and checks each event as it comes. */
    public static final class Builder {
        /** More events than this are refused. */
        public static final int MOST_EVENTS = 10_000_000;

        private final SymbolSpec symbol;
        private final DepthEvents events = new DepthEvents(1 << 12);
        private final L2Book book = new L2Book();
        private long last = Long.MIN_VALUE;
        private int trades;
        private boolean inMessage;
        private String messageWhere = "";

        public Builder(SymbolSpec symbol) {
            this.symbol = symbol;
        }

        /** @param where names the row in a problem */
        public Builder level(String where, long atNanos, Side side, long priceTicks, long lots) {
            if (atNanos != last) {
                endMessage();
            }
            check(where, atNanos, priceTicks, lots, 0);
            events.level(atNanos, side, priceTicks, lots);
            book.set(side, priceTicks, lots);
            inMessage = true;
            messageWhere = where;
            return this;
        }

        /** A trade with the side that took. */
        public Builder trade(String where, long atNanos, Side taker, long priceTicks, long lots) {
            endMessage();
            check(where, atNanos, priceTicks, lots, 1);
            events.trade(atNanos, taker, priceTicks, lots);
            trades++;
            return this;
        }

        /** Removes every level, as before a new snapshot. */
        public Builder clear(String where, long atNanos) {
            for (Side side : Side.values()) {
                List<Long> prices = new ArrayList<>();
                book.levels(side, Integer.MAX_VALUE, (price, lots) -> prices.add(price));
                prices.forEach(price -> level(where, atNanos, side, price, 0));
            }
            return this;
        }

        private void check(String where, long atNanos, long priceTicks, long lots, long least) {
            if (events.size() == MOST_EVENTS) {
                throw new DataProblem(where, "MAXIMUM", "at most " + MOST_EVENTS + " events are taken");
            }
            if (atNanos < last) {
                throw new DataProblem(
                        where + ".time",
                        "SORTED",
                        "events must be in order of time; " + atNanos + " ns follows " + last + " ns");
            }
            if (priceTicks <= 0 || priceTicks >= MatchingBook.MAX_PRICE) {
                throw new DataProblem(where + ".price", "POSITIVE", "must be at least one tick, and not beyond reason");
            }
            if (lots < least || lots > MatchingBook.MAX_QUANTITY) {
                throw new DataProblem(
                        where + ".quantity",
                        "RANGE",
                        "must be " + least + " to " + MatchingBook.MAX_QUANTITY + " lots, not " + lots);
            }
            last = atNanos;
        }

        /** All changes of one time are there: now the book must not be crossed. */
        private void endMessage() {
            if (!inMessage) {
                return;
            }
            inMessage = false;
            long bid = book.bestBid();
            long ask = book.bestAsk();
            if (bid != MatchingBook.NO_PRICE && ask != MatchingBook.NO_PRICE && bid >= ask) {
                throw new DataProblem(
                        messageWhere,
                        "CROSSED",
                        "leaves a book in which the best buy price, "
                                + symbol.price(bid).toPlainString()
                                + ", is not below the best sell price, "
                                + symbol.price(ask).toPlainString());
            }
        }

        public DepthSeries build() {
            endMessage();
            if (events.size() == 0) {
                throw new DataProblem("events", "NOT_EMPTY", "there are no events");
            }
            if (trades == 0) {
                throw new DataProblem(
                        "events", "NO_TRADES", "there are no trades: without them no queue moves and no bar is made");
            }
            return new DepthSeries(symbol, events, trades);
        }
    }
}
