package io.aitrading.engine.run;

import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.PlatformService;
import io.aitrading.domain.api.TradesAnswer;
import io.aitrading.engine.EngineProperties;
import io.aitrading.engine.deployment.Deployment;
import io.aitrading.engine.deployment.Lifecycle;
import io.aitrading.engine.market.MarketFeed;
import io.aitrading.engine.order.OrderGateway;
import io.aitrading.engine.order.PatientOrders;
import io.aitrading.health.Live;
import io.aitrading.health.LogKeys;
import io.aitrading.trading.host.StrategyFailure;
import io.aitrading.trading.strategy.StrategyCatalogue;
import io.aitrading.trading.strategy.SymbolSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Follows one symbol for ever. A trade is finished, orders included, before the next; what it caused is committed together with
 * the cursor. Trades that cause nothing share a commit: after a crash they are simply processed again, with the same result. Any
 * surprise ends in loading the last commit anew, which is what a start does as well.
 */
public final class SymbolRunner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SymbolRunner.class);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(2);

    private final SymbolSpec symbol;
    private final Live<EngineProperties> settings;
    private final StrategyCatalogue catalogue;
    private final Progress progress = new Progress();
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Patience patience;
    private final RunnerState state;
    private final TradeReader reader;
    private final Freshness freshness;
    private final RestingOrders resting;
    private final OrderDesk desk;
    private final TradeProcessor processor;
    private final Thread thread;
    private boolean loaded;

    public SymbolRunner(
            SymbolSpec symbol,
            Live<EngineProperties> settings,
            MarketFeed market,
            OrderGateway gateway,
            RunnerStore store,
            StrategyCatalogue catalogue,
            InstantSource clock,
            PatientOrders.Pause pause) {
        this.symbol = symbol;
        this.settings = settings;
        this.catalogue = catalogue;
        this.patience = new Patience(symbol.symbol(), pause);
        this.state = new RunnerState(symbol.symbol(), store, patience);
        this.reader = new TradeReader(symbol.symbol(), settings.now(), market, patience);
        this.freshness = new Freshness(symbol.symbol(), market, settings);
        PatientOrders orders = new PatientOrders(
                gateway, state, patience::waitForOrders, settings.now().orderTries());
        this.desk = new OrderDesk(orders, gateway, freshness, state.changes(), clock);
        this.resting = new RestingOrders(gateway, desk, state.changes(), patience::waitForOrders);
        this.processor = new TradeProcessor(desk, resting);
        this.thread = Thread.ofVirtual().name("runner-" + symbol.symbol()).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        patience.close();
        thread.interrupt();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        state.cells().values().forEach(StrategyCell::close);
    }

    public String symbol() {
        return symbol.symbol();
    }

    /** Whether its thread has ended without having been asked to. */
    public boolean isDead() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    public Progress progress() {
        return progress;
    }

    /** What it waits for or suffers from; absent when trades flow. */
    public @Nullable String problem() {
        return patience.problem();
    }

    /** For commands: whoever holds it sees no trade half done. */
    ReentrantLock lock() {
        return lock;
    }

    /** Whether the last commit has been read, so that commands can be taken. */
    boolean isLoaded() {
        return loaded;
    }

    Map<UUID, StrategyCell> cells() {
        return state.cells();
    }

    StrategyCatalogue catalogue() {
        return catalogue;
    }

    Changes changes() {
        return state.changes();
    }

    StrategyCell newCell(Deployment deployment) {
        return new StrategyCell(deployment, symbol, settings.now());
    }

    /** Begins a run of a strategy with the next trade, and does at once what it wants done at its start. */
    void begin(StrategyCell cell) throws InterruptedException {
        MarketTrade context = state.lastOrNothing();
        try {
            cell.startRun(catalogue, context.time().toEpochMilli());
            state.lastTrade().ifPresent(last -> cell.context()
                    .priced(symbol.ticks(last.price().value())));
            processor.settleWishes(cell, context);
        } catch (StrategyFailure failure) {
            desk.failed(cell, context, failure);
        }
    }

    /** Tells a strategy that it ends; what it asks for then is not done. */
    void end(StrategyCell cell) throws InterruptedException {
        try {
            cell.call(strategy -> strategy.onStop(cell.context()));
        } catch (StrategyFailure failure) {
            log.warn("strategy {} failed while stopping: {}", cell.deployment().name(), failure.getMessage());
        }
        cell.retire();
        cell.context().clearMemory();
        processor.cleanUp(state.cells().values(), state.lastOrNothing().time().toEpochMilli());
    }

    /** Stores everything since the last commit; goes no further until the database has taken it. */
    void commit() throws InterruptedException {
        state.commit(
                resting.sequence(),
                freshness.gapUntilMillis(),
                (cell, failure) -> desk.failed(cell, state.lastOrNothing(), failure));
    }

    private void run() {
        MDC.put(LogKeys.SERVICE, PlatformService.TRADING_ENGINE.serviceName());
        while (!patience.isClosed()) {
            try {
                exclusively(this::load);
                follow();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException fault) {
                if (patience.isClosed()) {
                    return;
                }
                patience.suffers("starts again from its last commit: " + fault);
                log.error("{}: starts again from its last commit", symbol.symbol(), fault);
                loaded = false;
                if (!rested()) {
                    return;
                }
            }
        }
    }

    private boolean rested() {
        try {
            patience.sleep(AFTER_FAULT);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void exclusively(Work work) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private void load() throws InterruptedException {
        state.load().ifPresent(stored -> {
            resting.restore(stored.updatesSequence());
            freshness.restoreGap(stored.gapUntilMillis());
            progress.reached(stored.tradeId(), stored.tradeId());
        });
        Map<UUID, Map<String, String>> saved = state.savedStates();
        for (Deployment deployment : state.deployments()) {
            StrategyCell cell = newCell(deployment);
            state.cells().put(deployment.strategyId(), cell);
            Map<String, String> memory = saved.get(deployment.strategyId());
            if (memory != null) {
                restore(cell, memory);
            } else if (deployment.state() == Lifecycle.RUNNING) {
                begin(cell);
            }
        }
        loaded = true;
        state.loaded();
    }

    private void restore(StrategyCell cell, Map<String, String> memory) throws InterruptedException {
        try {
            cell.restore(memory, catalogue);
        } catch (StrategyFailure failure) {
            desk.failed(cell, state.lastOrNothing(), failure);
        }
    }

    private void follow() throws InterruptedException {
        while (state.cursor() < 0 && !patience.isClosed()) {
            OptionalLong beginning = reader.beginning();
            if (beginning.isPresent()) {
                exclusively(() -> state.begin(beginning.getAsLong()));
                progress.reached(state.cursor(), state.cursor());
                log.info("{}: begins after trade {}", symbol.symbol(), state.cursor());
            } else {
                patience.sleep(Patience.RETRY);
            }
        }
        while (!patience.isClosed()) {
            TradesAnswer answer = reader.after(state.cursor(), state.isDirty());
            if (patience.recovered()) {
                log.info("{}: trades flow from {}", symbol.symbol(), state.cursor());
            }
            exclusively(() -> take(answer));
        }
    }

    private void take(TradesAnswer answer) throws InterruptedException {
        freshness.learn(answer);
        if (TradeReader.wiped(answer, state.cursor())) {
            log.warn("{}: the venue was reset to trade {}", symbol.symbol(), answer.newestTradeId());
            state.begin(answer.newestTradeId());
            state.lastTrade().ifPresent(freshness::gapBefore);
            commit();
        }
        boolean gap = answer.gap();
        for (MarketTrade trade : answer.trades()) {
            if (trade.tradeId() <= state.cursor()) {
                continue;
            }
            if (gap) {
                log.warn("{}: trades between {} and {} are lost", symbol.symbol(), state.cursor(), trade.tradeId());
                freshness.gapBefore(trade);
                gap = false;
            }
            processor.process(trade, state.cells().values());
            state.processed(trade);
            if (state.changes().hasEffect()) {
                commit();
            }
            progress.reached(state.cursor(), answer.newestTradeId());
        }
        progress.reached(state.cursor(), answer.newestTradeId());
        if (state.isDirty()
                && state.nanosSinceCommit() > settings.now().commitEvery().toNanos()) {
            commit();
        }
    }
}
