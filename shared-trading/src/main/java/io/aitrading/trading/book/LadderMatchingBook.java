package io.aitrading.trading.book;

import io.aitrading.domain.Side;
import org.jspecify.annotations.Nullable;

/**
 * The fast book: orders and levels in pooled primitive arrays, each level a linked list threaded through the orders themselves, levels
 * found through a {@link PriceLadder}, orders through an {@link OrderIndex}. A command allocates nothing except when a pool grows.
 */
public final class LadderMatchingBook implements MatchingBook {
    private static final int INITIAL_ORDERS = 1 << 10;
    private static final int INITIAL_LEVELS = 1 << 8;

    private final BookListener listener;
    private final OrderPool orders = new OrderPool(INITIAL_ORDERS);
    private final OrderIndex index = new OrderIndex(orders, INITIAL_ORDERS);
    private final LevelPool levels = new LevelPool(INITIAL_LEVELS);
    private final PriceLadder ladder = new PriceLadder();

    private long bestBid = NO_PRICE;
    private long bestAsk = NO_PRICE;
    private int bestBidLevel = LevelPool.NONE;
    private int bestAskLevel = LevelPool.NONE;

    /** Lots that the incoming order still wants; negative once self-trade prevention has ended it. */
    private long wanted;

    public LadderMatchingBook(BookListener listener) {
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
        if (refusal == null && index.find(orderId) != OrderPool.NONE) {
            refusal = RejectReason.DUPLICATE_ID;
        }
        if (refusal == null && handling == Handling.POST_ONLY && wouldTake(side, priceTicks)) {
            refusal = RejectReason.WOULD_TAKE;
        }
        if (refusal != null) {
            listener.rejected(orderId, refusal);
            return 0;
        }
        listener.accepted(orderId, side, priceTicks, quantityLots);
        if (handling == Handling.FILL_OR_KILL && !fillable(side, priceTicks, quantityLots, accountKey, prevention)) {
            listener.cancelled(orderId, side, priceTicks, quantityLots, CancelReason.NOT_FILLABLE);
            return 0;
        }
        long executed = 0;
        wanted = quantityLots;
        if (wouldTake(side, priceTicks)) {
            executed = match(orderId, accountKey, side, priceTicks, UNLIMITED, prevention);
        }
        if (wanted > 0) {
            if (handling == Handling.REST || handling == Handling.POST_ONLY) {
                int traits = OrderPool.traits(handling == Handling.POST_ONLY, prevention);
                int order = orders.allocate(orderId, accountKey, traits, displayLots);
                index.add(orderId, order);
                enqueue(order, side, priceTicks, wanted, displayLots);
            } else {
                listener.cancelled(orderId, side, priceTicks, wanted, CancelReason.IMMEDIATE_REMAINDER);
            }
        }
        return executed;
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
        if (refusal == null && index.find(orderId) != OrderPool.NONE) {
            refusal = RejectReason.DUPLICATE_ID;
        }
        if (refusal != null) {
            listener.rejected(orderId, refusal);
            return 0;
        }
        listener.accepted(orderId, side, NO_PRICE, quantityLots);
        wanted = quantityLots;
        long executed = match(orderId, accountKey, side, NO_PRICE, budgetTickLots, prevention);
        if (wanted > 0 && quantityLots != UNLIMITED) {
            listener.cancelled(orderId, side, NO_PRICE, wanted, CancelReason.NO_LIQUIDITY);
        }
        return executed;
    }

    /**
     * Trades the {@link #wanted} lots against the other side, best price first, oldest order first.
     *
     * @param limit worst acceptable price, {@link #NO_PRICE} for any
     */
    private long match(
            long takerId, long account, Side side, long limit, long budgetTickLots, SelfTradePrevention prevention) {
        boolean careful = prevention != SelfTradePrevention.NONE && account != NO_ACCOUNT;
        long before = wanted;
        long budget = budgetTickLots;
        long executed = 0;
        while (before > 0) {
            int level = side == Side.BUY ? bestAskLevel : bestBidLevel;
            if (level == LevelPool.NONE || !accepts(side, limit, levels.price[level])) {
                break;
            }
            long price = levels.price[level];
            int maker = levels.first[level];
            if (careful && orders.account(maker) == account) {
                preventSelfTrade(takerId, side, limit, prevention, maker);
                before = wanted;
                continue;
            }
            long makerVisible = orders.visible(maker);
            long quantity = Math.min(before, makerVisible);
            if (budget != UNLIMITED && price > 0) {
                quantity = Math.min(quantity, budget / price);
                if (quantity == 0) {
                    break;
                }
                budget -= quantity * price;
            }
            before -= quantity;
            executed += quantity;
            levels.visible[level] -= quantity;
            long makerHidden = orders.hidden(maker);
            long makerId = orders.id(maker);
            if (quantity < makerVisible) {
                orders.visible(maker, makerVisible - quantity);
            } else {
                refreshOrRemove(maker, level, side.opposite());
            }
            listener.traded(makerId, takerId, side, price, quantity, makerVisible - quantity + makerHidden, before);
            wanted = before;
        }
        return executed;
    }

    private void preventSelfTrade(long takerId, Side side, long limit, SelfTradePrevention prevention, int maker) {
        switch (prevention) {
            case EXPIRE_TAKER -> kill(takerId, side, limit);
            case EXPIRE_MAKER -> remove(maker, CancelReason.SELF_TRADE);
            case EXPIRE_BOTH -> {
                remove(maker, CancelReason.SELF_TRADE);
                kill(takerId, side, limit);
            }
            case DECREMENT -> decrement(takerId, side, limit, maker);
            case NONE -> throw new IllegalStateException("orders that may trade with each other");
        }
    }

    private void kill(long takerId, Side side, long limit) {
        listener.cancelled(takerId, side, limit, wanted, CancelReason.SELF_TRADE);
        wanted = -1;
    }

    private void decrement(long takerId, Side side, long limit, int maker) {
        int level = orders.level(maker);
        long price = levels.price[level];
        long makerId = orders.id(maker);
        long quantity = Math.min(wanted, orders.visible(maker));
        long visible = orders.visible(maker) - quantity;
        long open = visible + orders.hidden(maker);
        levels.visible[level] -= quantity;
        if (visible > 0) {
            orders.visible(maker, visible);
        } else {
            refreshOrRemove(maker, level, side.opposite());
        }
        if (open == 0) {
            listener.cancelled(makerId, side.opposite(), price, quantity, CancelReason.SELF_TRADE);
        } else {
            listener.modified(makerId, side.opposite(), price, open);
        }
        wanted -= quantity;
        if (wanted == 0) {
            listener.cancelled(takerId, side, limit, quantity, CancelReason.SELF_TRADE);
        } else {
            listener.modified(takerId, side, limit, wanted);
        }
    }

    /** A resting order's visible part is gone: the next slice of an iceberg queues up, other orders leave. */
    private void refreshOrRemove(int order, int level, Side side) {
        unlink(order, level);
        long hidden = orders.hidden(order);
        if (hidden > 0) {
            levels.hidden[level] -= hidden;
            link(order, level, hidden, orders.display(order));
        } else {
            index.remove(orders.id(order), order);
            orders.free(order);
            closeIfEmpty(level, side);
        }
    }

    /** Whether a fill-or-kill order would certainly fill. */
    private boolean fillable(Side side, long limit, long quantityLots, long account, SelfTradePrevention prevention) {
        boolean careful = prevention != SelfTradePrevention.NONE && account != NO_ACCOUNT;
        Side opposite = side.opposite();
        long sum = 0;
        long price = best(opposite);
        while (price != NO_PRICE && accepts(side, limit, price) && sum < quantityLots) {
            int level = ladder.find(price);
            long own = careful ? firstOwn(level, account) : OrderPool.NONE;
            if (own == OrderPool.NONE) {
                sum += levels.visible[level] + levels.hidden[level];
            } else if (prevention == SelfTradePrevention.EXPIRE_MAKER) {
                sum += openOfOthers(level, account);
            } else {
                return sum + visibleBefore((int) own) >= quantityLots;
            }
            price = ladder.nextWorse(opposite, price);
        }
        return sum >= quantityLots;
    }

    private int firstOwn(int level, long account) {
        int order = levels.first[level];
        while (order != OrderPool.NONE && orders.account(order) != account) {
            order = orders.next(order);
        }
        return order;
    }

    private long openOfOthers(int level, long account) {
        long sum = 0;
        for (int order = levels.first[level]; order != OrderPool.NONE; order = orders.next(order)) {
            sum += orders.account(order) == account ? 0 : orders.open(order);
        }
        return sum;
    }

    private long visibleBefore(int order) {
        long sum = 0;
        for (int other = orders.previous(order); other != OrderPool.NONE; other = orders.previous(other)) {
            sum += orders.visible(other);
        }
        return sum;
    }

    @Override
    public boolean cancel(long orderId) {
        int order = index.find(orderId);
        if (order == OrderPool.NONE) {
            listener.rejected(orderId, RejectReason.UNKNOWN_ORDER);
            return false;
        }
        remove(order, CancelReason.REQUESTED);
        return true;
    }

    private void remove(int order, CancelReason reason) {
        long id = orders.id(order);
        long open = orders.open(order);
        int level = orders.level(order);
        long price = levels.price[level];
        Side side = sideOf(price);
        withdraw(order, level, side);
        index.remove(id, order);
        orders.free(order);
        listener.cancelled(id, side, price, open, reason);
    }

    @Override
    public boolean modify(long orderId, long priceTicks, long quantityLots) {
        int order = index.find(orderId);
        RejectReason refusal = refuseChange(order, priceTicks, quantityLots);
        if (refusal != null) {
            listener.rejected(orderId, refusal);
            return false;
        }
        reenter(order, orderId, priceTicks, quantityLots);
        return true;
    }

    @Override
    public boolean move(long orderId, long priceTicks) {
        int order = index.find(orderId);
        RejectReason refusal = refuseChange(order, priceTicks, 1);
        if (refusal != null) {
            listener.rejected(orderId, refusal);
            return false;
        }
        reenter(order, orderId, priceTicks, orders.open(order));
        return true;
    }

    private void reenter(int order, long orderId, long priceTicks, long quantityLots) {
        int level = orders.level(order);
        Side side = sideOf(levels.price[level]);
        withdraw(order, level, side);
        listener.modified(orderId, side, priceTicks, quantityLots);
        wanted = quantityLots;
        if (wouldTake(side, priceTicks)) {
            match(orderId, orders.account(order), side, priceTicks, UNLIMITED, orders.prevention(order));
        }
        if (wanted > 0) {
            enqueue(order, side, priceTicks, wanted, orders.display(order));
        } else {
            index.remove(orderId, order);
            orders.free(order);
        }
    }

    @Override
    public boolean amend(long orderId, long priceTicks, long quantityLots) {
        int order = index.find(orderId);
        if (order == OrderPool.NONE
                || levels.price[orders.level(order)] != priceTicks
                || quantityLots <= 0
                || quantityLots > orders.open(order)) {
            return modify(orderId, priceTicks, quantityLots);
        }
        int level = orders.level(order);
        long visible = Math.min(orders.visible(order), quantityLots);
        long hidden = quantityLots - visible;
        levels.visible[level] -= orders.visible(order) - visible;
        levels.hidden[level] -= orders.hidden(order) - hidden;
        orders.quantity(order, visible, hidden);
        listener.modified(orderId, sideOf(priceTicks), priceTicks, quantityLots);
        return true;
    }

    @Override
    public boolean replace(long orderId, long newOrderId, long priceTicks, long quantityLots) {
        int order = index.find(orderId);
        RejectReason refusal = refuseChange(order, priceTicks, quantityLots);
        if (refusal == null && index.find(newOrderId) != OrderPool.NONE) {
            refusal = RejectReason.DUPLICATE_ID;
        }
        if (refusal != null) {
            listener.rejected(orderId, refusal);
            return false;
        }
        Side side = sideOf(levels.price[orders.level(order)]);
        Handling handling = orders.postOnly(order) ? Handling.POST_ONLY : Handling.REST;
        SelfTradePrevention prevention = orders.prevention(order);
        long account = orders.account(order);
        long display = Math.min(orders.display(order), quantityLots);
        remove(order, CancelReason.REPLACED);
        place(newOrderId, account, side, handling, priceTicks, quantityLots, display, prevention);
        return true;
    }

    private @Nullable RejectReason refuseChange(int order, long priceTicks, long quantityLots) {
        if (order == OrderPool.NONE) {
            return RejectReason.UNKNOWN_ORDER;
        }
        RejectReason refusal = OrderChecks.limit(priceTicks, quantityLots, 0);
        if (refusal == null
                && orders.postOnly(order)
                && wouldTake(sideOf(levels.price[orders.level(order)]), priceTicks)) {
            refusal = RejectReason.WOULD_TAKE;
        }
        return refusal;
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
        int order = orders.allocate(orderId, accountKey, OrderPool.traits(postOnly, prevention), displayLots);
        index.add(orderId, order);
        // Queued as if this slice were all that it ever shows; its size for later slices is kept by the pool.
        enqueue(order, side, priceTicks, Math.addExact(visibleLots, hiddenLots), visibleLots);
    }

    private void enqueue(int order, Side side, long price, long quantity, long displayLots) {
        int level = side == Side.BUY && price == bestBid
                ? bestBidLevel
                : side == Side.SELL && price == bestAsk ? bestAskLevel : ladder.find(price);
        if (level == LevelPool.NONE) {
            level = open(side, price);
        }
        link(order, level, quantity, displayLots);
    }

    private int open(Side side, long price) {
        int level = levels.allocate(price);
        ladder.add(side, price, level);
        if (side == Side.BUY) {
            if (bestBid == NO_PRICE || price > bestBid) {
                bestBid = price;
                bestBidLevel = level;
            }
        } else if (bestAsk == NO_PRICE || price < bestAsk) {
            bestAsk = price;
            bestAskLevel = level;
        }
        return level;
    }

    private void link(int order, int level, long quantity, long displayLots) {
        long visible = displayLots == 0 ? quantity : Math.min(displayLots, quantity);
        orders.quantity(order, visible, quantity - visible);
        levels.visible[level] += visible;
        levels.hidden[level] += quantity - visible;
        int last = levels.last[level];
        orders.level(order, level);
        orders.previous(order, last);
        orders.next(order, OrderPool.NONE);
        levels.last[level] = order;
        if (last == OrderPool.NONE) {
            levels.first[level] = order;
        } else {
            orders.next(last, order);
        }
    }

    /** Takes an order with its quantity out of its level. */
    private void withdraw(int order, int level, Side side) {
        levels.visible[level] -= orders.visible(order);
        levels.hidden[level] -= orders.hidden(order);
        unlink(order, level);
        closeIfEmpty(level, side);
    }

    private void unlink(int order, int level) {
        int previous = orders.previous(order);
        int next = orders.next(order);
        if (previous == OrderPool.NONE) {
            levels.first[level] = next;
        } else {
            orders.next(previous, next);
        }
        if (next == OrderPool.NONE) {
            levels.last[level] = previous;
        } else {
            orders.previous(next, previous);
        }
    }

    private void closeIfEmpty(int level, Side side) {
        if (levels.first[level] != OrderPool.NONE) {
            return;
        }
        long price = levels.price[level];
        ladder.remove(side, price);
        levels.free(level);
        if (level == bestBidLevel) {
            bestBid = ladder.nextWorse(Side.BUY, price);
            bestBidLevel = bestBid == NO_PRICE ? LevelPool.NONE : ladder.find(bestBid);
        } else if (level == bestAskLevel) {
            bestAsk = ladder.nextWorse(Side.SELL, price);
            bestAskLevel = bestAsk == NO_PRICE ? LevelPool.NONE : ladder.find(bestAsk);
        }
    }

    /** Which side a used price belongs to: the book is never crossed, so the best bid tells. */
    private Side sideOf(long usedPrice) {
        return bestBid != NO_PRICE && usedPrice <= bestBid ? Side.BUY : Side.SELL;
    }

    private boolean wouldTake(Side side, long price) {
        return side == Side.BUY
                ? bestAskLevel != LevelPool.NONE && bestAsk <= price
                : bestBidLevel != LevelPool.NONE && bestBid >= price;
    }

    private static boolean accepts(Side takerSide, long limit, long restingPrice) {
        return limit == NO_PRICE || (takerSide == Side.BUY ? restingPrice <= limit : restingPrice >= limit);
    }

    @Override
    public boolean contains(long orderId) {
        return index.find(orderId) != OrderPool.NONE;
    }

    @Override
    public long remaining(long orderId) {
        int order = index.find(orderId);
        return order == OrderPool.NONE ? 0 : orders.open(order);
    }

    @Override
    public long lotsAhead(long orderId) {
        int order = index.find(orderId);
        return order == OrderPool.NONE ? -1 : visibleBefore(order);
    }

    @Override
    public long bestBid() {
        return bestBid;
    }

    @Override
    public long bestAsk() {
        return bestAsk;
    }

    @Override
    public long quantityAt(Side side, long priceTicks) {
        int level = ladder.find(priceTicks);
        return level == LevelPool.NONE || sideOf(priceTicks) != side ? 0 : levels.visible[level];
    }

    @Override
    public int orderCount() {
        return index.size();
    }

    @Override
    public void levels(Side side, int limit, LevelVisitor visitor) {
        long price = best(side);
        for (int i = 0; i < limit && price != NO_PRICE; i++) {
            visitor.level(price, levels.visible[ladder.find(price)]);
            price = ladder.nextWorse(side, price);
        }
    }

    @Override
    public void orders(Side side, OrderVisitor visitor) {
        for (long price = best(side); price != NO_PRICE; price = ladder.nextWorse(side, price)) {
            int level = ladder.find(price);
            for (int order = levels.first[level]; order != OrderPool.NONE; order = orders.next(order)) {
                visitor.order(
                        orders.id(order),
                        orders.account(order),
                        price,
                        orders.visible(order),
                        orders.hidden(order),
                        orders.display(order),
                        orders.postOnly(order),
                        orders.prevention(order));
            }
        }
    }
}
