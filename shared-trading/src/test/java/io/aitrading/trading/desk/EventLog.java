package io.aitrading.trading.desk;

import io.aitrading.domain.Side;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a desk tells, one line an event. */
public final class EventLog implements MarketListener {
    private final List<String> lines = new ArrayList<>();
    private long lots;

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Lots on the tape since the last clearing. */
    public long lots() {
        return lots;
    }

    public void clear() {
        lines.clear();
        lots = 0;
    }

    @Override
    public void trade(
            long tradeId, long time, long priceTicks, long tradeLots, Side takerSide, long makerId, long takerId) {
        lots += tradeLots;
        lines.add("trade %d @%d %d x %d %s %d/%d"
                .formatted(tradeId, time, priceTicks, tradeLots, takerSide, makerId, takerId));
    }

    @Override
    public void accepted(long orderId, long accountKey) {
        lines.add("accepted " + orderId);
    }

    @Override
    public void rejected(long orderId, long accountKey, Refusal reason) {
        lines.add("rejected " + orderId + " " + reason);
    }

    @Override
    public void dormant(long orderId, long accountKey, long stopTicks) {
        lines.add("dormant " + orderId + " " + stopTicks);
    }

    @Override
    public void held(long orderId, long accountKey) {
        lines.add("held " + orderId);
    }

    @Override
    public void triggered(long orderId, long accountKey, long stopTicks) {
        lines.add("triggered " + orderId + " " + stopTicks);
    }

    @Override
    public void rested(long orderId, long accountKey, long priceTicks, long restingLots) {
        lines.add("rested " + orderId + " " + priceTicks + " x " + restingLots);
    }

    @Override
    public void filled(
            long tradeId,
            long orderId,
            long accountKey,
            Side side,
            long priceTicks,
            long filledLots,
            long remainingLots,
            boolean maker) {
        lines.add("filled %d %s %d x %d left %d %s #%d"
                .formatted(orderId, side, priceTicks, filledLots, remainingLots, maker ? "maker" : "taker", tradeId));
    }

    @Override
    public void amended(long orderId, long accountKey, long priceTicks, long openLots) {
        lines.add("amended " + orderId + " " + priceTicks + " x " + openLots);
    }

    @Override
    public void ended(long orderId, long accountKey, EndReason reason, long unfilledLots) {
        lines.add("ended " + orderId + " " + reason + " " + unfilledLots);
    }
}
