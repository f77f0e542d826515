package io.aitrading.engine.run;

import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.PlatformService;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.domain.api.TradesAnswer;
import io.aitrading.engine.EngineProperties;
import io.aitrading.engine.deployment.Deployment;
import io.aitrading.engine.deployment.Lifecycle;
import io.aitrading.engine.market.MarketFeed;
import io.aitrading.engine.order.IntentJournal;
import io.aitrading.engine.order.OrderGateway;
import io.aitrading.engine.order.PatientOrders;
import io.aitrading.health.LogKeys;
import io.aitrading.trading.strategy.StrategyCatalogue;
import io.aitrading.trading.strategy.SymbolSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
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
    private static final Duration LONGEST_POLL = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(2);

    private final SymbolSpec symbol;
    private final EngineProperties settings;
    private final MarketFeed market;
    private final RunnerStore store;
    private final StrategyCatalogue catalogue;
    private final PatientOrders.Pause pause;
    private final Progress progress = new Progress();
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Changes changes = new Changes();
    private final Freshness freshness;
    private final TradeProcessor processor;
    private final RestingOrders resting;
    private final Map<UUID, StrategyCell> cells = new LinkedHashMap<>();
    private final Thread thread;
    private Set<String> knownIntents = Set.of();
    private @Nullable MarketTrade lastTrade;
    private long cursor = -1;
    private boolean loaded;
    private boolean dirty;
    private long committedNanos;
    private volatile @Nullable String problem = "starting";
    private volatile boolean closed;

    public SymbolRunner(
            SymbolSpec symbol,
            EngineProperties settings,
            MarketFeed market,
            OrderGateway gateway,
            RunnerStore store,
            StrategyCatalogue catalogue,
            InstantSource clock,
            PatientOrders.Pause pause) {
        this.symbol = symbol;
        this.settings = settings;
        this.market = market;
        this.store = store;
        this.catalogue = catalogue;
        this.pause = pause;
        this.freshness = new Freshness(symbol.symbol(), market, settings);
        PatientOrders orders = new PatientOrders(gateway, new Journal(), this::waitForOrders, settings.orderTries());
        OrderDesk desk = new OrderDesk(orders, freshness, changes);
        this.processor = new TradeProcessor(symbol, desk, gateway, changes, clock);
        this.resting = new RestingOrders(gateway, desk, this::waitForOrders);
        this.thread = Thread.ofVirtual().name("runner-" + symbol.symbol()).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cells.values().forEach(StrategyCell::close);
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
        return problem;
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
        return cells;
    }

    StrategyCatalogue catalogue() {
        return catalogue;
    }

    Changes changes() {
        return changes;
    }

    StrategyCell newCell(Deployment deployment) {
        return new StrategyCell(deployment, symbol, settings);
    }

    /** Begins a run of a strategy with the next trade, and does at once what it wants done at its start. */
    void begin(StrategyCell cell) throws InterruptedException {
        MarketTrade last = lastTrade;
        long nowMillis = last == null ? 0 : last.time().toEpochMilli();
        MarketTrade context = lastOrNothing();
        try {
            cell.startRun(catalogue, nowMillis);
            if (last != null) {
                cell.context().priced(symbol.ticks(last.price().value()));
            }
            processor.settleWishes(cell, context);
        } catch (StrategyFailure failure) {
            processor.fail(cell, context, failure);
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
        processor.cleanUp(
                cells.values(), lastTrade == null ? 0 : lastTrade.time().toEpochMilli());
    }

    /** The last trade, or one that stands for the time before the first. */
    private MarketTrade lastOrNothing() {
        MarketTrade last = lastTrade;
        return last != null
                ? last
                : new MarketTrade(
                        symbol.symbol(), Math.max(0, cursor), Price.of("0"), Quantity.ZERO, Instant.EPOCH, false);
    }

    private void run() {
        MDC.put(LogKeys.SERVICE, PlatformService.TRADING_ENGINE.serviceName());
        while (!closed) {
            try {
                exclusively(this::load);
                follow();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException fault) {
                if (closed) {
                    return;
                }
                problem = "starts again from its last commit: " + fault;
                log.error("{}: starts again from its last commit", symbol.symbol(), fault);
                loaded = false;
                if (!rested(AFTER_FAULT)) {
                    return;
                }
            }
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
        cells.values().forEach(StrategyCell::close);
        cells.clear();
        changes.clear();
        knownIntents = store.intents(symbol.symbol());
        store.cursor(symbol.symbol()).ifPresent(stored -> {
            cursor = stored.tradeId();
            lastTrade = stored.trade();
            resting.restore(stored.updatesSequence());
            freshness.restoreGap(stored.gapUntilMillis());
            progress.reached(stored.tradeId(), stored.tradeId());
        });
        Map<UUID, Map<String, String>> states = store.states(symbol.symbol());
        for (Deployment deployment : store.deployments(symbol.symbol())) {
            StrategyCell cell = newCell(deployment);
            cells.put(deployment.strategyId(), cell);
            Map<String, String> state = states.get(deployment.strategyId());
            if (state != null) {
                restore(cell, state);
            } else if (deployment.state() == Lifecycle.RUNNING) {
                begin(cell);
            }
        }
        loaded = true;
        dirty = changes.hasEffect();
    }

    private void restore(StrategyCell cell, Map<String, String> state) throws InterruptedException {
        try {
            cell.restore(state, catalogue);
        } catch (StrategyFailure failure) {
            processor.fail(cell, lastOrNothing(), failure);
        }
    }

    private void follow() throws InterruptedException {
        while (cursor < 0 && !closed) {
            OptionalLong beginning = beginning();
            if (beginning.isPresent()) {
                cursor = beginning.getAsLong();
                progress.reached(cursor, cursor);
                log.info("{}: begins after trade {}", symbol.symbol(), cursor);
            } else {
                pause.sleep(RETRY);
            }
        }
        while (!closed) {
            TradesAnswer answer = read();
            exclusively(() -> take(answer));
        }
    }

    /** The trade after which everything begins, where no cursor is stored; empty while the market is not known. */
    private OptionalLong beginning() throws InterruptedException {
        Long configured = settings.startTradeId();
        if (configured != null) {
            return OptionalLong.of(configured - 1);
        }
        try {
            TradesAnswer newest = market.newest(symbol.symbol());
            if (newest.newestTradeId() > 0) {
                return OptionalLong.of(newest.newestTradeId());
            }
            if (!newest.connected()) {
                problem = "data-bridge has no link to the venue yet";
                return OptionalLong.empty();
            }
            // Linked and empty: either the venue has no trade yet, or they are just being read. The second look tells.
            pause.sleep(Duration.ofSeconds(2));
            return OptionalLong.of(market.newest(symbol.symbol()).newestTradeId());
        } catch (RuntimeException e) {
            problem = "market data cannot be read: " + e.getMessage();
            return OptionalLong.empty();
        }
    }

    private TradesAnswer read() throws InterruptedException {
        while (true) {
            try {
                Duration patience = dirty ? settings.commitEvery() : LONGEST_POLL;
                TradesAnswer answer = market.after(symbol.symbol(), cursor, patience, settings.batch());
                if (problem != null) {
                    problem = null;
                    log.info("{}: trades flow from {}", symbol.symbol(), cursor);
                }
                return answer;
            } catch (RuntimeException e) {
                if (closed) {
                    throw new InterruptedException();
                }
                if (problem == null) {
                    log.warn("{}: market data cannot be read, trying on: {}", symbol.symbol(), e.toString());
                }
                problem = "market data cannot be read: " + e.getMessage();
                pause.sleep(RETRY);
            }
        }
    }

    private void take(TradesAnswer answer) throws InterruptedException {
        freshness.learn(answer);
        if (answer.trades().isEmpty()) {
            followReset(answer);
        }
        boolean gap = answer.gap();
        for (MarketTrade trade : answer.trades()) {
            if (trade.tradeId() <= cursor) {
                continue;
            }
            if (gap) {
                log.warn("{}: trades between {} and {} are lost", symbol.symbol(), cursor, trade.tradeId());
                freshness.gapBefore(trade);
                gap = false;
            }
            resting.refresh(cells.values(), trade, processor);
            processor.process(trade, cells.values());
            processor.cleanUp(cells.values(), trade.time().toEpochMilli());
            cursor = trade.tradeId();
            lastTrade = trade;
            dirty = true;
            if (changes.hasEffect()) {
                commit();
            }
            progress.reached(cursor, answer.newestTradeId());
        }
        progress.reached(cursor, answer.newestTradeId());
        if (dirty && System.nanoTime() - committedNanos > settings.commitEvery().toNanos()) {
            commit();
        }
    }

    /** A venue whose newest trade lies far below ours was wiped; less far, it is coming back and is waited for. */
    private void followReset(TradesAnswer answer) throws InterruptedException {
        if (answer.newestTradeId() > 0 && cursor - answer.newestTradeId() > 10_000) {
            log.warn("{}: the venue was reset to trade {}", symbol.symbol(), answer.newestTradeId());
            cursor = answer.newestTradeId();
            MarketTrade last = lastTrade;
            if (last != null) {
                freshness.gapBefore(last);
            }
            commit();
        }
    }

    /** Stores everything since the last commit; goes no further until the database has taken it. */
    void commit() throws InterruptedException {
        Map<UUID, Map<String, String>> states = new HashMap<>();
        for (StrategyCell cell : cells.values()) {
            try {
                states.put(cell.deployment().strategyId(), cell.save());
            } catch (StrategyFailure failure) {
                processor.fail(cell, lastOrNothing(), failure);
                states.put(cell.deployment().strategyId(), cell.saveWithoutStrategy());
            }
        }
        RunnerStore.Cursor reached = cursor < 0
                ? null
                : new RunnerStore.Cursor(
                        symbol.symbol(), cursor, lastTrade, resting.sequence(), freshness.gapUntilMillis());
        RunnerStore.Commit commit = new RunnerStore.Commit(reached, states, changes.deployments(), changes.decisions());
        safely("state cannot be stored", () -> store.commit(commit));
        changes.clear();
        dirty = false;
        committedNanos = System.nanoTime();
    }

    private void safely(String trouble, Runnable write) throws InterruptedException {
        boolean told = false;
        while (true) {
            try {
                write.run();
                if (told) {
                    problem = null;
                }
                return;
            } catch (RuntimeException e) {
                if (closed) {
                    throw new InterruptedException();
                }
                if (!told) {
                    log.warn("{}: {}, trying on: {}", symbol.symbol(), trouble, e.toString());
                    told = true;
                }
                problem = trouble + ": " + e.getMessage();
                pause.sleep(RETRY);
            }
        }
    }

    private void waitForOrders(Duration wait) throws InterruptedException {
        if (wait.compareTo(RETRY) >= 0) {
            problem = "waits for order-management to say what became of an order";
        }
        pause.sleep(wait);
    }

    private boolean rested(Duration wait) {
        try {
            pause.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private final class Journal implements IntentJournal {
        @Override
        public boolean knows(String clientOrderId) {
            return knownIntents.contains(clientOrderId);
        }

        @Override
        public void write(PlaceOrderRequest request, long tradeId) throws InterruptedException {
            safely("an order cannot be noted", () -> store.writeIntent(request, tradeId));
        }
    }
}
