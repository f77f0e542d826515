package io.aitrading.engine.run;

import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.engine.deployment.Deployment;
import io.aitrading.engine.order.IntentJournal;
import io.aitrading.trading.host.StrategyFailure;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a runner knows and must not lose: its strategies, how far it is, and what changed since the last commit. */
final class RunnerState implements IntentJournal {
    private final String symbol;
    private final RunnerStore store;
    private final Patience patience;
    private final Changes changes = new Changes();
    private final Map<UUID, StrategyCell> cells = new LinkedHashMap<>();
    private Set<String> knownIntents = Set.of();
    private @Nullable MarketTrade lastTrade;
    private long cursor = -1;
    private boolean dirty;
    private long committedNanos;

    RunnerState(String symbol, RunnerStore store, Patience patience) {
        this.symbol = symbol;
        this.store = store;
        this.patience = patience;
    }

    Map<UUID, StrategyCell> cells() {
        return cells;
    }

    Changes changes() {
        return changes;
    }

    /** The last trade processed, or -1 before the beginning is known. */
    long cursor() {
        return cursor;
    }

    Optional<MarketTrade> lastTrade() {
        return Optional.ofNullable(lastTrade);
    }

    /** The last trade, or one that stands for the time before the first. */
    MarketTrade lastOrNothing() {
        MarketTrade last = lastTrade;
        return last != null
                ? last
                : new MarketTrade(symbol, Math.max(0, cursor), Price.of("0"), Quantity.ZERO, Instant.EPOCH, false);
    }

    /** A trade has been processed to its end. */
    void processed(MarketTrade trade) {
        cursor = trade.tradeId();
        lastTrade = trade;
        dirty = true;
    }

    void begin(long afterTradeId) {
        cursor = afterTradeId;
    }

    /** Whether something waits to be committed. */
    boolean isDirty() {
        return dirty;
    }

    long nanosSinceCommit() {
        return System.nanoTime() - committedNanos;
    }

    /** Forgets everything and reads the last commit; answers with where it ended. */
    Optional<RunnerStore.Cursor> load() {
        cells.values().forEach(StrategyCell::close);
        cells.clear();
        changes.clear();
        knownIntents = store.intents(symbol);
        Optional<RunnerStore.Cursor> stored = store.cursor(symbol);
        stored.ifPresent(last -> {
            cursor = last.tradeId();
            lastTrade = last.trade();
        });
        return stored;
    }

    Iterable<Deployment> deployments() {
        return store.deployments(symbol);
    }

    Map<UUID, Map<String, String>> savedStates() {
        return store.states(symbol);
    }

    void loaded() {
        dirty = changes.hasEffect();
    }

    /** How a strategy's own fault while saving is dealt with. */
    interface Fault {
        void of(StrategyCell cell, StrategyFailure failure);
    }

    /** Stores everything since the last commit; goes no further until the database has taken it. */
    void commit(long updatesSequence, long gapUntilMillis, Fault fault) throws InterruptedException {
        Map<UUID, Map<String, String>> states = new HashMap<>();
        for (StrategyCell cell : cells.values()) {
            try {
                states.put(cell.deployment().strategyId(), cell.save());
            } catch (StrategyFailure failure) {
                fault.of(cell, failure);
                states.put(cell.deployment().strategyId(), cell.saveWithoutStrategy());
            }
        }
        RunnerStore.Cursor reached =
                cursor < 0 ? null : new RunnerStore.Cursor(symbol, cursor, lastTrade, updatesSequence, gapUntilMillis);
        RunnerStore.Commit commit = new RunnerStore.Commit(reached, states, changes.deployments(), changes.decisions());
        write("state cannot be stored", () -> store.commit(commit));
        changes.clear();
        dirty = false;
        committedNanos = System.nanoTime();
    }

    @Override
    public boolean knows(String clientOrderId) {
        return knownIntents.contains(clientOrderId);
    }

    @Override
    public void write(PlaceOrderRequest request, long tradeId) throws InterruptedException {
        write("an order cannot be noted", () -> store.writeIntent(request, tradeId));
    }

    private void write(String trouble, Runnable write) throws InterruptedException {
        patience.insist(trouble, () -> {
            write.run();
            return true;
        });
    }
}
