package io.aitrading.trading.backtest;

import io.aitrading.domain.Side;
import io.aitrading.trading.depth.LatencyModel;
import io.aitrading.trading.desk.EndReason;
import io.aitrading.trading.desk.MarketListener;
import io.aitrading.trading.desk.OrderTicket;
import io.aitrading.trading.desk.Refusal;
import io.aitrading.trading.host.RestingOrder;
import io.aitrading.trading.host.StrategyFailure;
import io.aitrading.trading.replay.DepthModel;
import io.aitrading.trading.replay.ReplayMarket;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The venue of a trade feed: a {@link ReplayMarket} as the paper venue has it, with the time that orders and answers take. Without
 * latency an order is worked and answered inside the call that sends it, as a live one is between two trades; a fill of a resting
 * order is told right before the public trade that it was.
 */
final class TradeVenue extends FeedDesk {
    private static final long MILLI = 1_000_000;
    private static final long ACCOUNT = 1;

    /** One trade on the tape. */
    record Print(long tradeId, long timeMillis, long priceTicks, long lots, Side taker) {}

    private final ReplayMarket market;
    private final LatencyModel latency;
    private final Deque<Print> tape = new ArrayDeque<>();
    private final Map<Long, Working> working = new HashMap<>();
    /** Requests under way, by arrival. */
    private final Queue<Request> requests =
            new PriorityQueue<>(Comparator.comparingLong(Request::atNanos).thenComparingLong(Request::sequence));
    /** Times at which news reaches the strategy that does not come with a trade. */
    private final Queue<Long> news = new PriorityQueue<>();

    private long sequence;
    private long lastArrival = Long.MIN_VALUE;

    TradeVenue(FeedSettings settings, SymbolSpec symbol, FeedLedger ledger, DepthModel depth) {
        super(settings, symbol, ledger);
        this.latency = settings.latency();
        this.market = new ReplayMarket(depth, new Events());
    }

    /** An order on its way, at the venue, or ended there, until the strategy knows all about it. */
    private static final class Working {
        private final RestingOrder order;
        private final OrderStream.Sent sent;
        private final Deque<Untold> untold = new ArrayDeque<>();
        private boolean ended;
        private long endKnownAtNanos;

        Working(RestingOrder order, OrderStream.Sent sent) {
            this.order = order;
            this.sent = sent;
        }
    }

    /** @param atNanos when it reaches the strategy; with the trade itself when answers take no time */
    private record Untold(Fill fill, long atNanos) {}

    private record Request(long atNanos, long sequence, long orderId, boolean cancel) {}

    ReplayMarket market() {
        return market;
    }

    /** The oldest trade on the tape that nobody has been shown; null when all were. */
    @Nullable
    Print nextPrint() {
        return tape.poll();
    }

    @Override
    void send(FeedHost host, RestingOrder order, OrderStream.Sent sent, long timeMillis)
            throws StrategyFailure, InterruptedException {
        Working fresh = new Working(order, sent);
        working.put(sent.number(), fresh);
        long now = timeMillis * MILLI;
        long entry = latency.entryNanos(now);
        if (entry > 0 || !requests.isEmpty()) {
            host.context().resting().put(order.number(), order);
            request(now + entry, sent.number(), false);
            return;
        }
        submit(fresh);
        boolean answered = latency.responseNanos(now) == 0;
        if (!answered || !fresh.ended) {
            host.context().resting().put(order.number(), order);
        }
        if (answered) {
            tellAll(host, fresh, Long.MAX_VALUE, timeMillis);
            if (fresh.ended) {
                forget(host, fresh);
            }
        }
    }

    @Override
    public void cancel(FeedHost host, RestingOrder order) {
        long id = Long.parseLong(order.reference());
        long now = host.context().nowMillis() * MILLI;
        long entry = latency.entryNanos(now);
        if (entry > 0 || !requests.isEmpty()) {
            request(now + entry, id, true);
        } else {
            cancelAtVenue(id);
        }
    }

    /** A later request never overtakes an earlier one. */
    private void request(long atNanos, long orderId, boolean cancel) {
        lastArrival = Math.max(lastArrival, atNanos);
        requests.add(new Request(lastArrival, sequence++, orderId, cancel));
    }

    private void cancelAtVenue(long orderId) {
        Working order = working.get(orderId);
        if (order != null && !order.ended) {
            market.cancel(orderId);
        }
    }

    /** When the next request arrives or news is due, in nanoseconds; {@link Long#MAX_VALUE} for never. */
    long nextEventNanos() {
        Request request = requests.peek();
        Long due = news.peek();
        return Math.min(request == null ? Long.MAX_VALUE : request.atNanos(), due == null ? Long.MAX_VALUE : due);
    }

    /** Works off what is due at this time: first what arrives at the venue, then what reaches the strategy. */
    void event(FeedHost host, long atNanos) throws StrategyFailure, InterruptedException {
        for (Request next = requests.peek(); next != null && next.atNanos() <= atNanos; next = requests.peek()) {
            requests.remove();
            market.advanceTime(atNanos / MILLI);
            if (next.cancel()) {
                cancelAtVenue(next.orderId());
            } else {
                submit(order(next.orderId()));
            }
        }
        boolean told = false;
        while (!news.isEmpty() && news.peek() <= atNanos) {
            news.remove();
            told = true;
        }
        if (told) {
            tellDue(host, Long.MIN_VALUE, atNanos);
        }
    }

    private Working order(long id) {
        Working order = working.get(id);
        if (order == null) {
            throw new IllegalStateException("order " + id + " is not known here");
        }
        return order;
    }

    private void submit(Working order) {
        long id = order.sent.number();
        OrderIntent intent = order.order.intent();
        OrderTicket ticket =
                switch (intent.kind()) {
                    case MARKET -> OrderTicket.market(id, ACCOUNT, intent.side(), intent.lots());
                    case LIMIT -> OrderTicket.limit(id, ACCOUNT, intent.side(), intent.limitTicks(), intent.lots());
                    case STOP -> OrderTicket.stop(id, ACCOUNT, intent.side(), intent.stopTicks(), intent.lots());
                };
        market.submit(ticket);
    }

    /**
     * Tells the strategy what it may know now, order by order.
     *
     * @param untilTradeId where answers take no time: fills of later trades wait for their trade
     */
    void tellDue(FeedHost host, long untilTradeId, long nowNanos) throws StrategyFailure, InterruptedException {
        for (RestingOrder resting : List.copyOf(host.context().resting().values())) {
            Working order = order(Long.parseLong(resting.reference()));
            while (!order.untold.isEmpty() && due(order.untold.peek(), untilTradeId, nowNanos)) {
                host.context().at(nowNanos / MILLI);
                tell(host, resting, order.sent, order.untold.remove().fill(), nowNanos / MILLI);
            }
            if (order.ended && order.untold.isEmpty() && order.endKnownAtNanos <= nowNanos) {
                forget(host, order);
            }
        }
    }

    private static boolean due(Untold untold, long untilTradeId, long nowNanos) {
        return untold.atNanos() == Long.MIN_VALUE ? untold.fill().id() <= untilTradeId : untold.atNanos() <= nowNanos;
    }

    private void tellAll(FeedHost host, Working order, long untilTradeId, long timeMillis)
            throws StrategyFailure, InterruptedException {
        while (!order.untold.isEmpty() && order.untold.peek().fill().id() <= untilTradeId) {
            tell(host, order.order, order.sent, order.untold.remove().fill(), timeMillis);
        }
    }

    private void forget(FeedHost host, Working order) {
        host.context().resting().remove(order.order.number(), order.order);
        working.remove(order.sent.number());
    }

    @Override
    BigDecimal marketCost(Side side, long lots) {
        return MarketCost.of(lots, walk -> market.levels(side.opposite(), Integer.MAX_VALUE, walk));
    }

    /** What happens at the market. */
    private final class Events implements MarketListener {
        @Override
        public void trade(
                long tradeId, long time, long priceTicks, long lots, Side takerSide, long makerId, long takerId) {
            tape.add(new Print(tradeId, time, priceTicks, lots, takerSide));
        }

        @Override
        public void filled(
                long tradeId,
                long orderId,
                long accountKey,
                Side side,
                long priceTicks,
                long lots,
                long remainingLots,
                boolean maker) {
            Working order = order(orderId);
            Fill fill = new Fill(tradeId, priceTicks, lots, maker, remainingLots == 0);
            order.untold.add(new Untold(fill, knownAt()));
        }

        @Override
        public void rejected(long orderId, long accountKey, Refusal reason) {
            Working order = working.get(orderId);
            if (order != null && !order.ended) {
                refuse(order.sent, reason.name());
                end(order);
            }
        }

        @Override
        public void ended(long orderId, long accountKey, EndReason reason, long unfilledLots) {
            Working order = order(orderId);
            order.sent.became(reason.name());
            if (unfilledLots > 0 && !order.untold.isEmpty()) {
                endWithLastFill(order);
            }
            end(order);
        }

        /** The remainder of an order is gone with its last fill: that fill is its end. */
        private void endWithLastFill(Working order) {
            Untold last = order.untold.removeLast();
            Fill fill = last.fill();
            Fill ending = new Fill(fill.id(), fill.priceTicks(), fill.lots(), fill.maker(), true);
            order.untold.addLast(new Untold(ending, last.atNanos()));
        }

        private void end(Working order) {
            order.ended = true;
            long known = knownAt();
            order.endKnownAtNanos = known;
        }

        private long knownAt() {
            long now = market.desk().now() * MILLI;
            long response = latency.responseNanos(now);
            if (response == 0) {
                return Long.MIN_VALUE;
            }
            news.add(now + response);
            return now + response;
        }
    }
}
