package io.aitrading.trading.book;

import io.aitrading.domain.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The book as one would explain it on paper: a sorted map of prices, each with its queue of orders. Slow, and the oracle of
 * {@link LadderMatchingBook}: it keeps no aggregate that could go stale, and counts what it is asked.
 */
public final class NaiveMatchingBook implements MatchingBook {
    private final BookListener listener;
    private final NavigableMap<Long, Map<Long, Resting>> bids = new TreeMap<>(Collections.reverseOrder());
    private final NavigableMap<Long, Map<Long, Resting>> asks = new TreeMap<>();
    private final Map<Long, Resting> byId = new HashMap<>();

    public NaiveMatchingBook(BookListener listener) {
        this.listener = listener;
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
        if (refusal == null && byId.containsKey(orderId)) {
            refusal = RejectReason.DUPLICATE_ID;
        }
        if (refusal == null && handling == Handling.POST_ONLY && wouldTake(side, priceTicks)) {
            refusal = RejectReason.WOULD_TAKE;
        }
        if (refusal != null) {
            listener.rejected(orderId, refusal);
            return 0;
        }
        Resting order = new Resting(orderId, accountKey, side, handling, prevention, priceTicks, displayLots);
        order.visible = quantityLots;
        listener.accepted(orderId, side, priceTicks, quantityLots);
        if (handling == Handling.FILL_OR_KILL && fillable(order) < quantityLots) {
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
        if (refusal == null && byId.containsKey(orderId)) {
            refusal = RejectReason.DUPLICATE_ID;
        }
        if (refusal != null) {
            listener.rejected(orderId, refusal);
            return 0;
        }
        listener.accepted(orderId, side, NO_PRICE, quantityLots);
        Resting order = new Resting(orderId, accountKey, side, Handling.IMMEDIATE_OR_CANCEL, prevention, NO_PRICE, 0);
        order.visible = quantityLots;
        long executed = match(order, budgetTickLots);
        if (order.visible > 0 && !order.killed && quantityLots != UNLIMITED) {
            listener.cancelled(orderId, side, NO_PRICE, order.visible, CancelReason.NO_LIQUIDITY);
        }
        return executed;
    }

    /** Trades what can trade, then rests or cancels the rest. */
    private long enter(Resting order) {
        long executed = match(order, UNLIMITED);
        if (order.visible == 0 || order.killed) {
            return executed;
        }
        if (order.handling == Handling.IMMEDIATE_OR_CANCEL || order.handling == Handling.FILL_OR_KILL) {
            listener.cancelled(order.id, order.side, order.price, order.visible, CancelReason.IMMEDIATE_REMAINDER);
            return executed;
        }
        order.slice();
        queue(order).put(order.id, order);
        byId.put(order.id, order);
        return executed;
    }

    private long match(Resting taker, long budgetTickLots) {
        NavigableMap<Long, Map<Long, Resting>> opposite = side(taker.side.opposite());
        long executed = 0;
        long budget = budgetTickLots;
        while (taker.visible > 0 && !taker.killed) {
            Map.Entry<Long, Map<Long, Resting>> best = opposite.firstEntry();
            if (best == null || !crosses(taker, best.getKey())) {
                break;
            }
            long price = best.getKey();
            Resting maker = best.getValue().values().iterator().next();
            if (taker.meetsItself(maker)) {
                preventSelfTrade(taker, maker);
                continue;
            }
            long quantity = Math.min(taker.visible, maker.visible);
            if (budget != UNLIMITED && price > 0) {
                quantity = Math.min(quantity, budget / price);
                if (quantity == 0) {
                    break;
                }
                budget -= quantity * price;
            }
            taker.visible -= quantity;
            maker.visible -= quantity;
            executed += quantity;
            listener.traded(
                    maker.id, taker.id, taker.side, price, quantity, maker.visible + maker.hidden, taker.visible);
            refreshOrRemove(maker);
        }
        return executed;
    }

    private void preventSelfTrade(Resting taker, Resting maker) {
        switch (taker.prevention) {
            case EXPIRE_TAKER -> kill(taker);
            case EXPIRE_MAKER -> remove(maker, CancelReason.SELF_TRADE);
            case EXPIRE_BOTH -> {
                remove(maker, CancelReason.SELF_TRADE);
                kill(taker);
            }
            case DECREMENT -> decrement(taker, maker);
            case NONE -> throw new IllegalStateException("orders that may trade with each other");
        }
    }

    private void decrement(Resting taker, Resting maker) {
        long quantity = Math.min(taker.visible, maker.visible);
        maker.visible -= quantity;
        if (maker.visible + maker.hidden == 0) {
            listener.cancelled(maker.id, maker.side, maker.price, quantity, CancelReason.SELF_TRADE);
        } else {
            listener.modified(maker.id, maker.side, maker.price, maker.visible + maker.hidden);
        }
        refreshOrRemove(maker);
        taker.visible -= quantity;
        if (taker.visible == 0) {
            taker.killed = true;
            listener.cancelled(taker.id, taker.side, taker.price, quantity, CancelReason.SELF_TRADE);
        } else {
            listener.modified(taker.id, taker.side, taker.price, taker.visible);
        }
    }

    private void kill(Resting taker) {
        taker.killed = true;
        listener.cancelled(taker.id, taker.side, taker.price, taker.visible, CancelReason.SELF_TRADE);
    }

    private void refreshOrRemove(Resting maker) {
        if (maker.visible > 0) {
            return;
        }
        Map<Long, Resting> queue = queue(maker);
        queue.remove(maker.id);
        if (maker.hidden > 0) {
            maker.slice();
            queue.put(maker.id, maker);
        } else {
            byId.remove(maker.id);
            dropIfEmpty(maker);
        }
    }

    /** Lots that a fill-or-kill order could certainly trade with, in the order in which it would meet them. */
    private long fillable(Resting taker) {
        long sum = 0;
        for (Map.Entry<Long, Map<Long, Resting>> level :
                side(taker.side.opposite()).entrySet()) {
            if (!crosses(taker, level.getKey())) {
                break;
            }
            boolean meetsItself = level.getValue().values().stream().anyMatch(taker::meetsItself);
            boolean stops = meetsItself && taker.prevention != SelfTradePrevention.EXPIRE_MAKER;
            for (Resting maker : level.getValue().values()) {
                if (!taker.meetsItself(maker)) {
                    sum += stops ? maker.visible : maker.visible + maker.hidden;
                } else if (stops) {
                    return sum;
                }
            }
        }
        return sum;
    }

    @Override
    public boolean cancel(long orderId) {
        Resting order = byId.get(orderId);
        if (order == null) {
            listener.rejected(orderId, RejectReason.UNKNOWN_ORDER);
            return false;
        }
        remove(order, CancelReason.REQUESTED);
        return true;
    }

    @Override
    public boolean modify(long orderId, long priceTicks, long quantityLots) {
        Resting order = byId.get(orderId);
        RejectReason refusal = refuseChange(order, priceTicks, quantityLots);
        if (order == null || refusal != null) {
            listener.rejected(orderId, refusal == null ? RejectReason.UNKNOWN_ORDER : refusal);
            return false;
        }
        unlink(order);
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
        Resting order = byId.get(orderId);
        if (order == null
                || order.price != priceTicks
                || quantityLots <= 0
                || quantityLots > order.visible + order.hidden) {
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
        Resting order = byId.get(orderId);
        RejectReason refusal = refuseChange(order, priceTicks, quantityLots);
        if (refusal == null && byId.containsKey(newOrderId)) {
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

    private @Nullable RejectReason refuseChange(@Nullable Resting order, long priceTicks, long quantityLots) {
        if (order == null) {
            return RejectReason.UNKNOWN_ORDER;
        }
        RejectReason refusal = OrderChecks.limit(priceTicks, quantityLots, 0);
        if (refusal == null && order.handling == Handling.POST_ONLY && wouldTake(order.side, priceTicks)) {
            refusal = RejectReason.WOULD_TAKE;
        }
        return refusal;
    }

    private boolean wouldTake(Side side, long priceTicks) {
        long best = best(side.opposite());
        return best != NO_PRICE && (side == Side.BUY ? best <= priceTicks : best >= priceTicks);
    }

    private static boolean crosses(Resting taker, long restingPrice) {
        return taker.price == NO_PRICE
                || (taker.side == Side.BUY ? restingPrice <= taker.price : restingPrice >= taker.price);
    }

    private void remove(Resting order, CancelReason reason) {
        unlink(order);
        listener.cancelled(order.id, order.side, order.price, order.visible + order.hidden, reason);
    }

    private void unlink(Resting order) {
        queue(order).remove(order.id);
        dropIfEmpty(order);
        byId.remove(order.id);
    }

    private void dropIfEmpty(Resting order) {
        if (queue(order).isEmpty()) {
            side(order.side).remove(order.price);
        }
    }

    private NavigableMap<Long, Map<Long, Resting>> side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private Map<Long, Resting> queue(Resting order) {
        return side(order.side).computeIfAbsent(order.price, price -> new LinkedHashMap<>(2));
    }

    @Override
    public boolean contains(long orderId) {
        return byId.containsKey(orderId);
    }

    @Override
    public long remaining(long orderId) {
        Resting order = byId.get(orderId);
        return order == null ? 0 : order.visible + order.hidden;
    }

    @Override
    public long lotsAhead(long orderId) {
        Resting order = byId.get(orderId);
        if (order == null) {
            return -1;
        }
        long ahead = 0;
        for (Resting other : queue(order).values()) {
            if (other == order) {
                break;
            }
            ahead += other.visible;
        }
        return ahead;
    }

    @Override
    public long bestBid() {
        return bids.isEmpty() ? NO_PRICE : bids.firstKey();
    }

    @Override
    public long bestAsk() {
        return asks.isEmpty() ? NO_PRICE : asks.firstKey();
    }

    @Override
    public long quantityAt(Side side, long priceTicks) {
        return sumVisible(side(side).getOrDefault(priceTicks, Map.of()));
    }

    @Override
    public int orderCount() {
        return byId.size();
    }

    @Override
    public void levels(Side side, int limit, LevelVisitor visitor) {
        side(side).entrySet().stream()
                .limit(limit)
                .forEach(level -> visitor.level(level.getKey(), sumVisible(level.getValue())));
    }

    @Override
    public void orders(Side side, OrderVisitor visitor) {
        List<Map<Long, Resting>> queues = new ArrayList<>(side(side).values());
        for (Map<Long, Resting> queue : queues) {
            for (Resting order : queue.values()) {
                visitor.order(
                        order.id,
                        order.account,
                        order.price,
                        order.visible,
                        order.hidden,
                        order.display,
                        order.handling == Handling.POST_ONLY,
                        order.prevention);
            }
        }
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
        Resting order = new Resting(orderId, accountKey, side, handling, prevention, priceTicks, displayLots);
        order.visible = visibleLots;
        order.hidden = hiddenLots;
        queue(order).put(orderId, order);
        byId.put(orderId, order);
    }

    private static long sumVisible(Map<Long, Resting> queue) {
        return queue.values().stream().mapToLong(order -> order.visible).sum();
    }

    /** An order in or on its way into the book. */
    private static final class Resting {
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

        Resting(
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

        /** Shows the next slice of an iceberg; other orders show everything. */
        void slice() {
            long open = visible + hidden;
            visible = display == 0 ? open : Math.min(display, open);
            hidden = open - visible;
        }

        boolean meetsItself(Resting maker) {
            return prevention != SelfTradePrevention.NONE && account != NO_ACCOUNT && account == maker.account;
        }
    }
}
