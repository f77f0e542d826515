package io.aitrading.trading.backtest;

import io.aitrading.domain.Side;
import io.aitrading.trading.depth.QueueModel;
import io.aitrading.trading.host.RestingOrder;
import io.aitrading.trading.strategy.OrderIntent;

/** An order of ours at a {@link DepthVenue}: what is left of it, and where it stands in the queue at its price. */
final class DepthOrder {
    final RestingOrder order;
    final OrderStream.Sent sent;
    long remaining;
    /** Whether it rests in the book, or waits for its trigger. */
    boolean working;

    private double ahead;
    /** Lots traded at the order's price since its level last changed: the level's next change contains them already. */
    private long tradedSince;

    DepthOrder(RestingOrder order, OrderStream.Sent sent) {
        this.order = order;
        this.sent = sent;
        this.remaining = order.intent().lots();
    }

    long number() {
        return sent.number();
    }

    Side side() {
        return order.intent().side();
    }

    boolean isStop() {
        return order.intent().kind() == OrderIntent.Kind.STOP;
    }

    /** The worst price it may trade at. */
    long limit() {
        if (order.intent().kind() == OrderIntent.Kind.LIMIT) {
            return order.intent().limitTicks();
        }
        return side() == Side.BUY ? Long.MAX_VALUE : 0;
    }

    /** Whether a price is as good as a limit, or better. */
    boolean accepts(long priceTicks) {
        return side() == Side.BUY ? priceTicks <= limit() : priceTicks >= limit();
    }

    /** Whether a trade at this price sets it off. */
    boolean triggeredBy(long priceTicks) {
        long trigger = order.intent().stopTicks();
        return side() == Side.BUY ? priceTicks >= trigger : priceTicks <= trigger;
    }

    /** Joins the end of the queue of a level that shows this much. */
    void join(QueueModel queue, long levelLots) {
        ahead = queue.join(levelLots);
        tradedSince = 0;
    }

    /** The level it waits at changed. */
    void levelChanged(QueueModel queue, long before, long after) {
        long untraded = Math.max(0, before - tradedSince);
        tradedSince = 0;
        ahead = queue.change(ahead, untraded, after);
    }

    /** How much of a trade reaches it: what is left of one at its price when the queue is used up, all of one beyond it. */
    long reachedBy(long price, long lots) {
        if (price != limit()) {
            return accepts(price) ? remaining : 0;
        }
        tradedSince += lots;
        double left = ahead - (double) lots;
        ahead = Math.max(0, left);
        return Math.min(remaining, (long) Math.max(0, -left));
    }

    /** Whether it trades before another resting order of its side that came earlier. */
    boolean isBefore(DepthOrder other) {
        return other.isStop() || !other.accepts(limit());
    }
}
