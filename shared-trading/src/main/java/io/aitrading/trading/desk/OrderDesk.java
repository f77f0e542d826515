package io.aitrading.trading.desk;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.BookListener;
import io.aitrading.trading.book.CancelReason;
import io.aitrading.trading.book.Handling;
import io.aitrading.trading.book.MatchingBook;
import io.aitrading.trading.book.RejectReason;
import io.aitrading.trading.book.StateHash;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Takes orders of every type, keeps those that wait, and sends to the book what the book can hold. Deterministic: its clock is what
 * {@link #advanceTime} says, and consequences (orders woken by a trade, the other leg of a pair) follow after the command that caused
 * them, in the order in which they were caused.
 *
 * <p>Ids up to zero belong to the market around the desk: whoever owns the desk may place such orders in {@link #book()} directly and
 * then calls {@link #settle()}. Trades among those orders are not put on the tape; see {@link #print}.
 */
public final class OrderDesk {
    private final MatchingBook book;
    private final MarketListener listener;
    private final LiveOrders live = new LiveOrders();
    private final Triggers triggers = new Triggers();
    private final Positions positions = new Positions();
    private final Tape tape = new Tape();
    private final Admission admission;
    private final Queue<Runnable> consequences = new ArrayDeque<>();

    /** Why the desk itself is taking an order out of the book; null when the book decides. */
    private @Nullable EndReason withdrawing;
    /** The exit of a bracket that leaves the book without ending. */
    private @Nullable DeskOrder shelving;

    public OrderDesk(MatchingBook.Factory books, MarketListener listener) {
        this.listener = listener;
        this.book = books.create(new BookEvents());
        this.admission = new Admission(book, live, positions, tape);
    }

    /** The book under the desk. Only orders with ids up to zero may be placed in it directly. */
    public MatchingBook book() {
        return book;
    }

    /** Price of the last trade on the tape, or {@link MatchingBook#NO_PRICE}. */
    public long lastTicks() {
        return tape.lastTicks;
    }

    public long now() {
        return tape.now;
    }

    /** Number that the next trade on the tape will have. */
    public long nextTradeId() {
        return tape.nextTradeId;
    }

    /** Lots of all trades so far in which an order of the desk took part. */
    public long tradedLots() {
        return tape.tradedLots;
    }

    /** Where a live order stands; empty once it has ended, and then the listener was told. */
    public Optional<OrderState> state(long orderId) {
        return Optional.ofNullable(live.get(orderId)).map(order -> order.state);
    }

    /** Net position of an account in lots, from its fills at this desk. */
    public long position(long accountKey) {
        return positions.of(accountKey);
    }

    /**
     * Takes up the market where another desk left it, before any order is placed.
     *
     * @param tradeId number of the next trade
     */
    public void resume(long time, long lastTradeTicks, long tradeId) {
        if (!live.ids().isEmpty()) {
            throw new IllegalStateException("orders are live: " + live.ids());
        }
        tape.now = time;
        tape.lastTicks = lastTradeTicks;
        tape.nextTradeId = tradeId;
    }

    /**
     * Takes up an order that rested in the book when the market was left, behind those that were taken up before it. Nobody is told.
     *
     * @param ticket a limit order with the lots it still wants
     * @param visibleLots what it showed of them
     */
    public void resumeResting(OrderTicket ticket, long visibleLots) {
        boolean rests =
                switch (ticket.lifetime()) {
                    case GOOD_TILL_CANCEL, GOOD_TILL_DATE, DAY ->
                        !ticket.kind().conditional() && ticket.kind().limited();
                    case IMMEDIATE_OR_CANCEL, FILL_OR_KILL -> false;
                };
        if (!rests || live.has(ticket.orderId())) {
            throw new IllegalArgumentException("order " + ticket.orderId() + " cannot have rested: " + ticket);
        }
        book.restore(
                ticket.side(),
                ticket.orderId(),
                ticket.accountKey(),
                ticket.limitTicks(),
                visibleLots,
                ticket.quantityLots() - visibleLots,
                ticket.displayLots(),
                ticket.postOnly(),
                ticket.prevention());
        live.admit(ticket, tape.now).state = OrderState.RESTING;
    }

    /** The best price that a trailing order has seen since it began to trail; empty for all others. For saving. */
    public OptionalLong trailingFrom(long orderId) {
        DeskOrder order = live.get(orderId);
        return order == null || !order.trails() ? OptionalLong.empty() : OptionalLong.of(order.extreme);
    }

    /** Lets a trailing order that was just submitted again follow from the best price it had seen before. */
    public void resumeTrailing(long orderId, long bestTicks) {
        DeskOrder order = live.get(orderId);
        if (order == null || order.state != OrderState.DORMANT || !order.ticket.trailing()) {
            throw new IllegalArgumentException("no trailing order " + orderId + " waits at this desk");
        }
        triggers.remove(order);
        order.trail(bestTicks);
        triggers.add(order, tape.lastTicks);
    }

    /** Tells the desk a position that it did not see arise. */
    public void setPosition(long accountKey, long lots) {
        positions.set(accountKey, lots);
        settle();
    }

    /** Moves the clock forward and ends what ends with time. */
    public void advanceTime(long time) {
        tape.now = Math.max(tape.now, time);
        DeskOrder expired = live.pollExpired(tape.now);
        while (expired != null) {
            remove(expired, EndReason.TIME);
            expired = live.pollExpired(tape.now);
        }
        settle();
    }

    /** Places an order. Returns whether it was accepted; what came of it, the listener was told. */
    public boolean submit(OrderTicket ticket) {
        Refusal refusal = admission.refusal(ticket);
        if (refusal != null) {
            listener.rejected(ticket.orderId(), ticket.accountKey(), refusal);
            return false;
        }
        DeskOrder order = accept(ticket);
        activate(order, order.remaining());
        settle();
        return true;
    }

    /** Places a one-cancels-other pair: a limit or take-profit order, and a stop. All or nothing. */
    public boolean submitPair(OrderTicket target, OrderTicket stop) {
        if (refusedTogether(TicketChecks.pair(target, stop), List.of(target, stop), List.of(target, stop))) {
            return false;
        }
        DeskOrder targetOrder = accept(target);
        DeskOrder stopOrder = accept(stop);
        OrderLink.Pair pair = new OrderLink.Pair(targetOrder, stopOrder);
        targetOrder.link = pair;
        stopOrder.link = pair;
        activate(stopOrder, stopOrder.remaining());
        activate(targetOrder, targetOrder.remaining());
        settle();
        return true;
    }

    /** Places an entry whose fills arm a take-profit and a stop of the same size. All or nothing. */
    public boolean submitBracket(OrderTicket entry, OrderTicket takeProfit, OrderTicket stopLoss) {
        List<OrderTicket> all = List.of(entry, takeProfit, stopLoss);
        if (refusedTogether(TicketChecks.bracket(entry, takeProfit, stopLoss), all, List.of(entry))) {
            return false;
        }
        DeskOrder entryOrder = accept(entry);
        OrderLink.Bracket bracket = new OrderLink.Bracket(entryOrder, accept(takeProfit), accept(stopLoss));
        entryOrder.link = bracket;
        for (DeskOrder exit : List.of(bracket.takeProfit(), bracket.stopLoss())) {
            exit.link = bracket;
            listener.held(exit.id(), exit.account());
        }
        activate(entryOrder, entryOrder.remaining());
        settle();
        return true;
    }

    /** Ends an order, and the other leg of its pair. */
    public boolean cancel(long orderId) {
        DeskOrder order = live.get(orderId);
        if (order == null) {
            listener.rejected(orderId, MatchingBook.NO_ACCOUNT, Refusal.UNKNOWN_ORDER);
            return false;
        }
        remove(order, EndReason.REQUESTED);
        settle();
        return true;
    }

    /**
     * Changes limit and open quantity of an order. It keeps its place in the queue when only the quantity falls.
     *
     * @param limitTicks new limit; for kinds without one, 0
     * @param openLots lots it shall still want
     */
    public boolean amend(long orderId, long limitTicks, long openLots) {
        DeskOrder order = live.get(orderId);
        if (order == null) {
            listener.rejected(orderId, MatchingBook.NO_ACCOUNT, Refusal.UNKNOWN_ORDER);
            return false;
        }
        Refusal refusal = admission.refusal(order, limitTicks, openLots);
        if (refusal != null) {
            listener.rejected(orderId, order.account(), refusal);
            return false;
        }
        order.limitTicks = limitTicks;
        order.quantity = order.filled + openLots;
        if (book.contains(orderId)) {
            book.amend(orderId, limitTicks, openLots);
        } else {
            listener.amended(orderId, order.account(), limitTicks, openLots);
        }
        settle();
        return true;
    }

    /** Puts a trade of the market around the desk on the tape; it may wake orders. Call {@link #settle()} when the book is ready. */
    public void print(long priceTicks, long lots, Side takerSide) {
        tape.lastTicks = priceTicks;
        listener.trade(tape.nextTradeId++, tape.now, priceTicks, lots, takerSide, 0, 0);
        triggers.observe(priceTicks);
    }

    /** Works off the consequences of what has happened. */
    public void settle() {
        boolean worked = true;
        while (worked) {
            worked = workOff();
        }
    }

    private boolean workOff() {
        Runnable consequence = consequences.poll();
        if (consequence != null) {
            consequence.run();
            return true;
        }
        DeskOrder woken = triggers.poll();
        if (woken != null) {
            wake(woken);
            return true;
        }
        if (positions.takeChanged()) {
            limitReduceOnly();
            return true;
        }
        return false;
    }

    /** Hash of everything that can influence later events. */
    public long stateHash() {
        StateHash hash = new StateHash();
        hash.add(book.stateHash());
        hash.add(tape.lastTicks);
        hash.add(tape.now);
        hash.add(tape.nextTradeId);
        live.hash(hash);
        triggers.hash(hash);
        positions.hash(hash);
        return hash.value();
    }

    private boolean refusedTogether(boolean fit, List<OrderTicket> all, List<OrderTicket> entering) {
        List<Refusal> refusals = admission.refusals(fit, all, entering);
        for (int i = 0; i < refusals.size(); i++) {
            listener.rejected(all.get(i).orderId(), all.get(i).accountKey(), refusals.get(i));
        }
        return !refusals.isEmpty();
    }

    private DeskOrder accept(OrderTicket ticket) {
        DeskOrder order = live.admit(ticket, tape.now);
        listener.accepted(order.id(), order.account());
        return order;
    }

    /** Sends an order where it belongs: to wait for its price, or into the book. */
    private void activate(DeskOrder order, long lots) {
        if (!order.ticket.kind().conditional()) {
            enter(order, lots);
            return;
        }
        boolean met = !order.ticket.trailing() && tape.hasPrice() && order.metBy(tape.lastTicks);
        if (met) {
            wake(order);
        } else {
            order.state = OrderState.DORMANT;
            triggers.add(order, tape.lastTicks);
            listener.dormant(order.id(), order.account(), order.stopTicks);
        }
    }

    private void wake(DeskOrder order) {
        listener.triggered(order.id(), order.account(), order.stopTicks);
        order.state = OrderState.HELD;
        if (order.link instanceof OrderLink.Pair pair) {
            remove(pair.other(order), EndReason.PAIRED);
        }
        long lots = order.link instanceof OrderLink.Bracket bracket && order != bracket.entry()
                ? bracket.exitable()
                : order.remaining();
        if (lots > 0) {
            enter(order, lots);
        }
    }

    private void enter(DeskOrder order, long wanted) {
        OrderTicket ticket = order.ticket;
        long lots = wanted;
        if (ticket.reduceOnly()) {
            lots = Math.min(wanted, admission.reducible(order.account(), order.side(), order.sequence));
            order.quantity = order.filled + lots;
            if (lots == 0) {
                end(order, EndReason.NOTHING_TO_REDUCE);
                return;
            }
        }
        if (!ticket.kind().limited()) {
            book.placeMarket(
                    order.id(), order.account(), order.side(), lots, ticket.budgetTickLots(), ticket.prevention());
        } else if (ticket.postOnly() && admission.wouldTake(order.side(), order.limitTicks)) {
            end(order, EndReason.WOULD_TAKE);
        } else {
            long display = Math.min(ticket.displayLots(), lots);
            book.place(
                    order.id(),
                    order.account(),
                    order.side(),
                    handling(ticket),
                    order.limitTicks,
                    lots,
                    display,
                    ticket.prevention());
        }
        if (live.holds(order)) {
            entered(order);
        }
    }

    private void entered(DeskOrder order) {
        if (book.contains(order.id())) {
            order.state = order.filled > 0 ? OrderState.PARTIALLY_FILLED : OrderState.RESTING;
            listener.rested(order.id(), order.account(), order.limitTicks, book.remaining(order.id()));
        } else if (order.quantity == MatchingBook.UNLIMITED) {
            boolean exhausted = order.filled == 0 || book.best(order.side().opposite()) == MatchingBook.NO_PRICE;
            end(order, exhausted ? EndReason.NO_LIQUIDITY : EndReason.FILLED);
        }
    }

    private static Handling handling(OrderTicket ticket) {
        return switch (ticket.lifetime()) {
            case IMMEDIATE_OR_CANCEL -> Handling.IMMEDIATE_OR_CANCEL;
            case FILL_OR_KILL -> Handling.FILL_OR_KILL;
            case GOOD_TILL_CANCEL, GOOD_TILL_DATE, DAY -> ticket.postOnly() ? Handling.POST_ONLY : Handling.REST;
        };
    }

    /** Takes a live order from wherever it is and ends it. */
    private void remove(DeskOrder order, EndReason reason) {
        if (!live.holds(order)) {
            return;
        }
        if (book.contains(order.id())) {
            withdrawing = reason;
            book.cancel(order.id());
            withdrawing = null;
        } else {
            if (order.state == OrderState.DORMANT) {
                triggers.remove(order);
            }
            end(order, reason);
        }
    }

    private void end(DeskOrder order, EndReason reason) {
        live.remove(order);
        order.state = reason.state();
        long unfilled = order.quantity == MatchingBook.UNLIMITED ? 0 : order.remaining();
        listener.ended(order.id(), order.account(), reason, unfilled);
        if (order.link instanceof OrderLink.Pair pair && reason != EndReason.PAIRED) {
            EndReason others = reason == EndReason.REQUESTED ? EndReason.REQUESTED : EndReason.PAIRED;
            consequences.add(() -> remove(pair.other(order), others));
        } else if (order.link instanceof OrderLink.Bracket bracket) {
            consequences.add(() -> arm(bracket));
        }
    }

    /** Brings the exits of a bracket in line with what there is to exit; the stop first, since it protects. */
    private void arm(OrderLink.Bracket bracket) {
        boolean entryEnded = bracket.entry().state.isTerminal();
        for (DeskOrder exit : List.of(bracket.stopLoss(), bracket.takeProfit())) {
            if (exit.state.isTerminal()) {
                continue;
            }
            // Asked anew for each: a stop whose price is met already has just closed the position.
            long open = bracket.exitable();
            if (entryEnded && open == 0) {
                remove(exit, bracket.entry().filled == 0 ? EndReason.ENTRY_ENDED : EndReason.PAIRED);
                continue;
            }
            exit.quantity =
                    exit.filled + open + (entryEnded ? 0 : bracket.entry().remaining());
            if (book.contains(exit.id())) {
                resize(exit, open);
            } else if (exit.state != OrderState.DORMANT && open > 0) {
                activate(exit, open);
            }
        }
    }

    private void resize(DeskOrder exit, long open) {
        if (open == 0) {
            shelving = exit;
            book.cancel(exit.id());
            shelving = null;
            exit.state = OrderState.HELD;
            listener.held(exit.id(), exit.account());
        } else if (open != book.remaining(exit.id())) {
            book.amend(exit.id(), exit.limitTicks, open);
        }
    }

    /** Shrinks resting reduce-only orders, oldest first, so that together they cannot turn a position round. */
    private void limitReduceOnly() {
        for (DeskOrder order : live.reducing()) {
            if (!book.contains(order.id())) {
                continue;
            }
            long allowed = admission.reducible(order.account(), order.side(), order.sequence);
            if (allowed == 0) {
                remove(order, EndReason.NOTHING_TO_REDUCE);
            } else if (allowed < order.remaining()) {
                order.quantity = order.filled + allowed;
                book.amend(order.id(), order.limitTicks, allowed);
            }
        }
    }

    private @Nullable DeskOrder known(long orderId) {
        return orderId > 0 ? live.get(orderId) : null;
    }

    private static long idOf(@Nullable DeskOrder order) {
        return order == null ? 0 : order.id();
    }

    /** @param restingLots what the fill leaves of the order in the book; irrelevant for an incoming order */
    private void fill(DeskOrder order, long tradeId, long priceTicks, long lots, boolean maker, long restingLots) {
        order.filled += lots;
        positions.add(order.account(), order.side(), lots);
        long remaining = order.quantity == MatchingBook.UNLIMITED ? 0 : order.remaining();
        listener.filled(tradeId, order.id(), order.account(), order.side(), priceTicks, lots, remaining, maker);
        if (order.link instanceof OrderLink.Pair pair) {
            consequences.add(() -> remove(pair.other(order), EndReason.PAIRED));
        } else if (order.link instanceof OrderLink.Bracket bracket) {
            consequences.add(() -> arm(bracket));
        }
        if (order.remaining() == 0) {
            end(order, EndReason.FILLED);
        } else if (maker) {
            order.state = restingLots > 0 ? OrderState.PARTIALLY_FILLED : OrderState.HELD;
        }
    }

    /** Translates what the book says of the desk's own orders. */
    private final class BookEvents implements BookListener {
        @Override
        public void traded(
                long makerId,
                long takerId,
                Side takerSide,
                long priceTicks,
                long quantityLots,
                long makerRemainingLots,
                long takerRemainingLots) {
            DeskOrder maker = known(makerId);
            DeskOrder taker = known(takerId);
            if (maker != null || taker != null) {
                long tradeId = tape.nextTradeId++;
                tape.lastTicks = priceTicks;
                tape.tradedLots += quantityLots;
                listener.trade(tradeId, tape.now, priceTicks, quantityLots, takerSide, idOf(maker), idOf(taker));
                if (maker != null) {
                    fill(maker, tradeId, priceTicks, quantityLots, true, makerRemainingLots);
                }
                if (taker != null) {
                    fill(taker, tradeId, priceTicks, quantityLots, false, 0);
                }
                triggers.observe(priceTicks);
            }
        }

        @Override
        public void cancelled(long orderId, Side side, long priceTicks, long remainingLots, CancelReason reason) {
            DeskOrder order = known(orderId);
            if (order != null && order != shelving) {
                end(order, withdrawing != null ? withdrawing : EndReason.of(reason));
            }
        }

        @Override
        public void modified(long orderId, Side side, long priceTicks, long quantityLots) {
            DeskOrder order = known(orderId);
            if (order != null) {
                if (!(order.link instanceof OrderLink.Bracket)) {
                    order.quantity = order.filled + quantityLots;
                }
                listener.amended(orderId, order.account(), priceTicks, quantityLots);
            }
        }

        @Override
        public void rejected(long orderId, RejectReason reason) {
            throw new IllegalStateException("the desk sent order " + orderId + ", which the book refuses: " + reason);
        }
    }
}
