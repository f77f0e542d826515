package io.aitrading.trading.desk;

import io.aitrading.trading.book.MatchingBook;

/** How far a desk's market has come. */
final class Tape {
    long now;
    long lastTicks = MatchingBook.NO_PRICE;
    long nextTradeId = 1;
    /** Lots of all trades in which an order of the desk took part. */
    long tradedLots;

    boolean hasPrice() {
        return lastTicks != MatchingBook.NO_PRICE;
    }
}
