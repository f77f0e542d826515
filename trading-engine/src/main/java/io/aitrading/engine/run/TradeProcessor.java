package io.aitrading.engine.run;

import io.aitrading.domain.MarketTrade;
import io.aitrading.engine.decision.Decision;
import io.aitrading.engine.deployment.Deployment;
import io.aitrading.engine.deployment.Lifecycle;
import io.aitrading.engine.order.OrderGateway;
import io.aitrading.engine.order.OrdersUnreachableException;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.trading.strategy.TradeTick;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one trade through everything that depends on it, strategy by strategy in the order of their creation, each with all its
 * orders, before the next trade is looked at. What the trade only ends (timers, the bar before it) comes first, for it lies before
 * the trade; then the position's protection looks at the new price; then the strategy.
 */
final class TradeProcessor {
    private static final Logger log = LoggerFactory.getLogger(TradeProcessor.class);

    private final SymbolSpec symbol;
    private final OrderDesk desk;
    private final OrderGateway gateway;
    private final Changes changes;
    private final InstantSource clock;

    TradeProcessor(SymbolSpec symbol, OrderDesk desk, OrderGateway gateway, Changes changes, InstantSource clock) {
        this.symbol = symbol;
        this.desk = desk;
        this.gateway = gateway;
        this.changes = changes;
        this.clock = clock;
    }

    void process(MarketTrade trade, Collection<StrategyCell> cells) throws InterruptedException {
        for (StrategyCell cell : cells) {
            cell.beginTrade();
            if (cell.isRunning()) {
                guarded(cell, trade, () -> before(cell, trade));
            }
            guarded(cell, trade, () -> protect(cell, trade));
            if (cell.isRunning()) {
                guarded(cell, trade, () -> step(cell, trade));
            }
        }
    }

    /** Does what the strategy still wants done, outside of a trade: after its start, before its end. */
    void settleWishes(StrategyCell cell, MarketTrade lastTrade) throws InterruptedException {
        cell.beginTrade();
        guarded(cell, lastTrade, () -> flush(cell, lastTrade));
    }

    private void protect(StrategyCell cell, MarketTrade trade) throws StrategyFailure, InterruptedException {
        if (cell.positionLots() == 0) {
            return;
        }
        Optional<String> reason =
                cell.guard().onPrice(trade.price().value(), trade.time().toEpochMilli());
        if (reason.isPresent()) {
            cell.context().at(trade.time().toEpochMilli());
            desk.close(cell, reason.get(), trade);
            flush(cell, trade);
        }
    }

    private void before(StrategyCell cell, MarketTrade trade) throws StrategyFailure, InterruptedException {
        long timeMillis = trade.time().toEpochMilli();
        CellContext context = cell.context();
        context.at(timeMillis);
        for (String timer : context.takeDueTimers(timeMillis)) {
            cell.call(strategy -> strategy.onTimer(context, timer));
            flush(cell, trade);
        }
        if (cell.bars().endsBar(timeMillis)) {
            cell.bars().endBar();
            context.at(timeMillis);
            cell.onBar();
            flush(cell, trade);
        }
    }

    private void step(StrategyCell cell, MarketTrade trade) throws StrategyFailure, InterruptedException {
        long timeMillis = trade.time().toEpochMilli();
        long ticks = symbol.ticks(trade.price().value());
        CellContext context = cell.context();
        // The one edge where an exact quantity becomes a statistic.
        double quantity = trade.quantity().value().doubleValue();
        cell.bars().add(timeMillis, ticks, quantity);
        context.priced(ticks);
        if (cell.listensToTrades()) {
            context.at(timeMillis);
            cell.onTrade(new TradeTick(0, trade.tradeId(), timeMillis, ticks, quantity, trade.buyerIsMaker()));
            flush(cell, trade);
        }
    }

    /** Sends what was asked for, and what the fills of it made the strategy ask for, until there is nothing left. */
    private void flush(StrategyCell cell, MarketTrade trade) throws StrategyFailure, InterruptedException {
        CellContext context = cell.context();
        for (Optional<CellContext.Wish> wish = context.nextWish(); wish.isPresent(); wish = context.nextWish()) {
            desk.execute(cell, wish.get(), trade);
        }
        for (long number : context.takeCancels()) {
            RestingOrder order = context.resting().get(number);
            if (order != null) {
                cancel(order);
            }
        }
        List<CellContext.Silence> silences = context.takeSilences();
        for (int i = 0; i < silences.size(); i++) {
            explain(cell, trade, silences.get(i), i);
        }
    }

    private void explain(StrategyCell cell, MarketTrade trade, CellContext.Silence silence, int index) {
        if (cell.isNewSilence(silence.signal() + " " + silence.reason())) {
            String key = cell.deployment().strategyId() + " "
                    + cell.deployment().run() + " " + trade.tradeId() + " silence " + index;
            changes.decided(OrderDesk.decision(
                    cell,
                    trade,
                    silence.signal().name(),
                    key,
                    Decision.Outcome.NO_ORDER,
                    null,
                    silence.reason(),
                    Decision.facts(silence.facts(), Map.of())));
        }
    }

    /** Orders of strategies that no longer run are taken out of the book; asked again until they are gone. */
    void cleanUp(Collection<StrategyCell> cells, long timeMillis) {
        for (StrategyCell cell : cells) {
            Lifecycle state = cell.deployment().state();
            boolean over = state == Lifecycle.STOPPED || state == Lifecycle.FAILED;
            if (over && !cell.context().resting().isEmpty() && cell.mayTryCancel(timeMillis)) {
                cell.context().resting().values().forEach(this::cancel);
            }
        }
    }

    private void cancel(RestingOrder order) {
        try {
            gateway.cancel(order.orderId());
        } catch (OrdersUnreachableException e) {
            log.warn("order {} cannot be cancelled now: {}", order.orderId(), e.getMessage());
        }
    }

    void fail(StrategyCell cell, MarketTrade trade, StrategyFailure failure) {
        log.warn(
                "strategy {} ({}) is stopped: {}",
                cell.deployment().name(),
                cell.deployment().strategyId(),
                failure.getMessage());
        cell.expel();
        Deployment failed = cell.deployment().in(Lifecycle.FAILED, failure.getMessage(), clock.instant());
        cell.become(failed);
        changes.changed(failed);
        changes.decided(OrderDesk.decision(
                cell,
                trade,
                "strategy-failed",
                failed.strategyId() + " " + failed.run() + " " + trade.tradeId() + " failed",
                Decision.Outcome.NO_ORDER,
                null,
                "STRATEGY_FAILED",
                Decision.facts(Map.of(), Map.of("cause", String.valueOf(failure.getMessage())))));
        cell.context().resting().values().forEach(this::cancel);
    }

    private interface Step {
        void run() throws StrategyFailure, InterruptedException;
    }

    /** A strategy's fault ends that strategy and nothing else. */
    private void guarded(StrategyCell cell, MarketTrade trade, Step step) throws InterruptedException {
        try {
            step.run();
        } catch (StrategyFailure failure) {
            fail(cell, trade, failure);
        }
    }
}
