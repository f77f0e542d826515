package io.aitrading.engine.run;

import io.aitrading.engine.EngineProperties;
import io.aitrading.engine.deployment.Deployment;
import io.aitrading.engine.deployment.Lifecycle;
import io.aitrading.trading.host.HostedStrategy;
import io.aitrading.trading.host.ProtectionRules;
import io.aitrading.trading.host.StrategyFailure;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyCatalogue;
import io.aitrading.trading.strategy.StrategyState;
import io.aitrading.trading.strategy.SymbolSpec;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One deployed strategy on a thread of its own. Used by one thread at a time: whoever has the runner's lock. */
final class StrategyCell extends HostedStrategy implements AutoCloseable {
    /** Of event time, between two tries to cancel what a strategy left in the book. */
    private static final long BETWEEN_CANCELS_MILLIS = 5_000;

    private final EngineProperties limits;
    private Deployment deployment;
    private @Nullable Strategy strategy;
    private @Nullable StrategyThread thread;
    private String lastSilence = "";
    private long cancelTriedAtMillis;

    StrategyCell(Deployment deployment, SymbolSpec symbol, EngineProperties limits) {
        super(
                symbol,
                deployment.interval().toMillis(),
                deployment.capital(),
                context -> symbol.lots(deployment.quantity().value()),
                new Limits(limits.maxOrdersPerStep(), limits.maxOrdersPerMinute()));
        this.deployment = deployment;
        this.limits = limits;
    }

    Deployment deployment() {
        return deployment;
    }

    void become(Deployment next) {
        deployment = next;
    }

    @Override
    public boolean isRunning() {
        return deployment.state() == Lifecycle.RUNNING && strategy != null;
    }

    @Override
    protected ProtectionRules protection() {
        return deployment.exits();
    }

    /** Begins a run with an empty memory. */
    void startRun(StrategyCatalogue catalogue, long nowMillis) throws StrategyFailure, InterruptedException {
        install(catalogue);
        clearMemory();
        lastSilence = "";
        context().at(nowMillis);
        call(running -> running.onStart(context()));
    }

    /** Reads what {@link #save()} wrote. */
    void restore(Map<String, String> saved, StrategyCatalogue catalogue) throws StrategyFailure, InterruptedException {
        StrategyState state = new StrategyState(saved);
        restore(state);
        lastSilence = state.part("cell").text("lastSilence");
        if (deployment.state() == Lifecycle.RUNNING || deployment.state() == Lifecycle.PAUSED) {
            install(catalogue);
            call(running -> running.restore(state.part("memory")));
        }
    }

    Map<String, String> save() throws StrategyFailure, InterruptedException {
        StrategyState state = new StrategyState(saveWithoutStrategy());
        if (strategy != null) {
            call(running -> running.save(state.part("memory")));
        }
        return state.asMap();
    }

    /** All but what the strategy itself remembers: enough for what it holds, and for a next run. */
    Map<String, String> saveWithoutStrategy() {
        StrategyState state = new StrategyState();
        save(state);
        state.part("cell").put("lastSilence", lastSilence);
        return state.asMap();
    }

    /** Runs the strategy's own code, limited in time. */
    @Override
    public void call(Consumer<Strategy> callback) throws StrategyFailure, InterruptedException {
        Strategy running = strategy;
        StrategyThread own = thread;
        if (running != null && own != null) {
            own.call(() -> callback.accept(running));
        }
    }

    /** Ends the strategy's own code; what it holds stays. */
    void retire() {
        if (strategy != null) {
            strategy = null;
            close();
        }
    }

    /** A failed strategy's thread may still run: nothing that it does counts from now on. */
    void expel() {
        shut();
        retire();
    }

    /** Whether this reason for silence is another one than last time; the same again and again is no news. */
    boolean isNewSilence(String key) {
        boolean fresh = !key.equals(lastSilence);
        lastSilence = key;
        return fresh;
    }

    /** Whether it is time to ask once more that what the strategy left in the book be cancelled. */
    boolean mayTryCancel(long timeMillis) {
        if (Math.abs(timeMillis - cancelTriedAtMillis) < BETWEEN_CANCELS_MILLIS) {
            return false;
        }
        cancelTriedAtMillis = timeMillis;
        return true;
    }

    @Override
    public void close() {
        StrategyThread own = thread;
        thread = null;
        if (own != null) {
            own.close();
        }
    }

    private void install(StrategyCatalogue catalogue) throws StrategyFailure {
        retire();
        try {
            Strategy created = catalogue.create(deployment.strategy(), deployment.parameters());
            strategy = created;
            installed(created);
            thread = new StrategyThread(deployment.name(), limits.stepLimit());
        } catch (RuntimeException e) {
            throw new StrategyFailure("CANNOT_START: " + e, e);
        }
    }
}
