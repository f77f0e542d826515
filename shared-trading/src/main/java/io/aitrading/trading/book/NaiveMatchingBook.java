package io.aitrading.trading.book;

import io.aitrading.domain.Side;
import org.jspecify.annotations.Nullable;

/**
 * The book as one would explain it on paper: a sorted map of prices, each with its queue of orders. Slow, and the oracle of
 * {@link LadderMatchingBook}: it keeps no aggregate that could go stale, and counts what it is asked.
 */
public final class NaiveMatchingBook implements MatchingBook {
    private final BookListener listener;
    private final NaiveLevels levels = new NaiveLevels();
    private final NaiveMatching matching;

    public NaiveMatchingBook(BookListener listener) {
        this.listener = listener;
        matching = new NaiveMatching(levels, listener);
    }

    @Override
    public long place(
            long orderId,
            long accountKey,
            Side side,
            Handling handling,
            long priceTicks,
            long quantityLots,
            long displayLots,
            SelfTradePrevention prevention) {
        RejectReason refusal = OrderChecks.limit(priceTicks, quantityLots, displayLots);
        if (refusal == null && levels.contains(orderId)) {
            refusal = RejectReason.DUPLICATE_ID;
        }
        if (refusal == null && handling == Handling.POST_ONLY && levels.wouldTake(side, priceTicks)) {
            refusal = RejectReason.WOULD_TAKE;
        }
        if (refusal != null) {
            listener.rejected(orderId, refusal);
            return 0;
        }
        NaiveOrder order = new NaiveOrder(orderId, accountKey, side, handling, prevention, priceTicks, displayLots);
        order.visible = quantityLots;
        listener.accepted(orderId, side, priceTicks, quantityLots);
        if (handling == Handling.FILL_OR_KILL && matching.fillable(order) < quantityLots) {
            listener.cancelled(orderId, side, priceTicks, quantityLots, CancelReason.NOT_FILLABLE);
            return 0;
        }
        return enter(order);
    }

    @Override
    public long placeMarket(
            long orderId,
            long accountKey,
            Side side,
            long quantityLots,
            long budgetTickLots,
            SelfTradePrevention prevention) {
        RejectReason refusal = OrderChecks.market(quantityLots, budgetTickLots);
        if (refusal == null && levels.contains(orderId)) {
            refusal = RejectReason.DUPLICATE_ID;
        }
        if (refusal != null) {
            listener.rejected(orderId, refusal);
            return 0;
        }
        listener.accepted(orderId, side, NO_PRICE, quantityLots);
        NaiveOrder order =
                new NaiveOrder(orderId, accountKey, side, Handling.IMMEDIATE_OR_CANCEL, prevention, NO_PRICE, 0);
        order.visible = quantityLots;
        long executed = matching.match(order, budgetTickLots);
        if (order.visible > 0 && !order.killed && quantityLots != UNLIMITED) {
            listener.cancelled(orderId, side, NO_PRICE, order.visible, CancelReason.NO_LIQUIDITY);
        }
        return executed;
    }

    /** Trades what can trade, then rests or cancels the rest. */
    private long enter(NaiveOrder order) {
        long executed = matching.match(order, UNLIMITED);
        if (order.visible == 0 || order.killed) {
            return executed;
        }
        if (order.handling == Handling.IMMEDIATE_OR_CANCEL || order.handling == Handling.FILL_OR_KILL) {
            listener.cancelled(order.id, order.side, order.price, order.visible, CancelReason.IMMEDIATE_REMAINDER);
            return executed;
        }
        order.slice();
        levels.add(order);
        return executed;
    }

    @Override
    public boolean cancel(long orderId) {
        NaiveOrder order = levels.find(orderId);
        if (order == null) {
            listener.rejected(orderId, RejectReason.UNKNOWN_ORDER);
            return false;
        }
        remove(order, CancelReason.REQUESTED);
        return true;
    }

    @Override
    public boolean modify(long orderId, long priceTicks, long quantityLots) {
        NaiveOrder order = levels.find(orderId);
        RejectReason refusal = refuseChange(order, priceTicks, quantityLots);
        if (order == null || refusal != null) {
            listener.rejected(orderId, refusal == null ? RejectReason.UNKNOWN_ORDER : refusal);
            return false;
        }
        levels.remove(order);
        order.price = priceTicks;
        order.visible = quantityLots;
        order.hidden = 0;
        listener.modified(orderId, order.side, priceTicks, quantityLots);
        enter(order);
        return true;
    }

    @Override
    public boolean move(long orderId, long priceTicks) {
        return modify(orderId, priceTicks, Math.max(1, remaining(orderId)));
    }

    @Override
    public boolean amend(long orderId, long priceTicks, long quantityLots) {
        NaiveOrder order = levels.find(orderId);
        if (order == null || order.price != priceTicks || quantityLots <= 0 || quantityLots > order.open()) {
            return modify(orderId, priceTicks, quantityLots);
        }
        // The hidden reserve shrinks first: what is already shown keeps its size as long as it can.
        order.visible = Math.min(order.visible, quantityLots);
        order.hidden = quantityLots - order.visible;
        listener.modified(orderId, order.side, priceTicks, quantityLots);
        return true;
    }

    @Override
    public boolean replace(long orderId, long newOrderId, long priceTicks, long quantityLots) {
        NaiveOrder order = levels.find(orderId);
        RejectReason refusal = refuseChange(order, priceTicks, quantityLots);
        if (refusal == null && levels.contains(newOrderId)) {
            refusal = RejectReason.DUPLICATE_ID;
        }
        if (order == null || refusal != null) {
            listener.rejected(orderId, refusal == null ? RejectReason.UNKNOWN_ORDER : refusal);
            return false;
        }
        remove(order, CancelReason.REPLACED);
        long display = Math.min(order.display, quantityLots);
        place(
                newOrderId,
                order.account,
                order.side,
                order.handling,
                priceTicks,
                quantityLots,
                display,
                order.prevention);
        return true;
    }

    private @Nullable RejectReason refuseChange(@Nullable NaiveOrder order, long priceTicks, long quantityLots) {
        if (order == null) {
            return RejectReason.UNKNOWN_ORDER;
        }
        RejectReason refusal = OrderChecks.limit(priceTicks, quantityLots, 0);
        if (refusal == null && order.handling == Handling.POST_ONLY && levels.wouldTake(order.side, priceTicks)) {
            refusal = RejectReason.WOULD_TAKE;
        }
        return refusal;
    }

    private void remove(NaiveOrder order, CancelReason reason) {
        levels.remove(order);
        listener.cancelled(order.id, order.side, order.price, order.open(), reason);
    }

    @Override
    public boolean contains(long orderId) {
        return levels.contains(orderId);
    }

    @Override
    public long remaining(long orderId) {
        NaiveOrder order = levels.find(orderId);
        return order == null ? 0 : order.open();
    }

    @Override
    public long lotsAhead(long orderId) {
        return levels.lotsAhead(orderId);
    }

    @Override
    public long bestBid() {
        return levels.best(Side.BUY);
    }

    @Override
    public long bestAsk() {
        return levels.best(Side.SELL);
    }

    @Override
    public long quantityAt(Side side, long priceTicks) {
        return levels.quantityAt(side, priceTicks);
    }

    @Override
    public int orderCount() {
        return levels.count();
    }

    @Override
    public void levels(Side side, int limit, LevelVisitor visitor) {
        levels.levels(side, limit, visitor);
    }

    @Override
    public void orders(Side side, OrderVisitor visitor) {
        levels.orders(side, visitor);
    }

    @Override
    public void restore(
            Side side,
            long orderId,
            long accountKey,
            long priceTicks,
            long visibleLots,
            long hiddenLots,
            long displayLots,
            boolean postOnly,
            SelfTradePrevention prevention) {
        OrderChecks.restorable(this, side, orderId, priceTicks, visibleLots, hiddenLots, displayLots);
        Handling handling = postOnly ? Handling.POST_ONLY : Handling.REST;
        NaiveOrder order = new NaiveOrder(orderId, accountKey, side, handling, prevention, priceTicks, displayLots);
        order.visible = visibleLots;
        order.hidden = hiddenLots;
        levels.add(order);
    }
}
