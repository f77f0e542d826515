package io.aitrading.trading.book;

import io.aitrading.domain.Side;

/**
 * A continuous limit order book with price-time priority. Prices are ticks, quantities lots, both {@code long}; trades happen at
 * the resting order's price. Single-threaded, without clock, randomness or I/O: the same commands give the same events.
 *
 * <p>Two implementations keep this contract: {@link NaiveMatchingBook}, written to be obviously right, and
 * {@link LadderMatchingBook}, written to be fast. One test drives both.
 */
public interface MatchingBook {
    /** Stands for "no price": an empty side, or a market order. */
    long NO_PRICE = Long.MIN_VALUE;

    /** Stands for "no limit" where an argument bounds a market order. */
    long UNLIMITED = Long.MAX_VALUE;

    /** Account of orders that self-trade prevention ignores. */
    long NO_ACCOUNT = 0;

    /** Largest magnitude of a price, in ticks; prices may be negative, as spreads and some futures are. */
    long MAX_PRICE = 1L << 60;

    /** Largest quantity of one order, in lots: a level of four million such orders still fits a {@code long}. */
    long MAX_QUANTITY = 1L << 40;

    /**
     * Places a limit order.
     *
     * @param accountKey whose order it is; {@link #NO_ACCOUNT} never meets itself
     * @param displayLots size of the visible slice of an iceberg, 0 to show everything. A slice that has traded is followed by
     *     the next one at the end of the level's queue
     * @return lots that traded at once
     */
    long place(
            long orderId,
            long accountKey,
            Side side,
            Handling handling,
            long priceTicks,
            long quantityLots,
            long displayLots,
            SelfTradePrevention prevention);

    /** Places a plain limit order of no account. */
    default long place(long orderId, Side side, Handling handling, long priceTicks, long quantityLots) {
        return place(orderId, NO_ACCOUNT, side, handling, priceTicks, quantityLots, 0, SelfTradePrevention.NONE);
    }

    /**
     * Takes the best prices there are until the quantity or the budget is used up; the rest is cancelled.
     *
     * @param quantityLots at most so many lots, or {@link #UNLIMITED} when the budget bounds the order
     * @param budgetTickLots at most so much of price times quantity, or {@link #UNLIMITED}
     * @return lots that traded
     */
    long placeMarket(
            long orderId,
            long accountKey,
            Side side,
            long quantityLots,
            long budgetTickLots,
            SelfTradePrevention prevention);

    /** Takes the order out of the book; rejects an id that does not rest. */
    boolean cancel(long orderId);

    /**
     * Cancels and enters again under the same id at a new price and quantity: time priority is lost, and it may trade. Post-only
     * orders that would trade are rejected and stay as they were.
     */
    boolean modify(long orderId, long priceTicks, long quantityLots);

    /** Like {@link #modify} to a new price with the quantity still open. */
    boolean move(long orderId, long priceTicks);

    /** Like {@link #modify}, but keeps its place in the queue when the price is the same and the quantity does not rise. */
    boolean amend(long orderId, long priceTicks, long quantityLots);

    /** Cancels an order and enters another of the same side, account and handling under a new id. */
    boolean replace(long orderId, long newOrderId, long priceTicks, long quantityLots);

    /** Whether the order rests in the book. */
    boolean contains(long orderId);

    /** Open lots of a resting order, hidden ones included; 0 if it does not rest. */
    long remaining(long orderId);

    /** Visible lots that trade before this resting order at its own price; -1 if it does not rest. */
    long lotsAhead(long orderId);

    /** Highest resting buy price, or {@link #NO_PRICE}. */
    long bestBid();

    /** Lowest resting sell price, or {@link #NO_PRICE}. */
    long bestAsk();

    /** The best price of a side, or {@link #NO_PRICE}. */
    default long best(Side side) {
        return side == Side.BUY ? bestBid() : bestAsk();
    }

    /** Visible lots at a price on a side. */
    long quantityAt(Side side, long priceTicks);

    /** How many orders rest. */
    int orderCount();

    /** Visits at most {@code limit} levels of a side, best first. */
    void levels(Side side, int limit, LevelVisitor visitor);

    /** Visits every resting order of a side in the order in which it would trade. */
    void orders(Side side, OrderVisitor visitor);

    /**
     * Puts an order at the end of its level's queue exactly as an {@link OrderVisitor} was told of it, and tells no listener: a book
     * whose orders are restored in the order in which {@link #orders} visited them has the same {@link #stateHash()}.
     *
     * @throws IllegalArgumentException if it is no order that could rest so: a bad number, an id that rests, a price that would trade
     */
    void restore(
            Side side,
            long orderId,
            long accountKey,
            long priceTicks,
            long visibleLots,
            long hiddenLots,
            long displayLots,
            boolean postOnly,
            SelfTradePrevention prevention);

    /** Hash of everything that can influence later events: equal for equal states, whatever the implementation. */
    default long stateHash() {
        StateHash hash = new StateHash();
        for (Side side : Side.values()) {
            hash.add(side.sign());
            orders(side, (orderId, account, priceTicks, visibleLots, hiddenLots, displayLots, postOnly, prevention) -> {
                hash.add(orderId);
                hash.add(account);
                hash.add(priceTicks);
                hash.add(visibleLots);
                hash.add(hiddenLots);
                hash.add(displayLots);
                hash.add(2L * prevention.code() + (postOnly ? 1 : 0));
            });
        }
        return hash.value();
    }

    /** Makes a book of one kind or the other, so that one test can drive both. */
    @FunctionalInterface
    interface Factory {
        MatchingBook create(BookListener listener);
    }
}
