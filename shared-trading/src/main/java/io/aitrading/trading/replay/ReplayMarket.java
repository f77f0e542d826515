package io.aitrading.trading.replay;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.Handling;
import io.aitrading.trading.book.LadderMatchingBook;
import io.aitrading.trading.book.LevelVisitor;
import io.aitrading.trading.book.MatchingBook;
import io.aitrading.trading.book.StateHash;
import io.aitrading.trading.desk.MarketListener;
import io.aitrading.trading.desk.OrderDesk;
import io.aitrading.trading.desk.OrderTicket;

/**
 * One symbol's market, made of recorded trades, modelled depth around the last of them ({@link DepthModel}) and our own orders, all in
 * one book under one {@link OrderDesk}. Deterministic and single-threaded: the same calls give the same events; its clock is the time
 * of the trades it is fed.
 *
 * <p><b>A recorded trade</b> ({@link #onRecordedTrade}) is worked off so:
 * <ol>
 *   <li>The clock moves to its time; orders whose time is over end.
 *   <li>Modelled quotes better than its price go away: nobody can have quoted them.
 *   <li>Our orders priced strictly through its price trade first, at their own price: buys above it, sells below it.
 *   <li>At its price, its aggressor (tick rule: an uptick is a buy, a downtick a sell, no change is as before) meets what rests there in
 *       order of time: the modelled quantity ahead of our order must trade before our order does. All this is limited by the recorded
 *       quantity.
 *   <li>What remains is printed on the tape as one trade at the recorded price.
 *   <li>Modelled quotes are laid anew around it. They never cross our orders, and a level where one of our orders waits is neither
 *       refilled nor withdrawn: what is ahead of our order leaves only by trading, what comes later does not count.
 *   <li>Orders woken by the trades enter the book, first woken first.
 * </ol>
 *
 * <p><b>Our orders</b> ({@link #submit} and its kin) match by price and time against each other and the modelled depth; their trades are
 * on the tape too. What they take from the depth is missing until the next recorded trade. All lots of the tape add up: own fills plus
 * prints of a recorded trade are its quantity.
 *
 * <p><b>Events</b> arrive at the {@link MarketListener} inside the call that causes them. Trade ids rise by one from 1, or from where
 * {@link #resume} says. The listener must not call the market from inside an event.
 *
 * <p><b>Streaming</b>: {@link #levels} gives a snapshot, {@link #drainDepthChanges} what changed since the last call, for a book stream.
 *
 * <p><b>Recovery</b>: on a new market call {@link #resume}, then {@link #resumeModelled} with all that {@link #modelled} told, then
 * {@link #resumeResting} for each order that rested, in the order in which they queued: it goes on exactly as the old one would have.
 * Who has not kept the modelled quotes submits the open orders anew and then calls {@link #quote}; their place is then at the end of
 * their queues: the conservative side.
 */
public final class ReplayMarket {
    /** Id of the incoming side of a recorded trade; it never rests. */
    private static final long RECORDED_FLOW = -1;

    private static final int STREAMED_LEVELS = 1_000;

    private final OrderDesk desk;
    private final MatchingBook book;
    private final ModelledQuotes quotes;
    private final DepthChanges bidChanges = new DepthChanges(Side.BUY, STREAMED_LEVELS);
    private final DepthChanges askChanges = new DepthChanges(Side.SELL, STREAMED_LEVELS);

    private long recordedTicks = MatchingBook.NO_PRICE;
    private Side aggressor = Side.BUY;

    public ReplayMarket(DepthModel model, MarketListener listener) {
        this(model, listener, LadderMatchingBook::new);
    }

    /** With a book of the caller's choice: the tests run the market over both. */
    ReplayMarket(DepthModel model, MarketListener listener, MatchingBook.Factory books) {
        this.desk = new OrderDesk(books, listener);
        this.book = desk.book();
        this.quotes = new ModelledQuotes(model, book);
    }

    /** A trade as it was recorded, its aggressor told by the tick rule. */
    public void onRecordedTrade(long time, long priceTicks, long lots) {
        Side side = aggressor;
        if (recordedTicks != MatchingBook.NO_PRICE && priceTicks != recordedTicks) {
            side = priceTicks > recordedTicks ? Side.BUY : Side.SELL;
        }
        onRecordedTrade(time, priceTicks, lots, side);
    }

    /** A trade as it was recorded, with the aggressor that the record names. */
    public void onRecordedTrade(long time, long priceTicks, long lots, Side takerSide) {
        requireTradable(priceTicks, lots);
        desk.advanceTime(time);
        recordedTicks = priceTicks;
        aggressor = takerSide;
        quotes.withdrawBetterThan(priceTicks);
        long left = lots;
        left -= take(Side.SELL, priceTicks + 1, left);
        left -= take(Side.BUY, priceTicks - 1, left);
        left -= take(takerSide, priceTicks, left);
        if (left > 0) {
            desk.print(priceTicks, left, takerSide);
        }
        quotes.lay(priceTicks, takerSide);
        desk.settle();
    }

    private static void requireTradable(long priceTicks, long lots) {
        if (priceTicks <= 0 || priceTicks >= MatchingBook.MAX_PRICE || lots <= 0 || lots > MatchingBook.MAX_QUANTITY) {
            throw new IllegalArgumentException("not a trade: " + lots + " lots at " + priceTicks + " ticks");
        }
    }

    /** Lets recorded lots meet the book down or up to a price; returns how many our orders took. */
    private long take(Side side, long limitTicks, long lots) {
        long best = book.best(side.opposite());
        boolean nothing = best == MatchingBook.NO_PRICE || (side == Side.BUY ? best > limitTicks : best < limitTicks);
        if (nothing || lots == 0) {
            return 0;
        }
        long before = desk.tradedLots();
        book.place(RECORDED_FLOW, side, Handling.IMMEDIATE_OR_CANCEL, limitTicks, lots);
        return desk.tradedLots() - before;
    }

    /** Places an order; what comes of it, the listener hears. False if it was rejected. */
    public boolean submit(OrderTicket ticket) {
        return desk.submit(ticket);
    }

    /** Places a one-cancels-other pair: a limit or take-profit order, and a stop. All or nothing. */
    public boolean submitPair(OrderTicket target, OrderTicket stop) {
        return desk.submitPair(target, stop);
    }

    /** Places an entry whose fills arm a take-profit and a stop. All or nothing. */
    public boolean submitBracket(OrderTicket entry, OrderTicket takeProfit, OrderTicket stopLoss) {
        return desk.submitBracket(entry, takeProfit, stopLoss);
    }

    /** Ends an order, and the other leg of its pair. */
    public boolean cancel(long orderId) {
        return desk.cancel(orderId);
    }

    /** Changes limit and open quantity; the place in the queue stays when only the quantity falls. */
    public boolean amend(long orderId, long limitTicks, long openLots) {
        return desk.amend(orderId, limitTicks, openLots);
    }

    /** Moves the clock without a trade, so that orders end in time in a quiet market. */
    public void advanceTime(long time) {
        desk.advanceTime(time);
    }

    /**
     * Takes up a market after a restart, before any order is submitted.
     *
     * @param lastRecordedTicks price of the last recorded trade
     * @param lastAggressor its aggressor
     * @param nextTradeId number of the next trade on the tape
     */
    public void resume(long time, long lastRecordedTicks, Side lastAggressor, long nextTradeId) {
        resume(time, lastRecordedTicks, lastAggressor, lastRecordedTicks, nextTradeId);
    }

    /** Likewise, when one of our orders traded after the last recorded trade, at {@code lastTicks}. */
    public void resume(long time, long lastRecordedTicks, Side lastAggressor, long lastTicks, long nextTradeId) {
        requireTradable(lastRecordedTicks, 1);
        recordedTicks = lastRecordedTicks;
        aggressor = lastAggressor;
        desk.resume(time, lastTicks, nextTradeId);
    }

    /** Visits the modelled quotes of a side, in no particular order: at each price they come before all our orders. */
    public void modelled(Side side, LevelVisitor visitor) {
        quotes.visit(side, visitor);
    }

    /** Lays one modelled quote as {@link #modelled} told it, before any of our orders is there. */
    public void resumeModelled(Side side, long priceTicks, long lots) {
        quotes.restore(side, priceTicks, lots);
    }

    /** Takes up an order of ours that rested; see {@link OrderDesk#resumeResting}. */
    public void resumeResting(OrderTicket ticket, long visibleLots) {
        desk.resumeResting(ticket, visibleLots);
    }

    /** Lays the modelled quotes around the last recorded trade, after {@link #resume} and the orders that were open. */
    public void quote() {
        if (recordedTicks != MatchingBook.NO_PRICE) {
            quotes.lay(recordedTicks, aggressor);
            desk.settle();
        }
    }

    /** The desk, for what is asked rarely: states, positions, trailing orders. */
    public OrderDesk desk() {
        return desk;
    }

    /** Price of the last recorded trade, or {@link MatchingBook#NO_PRICE}. */
    public long recordedTicks() {
        return recordedTicks;
    }

    /** Who took the last recorded trade. */
    public Side aggressor() {
        return aggressor;
    }

    /** Price of the last trade on the tape, ours included, or {@link MatchingBook#NO_PRICE}. */
    public long lastTicks() {
        return desk.lastTicks();
    }

    /** Highest buy price, modelled or ours, or {@link MatchingBook#NO_PRICE}. */
    public long bestBid() {
        return book.bestBid();
    }

    /** Lowest sell price, modelled or ours, or {@link MatchingBook#NO_PRICE}. */
    public long bestAsk() {
        return book.bestAsk();
    }

    /** Visible lots at a price. */
    public long quantityAt(Side side, long priceTicks) {
        return book.quantityAt(side, priceTicks);
    }

    /** Visible lots that must trade before this order does, at its own price; -1 if it does not rest. */
    public long lotsAhead(long orderId) {
        return book.lotsAhead(orderId);
    }

    /** Visits the best levels of a side, best first. */
    public void levels(Side side, int limit, LevelVisitor visitor) {
        book.levels(side, limit, visitor);
    }

    /** Tells the levels, among the best 1,000 of each side, that changed since the last call; returns how many. */
    public int drainDepthChanges(DepthListener listener) {
        return bidChanges.drain(book, listener) + askChanges.drain(book, listener);
    }

    /** Hash of everything that can influence later events. */
    public long stateHash() {
        StateHash hash = new StateHash();
        hash.add(desk.stateHash());
        hash.add(recordedTicks);
        hash.add(aggressor.sign());
        return hash.value();
    }
}
