package io.aitrading.engine.run;

import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.api.OrderView;
import io.aitrading.engine.order.OrderGateway;
import io.aitrading.engine.order.OrdersUnreachableException;
import io.aitrading.engine.order.PatientOrders;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Learns what became of orders that rest in the venue's book. Asked before each trade while there are any, and never in between,
 * so that a strategy hears of a fill at a place in the stream of trades and not at a time of day.
 */
final class RestingOrders {
    private static final Duration RETRY = Duration.ofMillis(250);

    private final OrderGateway gateway;
    private final OrderDesk desk;
    private final PatientOrders.Pause pause;
    private final Set<UUID> lookedAt = new HashSet<>();
    private long sequence;

    RestingOrders(OrderGateway gateway, OrderDesk desk, PatientOrders.Pause pause) {
        this.gateway = gateway;
        this.desk = desk;
        this.pause = pause;
    }

    void restore(long storedSequence) {
        sequence = storedSequence;
        lookedAt.clear();
    }

    long sequence() {
        return sequence;
    }

    void refresh(Collection<StrategyCell> cells, MarketTrade trade, TradeProcessor processor)
            throws InterruptedException {
        if (cells.stream().allMatch(cell -> cell.context().resting().isEmpty())) {
            lookedAt.clear();
            return;
        }
        OrderGateway.Updates updates = answered(() -> gateway.updates(sequence));
        sequence = updates.sequence();
        Set<UUID> changed = new HashSet<>(updates.orderIds());
        for (StrategyCell cell : cells) {
            for (RestingOrder order : List.copyOf(cell.context().resting().values())) {
                // Its first change may lie before the sequence that we had: looked at once in any case.
                if (lookedAt.add(order.orderId()) || changed.contains(order.orderId())) {
                    refresh(cell, order, trade, processor);
                }
            }
        }
    }

    private void refresh(StrategyCell cell, RestingOrder order, MarketTrade trade, TradeProcessor processor)
            throws InterruptedException {
        OrderView view = answered(() -> gateway.get(order.orderId()));
        cell.beginTrade();
        cell.context().at(trade.time().toEpochMilli());
        try {
            desk.refresh(cell, order, view, trade.time().toEpochMilli());
        } catch (StrategyFailure failure) {
            processor.fail(cell, trade, failure);
        }
    }

    private <T> T answered(Supplier<T> question) throws InterruptedException {
        while (true) {
            try {
                return question.get();
            } catch (OrdersUnreachableException e) {
                pause.sleep(RETRY);
            }
        }
    }
}
