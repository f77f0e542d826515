package io.aitrading.trading.book;

import io.aitrading.domain.Side;

/**
 * A book as a venue publishes it: a quantity per price and side. It takes what it is told: between two updates of a feed it may be
 * crossed. Allocates nothing after its first levels.
 */
public final class L2Book {
    private final L2Side bids = new L2Side(Side.BUY);
    private final L2Side asks = new L2Side(Side.SELL);

    /** Sets what a level shows, 0 to remove it; returns what it showed before. */
    public long set(Side side, long priceTicks, long lots) {
        if (lots < 0 || priceTicks < -MatchingBook.MAX_PRICE || priceTicks > MatchingBook.MAX_PRICE) {
            throw new IllegalArgumentException("not a level: " + lots + " lots at " + priceTicks + " ticks");
        }
        return side(side).set(priceTicks, lots);
    }

    /** Highest buy price, or {@link MatchingBook#NO_PRICE}. */
    public long bestBid() {
        return bids.best();
    }

    /** Lowest sell price, or {@link MatchingBook#NO_PRICE}. */
    public long bestAsk() {
        return asks.best();
    }

    /** What a level shows; 0 if there is none. */
    public long lots(Side side, long priceTicks) {
        return side(side).lots(priceTicks);
    }

    /** How many levels a side has. */
    public int levelCount(Side side) {
        return side(side).size();
    }

    /** Visits at most {@code limit} levels of a side, best first. */
    public void levels(Side side, int limit, LevelVisitor visitor) {
        L2Side levels = side(side);
        long price = levels.best();
        for (int i = 0; i < limit && price != MatchingBook.NO_PRICE; i++) {
            visitor.level(price, levels.lots(price));
            price = levels.nextWorse(price);
        }
    }

    /** Empties the book, as before a new snapshot. */
    public void clear() {
        bids.clear();
        asks.clear();
    }

    private L2Side side(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
