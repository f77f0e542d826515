package io.aitrading.trading.backtest;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.L2Book;
import io.aitrading.trading.depth.QueueModel;
import io.aitrading.trading.desk.EndReason;
import io.aitrading.trading.host.RestingOrder;
import io.aitrading.trading.host.StrategyFailure;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The venue of a depth feed. It fills by the rules of {@link io.aitrading.trading.depth.DepthReplay}, which is its measure in the
 * tests, for orders of all kinds and with an account behind them:
 * <ul>
 *   <li>the recorded market does not react to us;
 *   <li>what can trade on arrival takes the recorded levels up to its limit, and the rest of a market order is gone;
 *   <li>what rests joins the end of the queue at its price; a trade there reaches it when what the {@link QueueModel} holds to be ahead
 *       has traded; a trade beyond its price, or a level of the other side that reaches it, fills it at its own price;
 *   <li>one trade or level fills no more than it shows, over all our orders together, the best price first and then the oldest;
 *   <li>a stop waits for a recorded trade at its trigger or beyond, then it is a market order.
 * </ul>
 */
final class DepthVenue extends FeedDesk {
    private static final int MOST_ORDERS = 1_000_000;
    private static final long MILLI = 1_000_000;

    private final DepthWires wires;
    private final QueueModel queue;
    private final L2Book book = new L2Book();
    private final Map<Long, DepthOrder> known = new HashMap<>();
    private final List<DepthOrder> buys = new ArrayList<>();
    private final List<DepthOrder> sells = new ArrayList<>();
    private long now;
    private long fills;

    DepthVenue(FeedSettings settings, SymbolSpec symbol, FeedLedger ledger, QueueModel queue) {
        super(settings, symbol, ledger);
        this.wires = new DepthWires(settings.latency());
        this.queue = queue;
    }

    L2Book book() {
        return book;
    }

    /** The feed has come to this time. */
    void at(long nanos) {
        now = nanos;
    }

    @Override
    void send(FeedHost host, RestingOrder order, OrderStream.Sent sent, long timeMillis) {
        if (stream().size() > MOST_ORDERS) {
            throw new RunStopped(
                    RunStopped.Cause.TOO_MANY_ORDERS, "the strategy sent more than " + MOST_ORDERS + " orders", null);
        }
        DepthOrder fresh = new DepthOrder(order, sent);
        known.put(fresh.number(), fresh);
        host.context().resting().put(order.number(), order);
        wires.request(now, fresh, false);
    }

    @Override
    public void cancel(FeedHost host, RestingOrder order) {
        DepthOrder found = known.get(Long.parseLong(order.reference()));
        if (found != null) {
            wires.request(now, found, true);
        }
    }

    /** When the next message arrives; {@link Long#MAX_VALUE} for never. */
    long nextMessageNanos() {
        return wires.nextNanos();
    }

    /** Works off the next message; tells whether the strategy heard of anything. */
    boolean message(FeedHost host) throws StrategyFailure, InterruptedException {
        if (wires.nextIsRequest()) {
            DepthWires.Request request = wires.takeRequest();
            now = request.atNanos();
            arrive(request);
            return false;
        }
        DepthWires.News news = wires.takeNews();
        if (news == null) {
            return false;
        }
        now = news.atNanos();
        tell(host, news);
        return true;
    }

    /** The feed has ended: the strategy hears of all that happened. */
    void tellRest(FeedHost host) throws StrategyFailure, InterruptedException {
        for (DepthWires.News news = wires.takeNews(); news != null; news = wires.takeNews()) {
            tell(host, news);
        }
    }

    private void tell(FeedHost host, DepthWires.News news) throws StrategyFailure, InterruptedException {
        RestingOrder order = news.order().order;
        long timeMillis = Math.floorDiv(news.atNanos(), MILLI);
        host.context().at(timeMillis);
        Fill fill = news.fill();
        if (fill == null || fill.ends()) {
            host.context().resting().remove(order.number(), order);
            known.remove(news.order().number());
        }
        if (fill != null) {
            tell(host, order, news.order().sent, fill, timeMillis);
        }
    }

    private void arrive(DepthWires.Request request) {
        DepthOrder order = request.order();
        if (request.cancel()) {
            if (order.working) {
                leave(order);
                end(order, EndReason.REQUESTED);
            }
        } else if (order.isStop()) {
            rest(order);
        } else {
            meetTheBook(order);
        }
    }

    /** Takes what it can; the rest of a limit order rests, the rest of any other is gone. */
    private void meetTheBook(DepthOrder order) {
        Side side = order.side();
        book.levels(side.opposite(), Integer.MAX_VALUE, (price, lots) -> {
            if (order.remaining > 0 && order.accepts(price)) {
                fill(order, price, Math.min(lots, order.remaining), false);
            }
        });
        if (order.remaining == 0) {
            return;
        }
        if (order.order.intent().kind() == OrderIntent.Kind.LIMIT) {
            order.join(queue, book.lots(side, order.limit()));
            rest(order);
        } else {
            end(order, EndReason.NO_LIQUIDITY);
        }
    }

    /** Into its side: the best price first and at one price the oldest; stops last. */
    private void rest(DepthOrder order) {
        List<DepthOrder> side = orders(order.side());
        int place = 0;
        while (place < side.size() && (order.isStop() || !order.isBefore(side.get(place)))) {
            place++;
        }
        side.add(place, order);
        order.working = true;
    }

    private List<DepthOrder> orders(Side side) {
        return side == Side.BUY ? buys : sells;
    }

    private void leave(DepthOrder order) {
        order.working = false;
        orders(order.side()).remove(order);
    }

    /** A level of the feed changed. */
    void level(Side side, long price, long lots) {
        long before = book.set(side, price, lots);
        for (DepthOrder order : orders(side)) {
            if (!order.isStop() && order.limit() == price) {
                order.levelChanged(queue, before, lots);
            }
        }
        long left = lots;
        List<DepthOrder> others = orders(side.opposite());
        int i = 0;
        while (i < others.size() && left > 0) {
            DepthOrder order = others.get(i);
            if (!order.isStop() && order.accepts(price)) {
                long taken = Math.min(left, order.remaining);
                left -= taken;
                fill(order, order.limit(), taken, true);
            }
            // One that is filled has left the list.
            i += order.working ? 1 : 0;
        }
    }

    /** A trade of the feed: who bought took sells, and the other way round. */
    void trade(Side taker, long price, long lots) {
        long left = lots;
        List<DepthOrder> makers = orders(taker.opposite());
        int i = 0;
        while (i < makers.size() && left > 0) {
            DepthOrder order = makers.get(i);
            long reached = order.isStop() ? 0 : Math.min(left, order.reachedBy(price, lots));
            if (reached > 0) {
                left -= reached;
                fill(order, order.limit(), reached, true);
            }
            i += order.working ? 1 : 0;
        }
        trigger(buys, price);
        trigger(sells, price);
    }

    private void trigger(List<DepthOrder> side, long price) {
        if (side.isEmpty()) {
            return;
        }
        for (DepthOrder order : List.copyOf(side)) {
            if (order.isStop() && order.triggeredBy(price)) {
                leave(order);
                meetTheBook(order);
            }
        }
    }

    private void fill(DepthOrder order, long price, long lots, boolean maker) {
        order.remaining -= lots;
        boolean ends = order.remaining == 0;
        wires.report(now, order, new Fill(++fills, price, lots, maker, ends));
        if (ends) {
            if (order.working) {
                leave(order);
            }
            order.sent.became(EndReason.FILLED.name());
        }
    }

    private void end(DepthOrder order, EndReason reason) {
        order.sent.became(reason.name());
        wires.report(now, order, null);
    }

    @Override
    BigDecimal marketCost(Side side, long lots) {
        return MarketCost.of(lots, walk -> book.levels(side.opposite(), Integer.MAX_VALUE, walk));
    }
}
