package io.aitrading.trading.depth;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.L2Book;
import io.aitrading.trading.book.MatchingBook;
import io.aitrading.trading.book.StateHash;

/**
 * Replays a depth feed with a strategy's orders in it. The recorded market does not react to us. A resting order of ours fills
 * <ul>
 *   <li>when a trade happens at a price strictly worse for its taker than ours, or the other side's quotes reach ours: at our price;
 *   <li>at its own price, when trades have used up what the {@link QueueModel} holds to be ahead of it;
 * </ul>
 * never for more than the trade or quote that reached it. An order that can trade on arrival takes the recorded levels up to its limit.
 * The feed reaches us at once; orders and answers take the {@link LatencyModel}'s time.
 */
public final class DepthReplay implements DepthSession {
    private final DepthEvents events;
    private final QueueModel queue;
    private final LatencyModel latency;
    private final DepthStrategy strategy;
    private final L2Book book = new L2Book();
    private final OwnOrders orders = new OwnOrders();
    private final Wire toExchange = new Wire();
    private final Wire toUs = new Wire();
    private final StateHash hash = new StateHash();

    private long now;
    private long position;
    private long cashTickLots;
    private long fills;
    private long nextOrderId = 1;

    public DepthReplay(DepthEvents events, QueueModel queue, LatencyModel latency, DepthStrategy strategy) {
        this.events = events;
        this.queue = queue;
        this.latency = latency;
        this.strategy = strategy;
    }

    /** Applies every level of a feed to a book and does nothing else; returns a hash of the tops passed through. */
    public static long bare(DepthEvents events, L2Book book) {
        long tops = 0;
        for (int i = 0; i < events.size(); i++) {
            byte kind = events.kind[i];
            if (kind <= DepthEvents.ASK_LEVEL) {
                book.set(kind == DepthEvents.BID_LEVEL ? Side.BUY : Side.SELL, events.price[i], events.lots[i]);
                tops = tops * 31 + book.bestBid() + book.bestAsk();
            }
        }
        return tops;
    }

    /** Runs the whole feed. */
    public Result run() {
        for (int i = 0; i < events.size(); i++) {
            now = events.time[i];
            while (toExchange.due(now)) {
                arrive();
            }
            boolean call = false;
            while (toUs.due(now)) {
                answer();
                call = true;
            }
            byte kind = events.kind[i];
            if (kind <= DepthEvents.ASK_LEVEL) {
                call |= level(kind == DepthEvents.BID_LEVEL, events.price[i], events.lots[i]);
            } else {
                trade(kind == DepthEvents.BUY_TRADE, events.price[i], events.lots[i]);
            }
            if (call) {
                strategy.onTop(this);
            }
        }
        return new Result(events.size(), nextOrderId - 1, fills, position, cashTickLots, hash.value());
    }

    /** A request of ours reaches the exchange. */
    private void arrive() {
        int slot = orders.find(toExchange.order());
        long at = toExchange.arrival();
        byte kind = toExchange.kind();
        toExchange.next();
        if (slot == OwnOrders.NONE) {
            return;
        }
        if (kind == Wire.CANCEL) {
            if (orders.resting[slot]) {
                orders.leave(slot);
                end(slot, at);
            }
            return;
        }
        boolean buy = orders.buy[slot];
        long price = orders.price[slot];
        if (reaches(buy, price)) {
            if (orders.postOnly[slot]) {
                end(slot, at);
                return;
            }
            takeRecorded(slot, at);
        }
        if (orders.remaining[slot] > 0) {
            orders.rest(slot, queue.join(book.lots(buy ? Side.BUY : Side.SELL, price)));
        }
    }

    private boolean reaches(boolean buy, long price) {
        long best = buy ? book.bestAsk() : book.bestBid();
        return best != MatchingBook.NO_PRICE && (buy ? best <= price : best >= price);
    }

    private void takeRecorded(int slot, long at) {
        boolean buy = orders.buy[slot];
        long limit = orders.price[slot];
        book.levels(buy ? Side.SELL : Side.BUY, Integer.MAX_VALUE, (price, lots) -> {
            boolean within = buy ? price <= limit : price >= limit;
            if (within && orders.remaining[slot] > 0) {
                fill(slot, price, Math.min(lots, orders.remaining[slot]), false, at);
            }
        });
    }

    /** A level of the feed changed; tells whether the top did. */
    private boolean level(boolean bid, long price, long lots) {
        Side side = bid ? Side.BUY : Side.SELL;
        long bestBefore = bid ? book.bestBid() : book.bestAsk();
        long before = book.set(side, price, lots);
        for (int i = orders.workingCount - 1; i >= 0; i--) {
            int slot = orders.working[i];
            if (orders.buy[slot] == bid) {
                if (orders.price[slot] == price) {
                    long untraded = Math.max(0, before - orders.tradedSince[slot]);
                    orders.tradedSince[slot] = 0;
                    orders.ahead[slot] = queue.change(orders.ahead[slot], untraded, lots);
                }
            } else if (lots > 0 && (bid ? price >= orders.price[slot] : price <= orders.price[slot])) {
                fill(slot, orders.price[slot], Math.min(lots, orders.remaining[slot]), true, now);
            }
        }
        long best = bid ? book.bestBid() : book.bestAsk();
        return best != bestBefore || (price == best && lots != before);
    }

    /** A trade of the feed: who bought took sells, and the other way round. */
    private void trade(boolean takerBuys, long price, long lots) {
        for (int i = orders.workingCount - 1; i >= 0; i--) {
            int slot = orders.working[i];
            if (orders.buy[slot] == takerBuys) {
                continue;
            }
            long ours = orders.price[slot];
            if (takerBuys ? ours < price : ours > price) {
                fill(slot, ours, Math.min(lots, orders.remaining[slot]), true, now);
            } else if (ours == price) {
                orders.tradedSince[slot] += lots;
                double left = orders.ahead[slot] - (double) lots;
                orders.ahead[slot] = Math.max(0, left);
                long reached = Math.min(orders.remaining[slot], (long) -left);
                if (reached > 0) {
                    fill(slot, ours, reached, true, now);
                }
            }
        }
    }

    private void fill(int slot, long price, long lots, boolean maker, long at) {
        orders.remaining[slot] -= lots;
        fills++;
        hash.add(orders.id[slot]);
        hash.add(price);
        hash.add(lots);
        hash.add(at);
        toUs.send(at + latency.responseNanos(at), Wire.FILL, orders.id[slot], price, lots, maker);
        if (orders.remaining[slot] == 0) {
            if (orders.resting[slot]) {
                orders.leave(slot);
            }
            end(slot, at);
        }
    }

    private void end(int slot, long at) {
        toUs.send(at + latency.responseNanos(at), Wire.END, orders.id[slot], 0, 0, false);
    }

    /** An answer of the exchange reaches us. */
    private void answer() {
        long orderId = toUs.order();
        int slot = orders.find(orderId);
        byte kind = toUs.kind();
        long price = toUs.price();
        long lots = toUs.lots();
        boolean maker = toUs.flag();
        toUs.next();
        if (kind == Wire.END) {
            orders.release(slot);
            return;
        }
        Side side = orders.buy[slot] ? Side.BUY : Side.SELL;
        position += side.sign() * lots;
        cashTickLots = Math.subtractExact(cashTickLots, Math.multiplyExact(side.sign() * lots, price));
        strategy.onFill(this, orderId, side, price, lots, maker);
    }

    @Override
    public long timeNanos() {
        return now;
    }

    @Override
    public long bestBid() {
        return book.bestBid();
    }

    @Override
    public long bestAsk() {
        return book.bestAsk();
    }

    @Override
    public long lots(Side side, long priceTicks) {
        return book.lots(side, priceTicks);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long submit(Side side, long priceTicks, long lots, boolean postOnly) {
        if (lots <= 0 || lots > MatchingBook.MAX_QUANTITY || Math.abs(priceTicks) > MatchingBook.MAX_PRICE) {
            throw new IllegalArgumentException("not an order: " + lots + " lots at " + priceTicks + " ticks");
        }
        long id = nextOrderId;
        if (orders.take(id, side == Side.BUY, priceTicks, lots, postOnly) == OwnOrders.NONE) {
            return 0;
        }
        nextOrderId++;
        toExchange.send(now + latency.entryNanos(now), Wire.NEW, id, priceTicks, lots, postOnly);
        return id;
    }

    @Override
    public void cancel(long orderId) {
        if (open(orderId)) {
            toExchange.send(now + latency.entryNanos(now), Wire.CANCEL, orderId, 0, 0, false);
        }
    }

    @Override
    public boolean open(long orderId) {
        return orderId > 0 && orders.find(orderId) != OwnOrders.NONE;
    }

    /**
     * What a run gave.
     *
     * @param position net position in lots, of the fills that had become known
     * @param cashTickLots money earned less money spent, in ticks times lots
     * @param fillHash hash of every fill at the exchange: order, price, lots, time
     */
    public record Result(int events, long ordersSent, long fills, long position, long cashTickLots, long fillHash) {}
}
