package io.aitrading.paper.engine;

import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.paper.market.Recording;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.paper.order.OrderView;
import io.aitrading.trading.book.LevelVisitor;
import io.aitrading.trading.book.MatchingBook;
import io.aitrading.trading.book.StateHash;
import io.aitrading.trading.desk.EndReason;
import io.aitrading.trading.desk.Lifetime;
import io.aitrading.trading.desk.OrderTicket;
import io.aitrading.trading.desk.Refusal;
import io.aitrading.trading.replay.DepthModel;
import io.aitrading.trading.replay.ReplayMarket;
import org.jspecify.annotations.Nullable;

/**
 * The venue's view of the kernel's {@link ReplayMarket}: it sends only what can be worked at once, since conditions, pairs and
 * funds are the venue's business, and numbers public trades itself, since they must go on over restarts.
 */
final class ReplayedMarket implements Market {
    /** No order here ends with time, so the market's own clock stands still. */
    private static final long TIMELESS = 0;

    private final Recording recording;
    private final MarketListener listener;
    private final ReplayMarket market;
    private @Nullable Refusal refusal;
    private boolean reducing;

    ReplayedMarket(Recording recording, MarketListener listener) {
        this.recording = recording;
        this.listener = listener;
        this.market = new ReplayMarket(DepthModel.paperVenue(), new Relay());
    }

    /**
     * Stands where it stood after the recorded trade before this position; the modelled quotes come next, then the resting orders.
     *
     * @param lastTicks price of the last trade, which may have been a client's after that recorded one
     */
    void resume(int nextPosition, long lastTicks) {
        int last = Math.floorMod(nextPosition - 1, recording.size());
        market.resume(TIMELESS, recording.priceTicks(last), aggressor(last), lastTicks, 1);
    }

    void resumeQuotes(ModelledDepth depth) {
        for (Side side : Side.values()) {
            long[] pairs = depth.side(side);
            for (int i = 0; i < pairs.length; i += 2) {
                market.resumeModelled(side, pairs[i], pairs[i + 1]);
            }
        }
    }

    /** Takes up a resting order behind those of its price that were taken up before. */
    void resumeResting(OrderView order) {
        market.resumeResting(
                ticket(order).withDisplay(order.icebergLots()), order.place().shownLots());
    }

    /** Lays the quotes of the model itself: for a database from before they were stored. */
    void quote() {
        market.quote();
    }

    /** Hash of all that decides later trades, whatever the way that led there. */
    long stateHash() {
        StateHash hash = new StateHash();
        hash.add(market.desk().book().stateHash());
        hash.add(market.recordedTicks());
        hash.add(market.aggressor().sign());
        hash.add(market.lastTicks());
        return hash.value();
    }

    @Override
    public void recordedTrade(int position) {
        market.onRecordedTrade(TIMELESS, recording.priceTicks(position), recording.lots(position), aggressor(position));
    }

    private Side aggressor(int position) {
        return recording.buyerIsMaker(position) ? Side.SELL : Side.BUY;
    }

    @Override
    public void placeLimit(OrderView order) {
        submit(ticket(order).withDisplay(Math.min(order.icebergLots(), order.remainingLots())));
    }

    private static OrderTicket ticket(OrderView order) {
        OrderTicket ticket = OrderTicket.limit(
                        order.orderId(), order.account(), order.side(), order.priceTicks(), order.remainingLots())
                .withLifetime(lifetime(order.timeInForce()))
                .withPrevention(order.selfTradePrevention());
        return order.kind() == OrderKind.LIMIT_MAKER ? ticket.withPostOnly() : ticket;
    }

    @Override
    public void placeMarket(OrderView order, long lots, long budgetTickLots) {
        submit(OrderTicket.market(order.orderId(), order.account(), order.side(), lots)
                .withBudget(budgetTickLots)
                .withPrevention(order.selfTradePrevention()));
    }

    private void submit(OrderTicket ticket) {
        if (!market.submit(ticket)) {
            throw new IllegalStateException("the market refuses, for " + refusal + ", " + ticket);
        }
    }

    @Override
    public void cancel(long orderId) {
        if (!market.cancel(orderId)) {
            throw new IllegalStateException("order " + orderId + " is not in the market");
        }
    }

    @Override
    public void reduce(long orderId, long priceTicks, long openLots) {
        reducing = true;
        boolean reduced = market.amend(orderId, priceTicks, openLots);
        reducing = false;
        if (!reduced) {
            throw new IllegalStateException("order " + orderId + " cannot be reduced");
        }
    }

    @Override
    public long lastPrice() {
        return orZero(market.lastTicks());
    }

    @Override
    public long best(Side side) {
        return orZero(side == Side.BUY ? market.bestBid() : market.bestAsk());
    }

    @Override
    public void levels(Side side, int limit, LevelVisitor visitor) {
        market.levels(side, limit, visitor);
    }

    @Override
    public void modelled(Side side, LevelVisitor visitor) {
        market.modelled(side, visitor);
    }

    private static long orZero(long ticks) {
        return ticks == MatchingBook.NO_PRICE ? 0 : ticks;
    }

    private static Lifetime lifetime(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case GTC -> Lifetime.GOOD_TILL_CANCEL;
            case IOC -> Lifetime.IMMEDIATE_OR_CANCEL;
            case FOK -> Lifetime.FILL_OR_KILL;
        };
    }

    private final class Relay implements io.aitrading.trading.desk.MarketListener {
        @Override
        public void trade(
                long tradeId, long time, long priceTicks, long lots, Side takerSide, long makerId, long takerId) {
            listener.traded(makerId, takerId, takerSide, priceTicks, lots);
        }

        @Override
        public void rejected(long orderId, long accountKey, Refusal reason) {
            refusal = reason;
        }

        @Override
        public void ended(long orderId, long accountKey, EndReason reason, long unfilledLots) {
            if (reason == EndReason.SELF_TRADE) {
                listener.prevented(orderId, 0);
            } else if (reason != EndReason.FILLED && reason != EndReason.REQUESTED) {
                listener.ended(orderId);
            }
        }

        /** Of an order that the venue does not reduce itself: it lost lots that would have met its own account. */
        @Override
        public void amended(long orderId, long accountKey, long priceTicks, long lots) {
            if (!reducing) {
                listener.prevented(orderId, lots);
            }
        }
    }
}
