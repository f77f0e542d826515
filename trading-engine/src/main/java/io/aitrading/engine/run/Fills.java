package io.aitrading.engine.run;

import io.aitrading.domain.api.OrderView;
import io.aitrading.domain.api.OrderView.FillView;
import io.aitrading.trading.host.HostedStrategy.Execution;
import io.aitrading.trading.host.RestingOrder;
import io.aitrading.trading.host.StrategyFailure;
import java.time.Instant;
import java.util.List;

/** Brings what an order has filled to the strategy that sent it. */
final class Fills {
    private Fills() {}

    /** The venue's number of the trade; one that is not a number counts as long past. */
    static long tradeId(FillView fill) {
        try {
            return Long.parseLong(fill.tradeId());
        } catch (NumberFormatException e) {
            return Long.MIN_VALUE;
        }
    }

    /**
     * Applies what is new in an order.
     *
     * @param untilTradeId fills of later trades wait for their trade, so that a strategy hears of a fill at one place in the stream,
     *     however early the news of it came
     * @return whether fills were left out
     */
    static boolean apply(
            StrategyCell cell, RestingOrder resting, OrderView order, long untilTradeId, Instant time, Changes changes)
            throws StrategyFailure, InterruptedException {
        List<FillView> due = order.fills().stream()
                .filter(fill -> tradeId(fill) <= untilTradeId)
                .toList();
        boolean partly = due.size() < order.fills().size();
        for (int i = 0; i < due.size(); i++) {
            FillView fill = due.get(i);
            boolean ends = i == due.size() - 1 && !partly && order.status().isTerminal();
            Execution execution = new Execution(
                    fill.fillId().toString(),
                    order.side(),
                    fill.price(),
                    fill.quantity(),
                    fill.fee(),
                    time.toEpochMilli(),
                    ends);
            if (cell.apply(resting, execution)) {
                changes.moved();
            }
        }
        return partly;
    }
}
