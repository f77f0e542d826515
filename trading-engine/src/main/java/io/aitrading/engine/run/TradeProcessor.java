package io.aitrading.engine.run;

import io.aitrading.domain.MarketTrade;
import io.aitrading.engine.deployment.Lifecycle;
import io.aitrading.trading.host.TradeSteps;
import java.util.Collection;

/** Takes one trade through all strategies, in the order of their creation, each with all its orders, before the next trade. */
final class TradeProcessor {
    private final OrderDesk desk;
    private final RestingOrders resting;
    private final TradeSteps<StrategyCell> steps;

    TradeProcessor(OrderDesk desk, RestingOrders resting) {
        this.desk = desk;
        this.resting = resting;
        this.steps = new TradeSteps<>(desk);
    }

    void process(MarketTrade trade, Collection<StrategyCell> cells) throws InterruptedException {
        cells.forEach(StrategyCell::beginTrade);
        resting.refresh(cells, trade);
        for (StrategyCell cell : cells) {
            steps.settle(cell, trade);
            steps.take(cell, trade);
        }
        cleanUp(cells, trade.time().toEpochMilli());
    }

    /** Does what the strategy still wants done, outside of a trade: after its start, before its end. */
    void settleWishes(StrategyCell cell, MarketTrade lastTrade) throws InterruptedException {
        cell.beginTrade();
        steps.settle(cell, lastTrade);
    }

    /** Orders of strategies that no longer run are taken out of the book; asked again until they are gone. */
    void cleanUp(Collection<StrategyCell> cells, long timeMillis) {
        for (StrategyCell cell : cells) {
            Lifecycle state = cell.deployment().state();
            boolean over = state == Lifecycle.STOPPED || state == Lifecycle.FAILED;
            if (over && !cell.context().resting().isEmpty() && cell.mayTryCancel(timeMillis)) {
                cell.context().resting().values().forEach(order -> desk.cancel(cell, order));
            }
        }
    }
}
