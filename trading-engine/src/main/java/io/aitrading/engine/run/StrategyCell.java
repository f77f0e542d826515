package io.aitrading.engine.run;

import io.aitrading.engine.EngineProperties;
import io.aitrading.engine.deployment.Deployment;
import io.aitrading.engine.deployment.Lifecycle;
import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyCatalogue;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyState;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.trading.strategy.TradeTick;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One deployed strategy with all that it holds and remembers. Used by one thread at a time: whoever has the runner's lock. */
final class StrategyCell implements AutoCloseable {
    private static final long MINUTE_MILLIS = 60_000;

    private final SymbolSpec symbol;
    private final EngineProperties limits;
    private final Position position;
    private final PositionGuard guard = new PositionGuard();
    private final LiveBars bars;
    private final CellContext context;
    private Deployment deployment;
    private @Nullable Strategy strategy;
    private @Nullable StrategyThread thread;
    private boolean listensToTrades;
    private int ordinal;
    private long minute;
    private int ordersInMinute;
    private String lastSilence = "";
    private long cancelTriedAtMillis;

    StrategyCell(Deployment deployment, SymbolSpec symbol, EngineProperties limits) {
        this.deployment = deployment;
        this.symbol = symbol;
        this.limits = limits;
        this.position = new Position(deployment.capital());
        this.bars = new LiveBars(symbol, deployment.interval().toMillis());
        this.context = new CellContext(symbol, bars, position, deployment.quantity(), limits.maxOrdersPerStep());
    }

    Deployment deployment() {
        return deployment;
    }

    void become(Deployment next) {
        deployment = next;
    }

    Position position() {
        return position;
    }

    PositionGuard guard() {
        return guard;
    }

    CellContext context() {
        return context;
    }

    LiveBars bars() {
        return bars;
    }

    SymbolSpec symbol() {
        return symbol;
    }

    boolean isRunning() {
        return deployment.state() == Lifecycle.RUNNING && strategy != null;
    }

    long positionLots() {
        return context.positionLots(0);
    }

    boolean listensToTrades() {
        return listensToTrades;
    }

    /** Begins a run with an empty memory. */
    void startRun(StrategyCatalogue catalogue, long nowMillis) throws StrategyFailure, InterruptedException {
        install(catalogue);
        bars.clear();
        context.clearMemory();
        lastSilence = "";
        context.at(nowMillis);
        call(running -> running.onStart(context));
    }

    /** Reads what {@link #save} wrote. */
    void restore(Map<String, String> saved, StrategyCatalogue catalogue) throws StrategyFailure, InterruptedException {
        StrategyState state = new StrategyState(saved);
        position.restore(state.part("position"));
        guard.restore(state.part("guard"));
        bars.restore(state.part("bars"));
        context.restore(state.part("context"));
        StrategyState own = state.part("cell");
        minute = own.number("minute");
        ordersInMinute = (int) own.number("ordersInMinute");
        lastSilence = own.text("lastSilence");
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
        position.save(state.part("position"));
        guard.save(state.part("guard"));
        bars.save(state.part("bars"));
        context.save(state.part("context"));
        StrategyState own = state.part("cell");
        own.put("minute", minute);
        own.put("ordersInMinute", ordersInMinute);
        own.put("lastSilence", lastSilence);
        return state.asMap();
    }

    void onBar() throws StrategyFailure, InterruptedException {
        Bars closed = bars;
        call(running -> running.onBar(context, closed));
    }

    void onTrade(TradeTick tick) throws StrategyFailure, InterruptedException {
        call(running -> running.onTrade(context, tick));
    }

    /** Runs the strategy's own code, limited in time; nothing happens when there is none. */
    void call(Consumer<Strategy> callback) throws StrategyFailure, InterruptedException {
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
        context.close();
        retire();
    }

    void beginTrade() {
        ordinal = 0;
    }

    /** The number of the next order within this trade, from 1. */
    int nextOrdinal(long timeMillis) throws StrategyFailure {
        ordinal++;
        long now = Math.floorDiv(timeMillis, MINUTE_MILLIS);
        ordersInMinute = now == minute ? ordersInMinute + 1 : 1;
        minute = now;
        if (ordinal > limits.maxOrdersPerStep()) {
            throw new StrategyFailure("ORDER_FLOOD: more than " + limits.maxOrdersPerStep() + " orders for one trade");
        }
        if (ordersInMinute > limits.maxOrdersPerMinute()) {
            throw new StrategyFailure("ORDER_FLOOD: more than " + limits.maxOrdersPerMinute() + " orders in a minute");
        }
        return ordinal;
    }

    /** Whether this reason for silence is another one than last time; the same again and again is no news. */
    boolean isNewSilence(String key) {
        boolean fresh = !key.equals(lastSilence);
        lastSilence = key;
        return fresh;
    }

    /** Whether it is time to ask once more that what the strategy left in the book be cancelled. */
    boolean mayTryCancel(long timeMillis) {
        if (Math.abs(timeMillis - cancelTriedAtMillis) < MINUTE_MILLIS / 12) {
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
            listensToTrades = overridesOnTrade(created);
            thread = new StrategyThread(deployment.name(), limits.stepLimit());
        } catch (RuntimeException e) {
            throw new StrategyFailure("CANNOT_START: " + e, e);
        }
    }

    /** Most strategies only look at bars; calling them for every trade would be work for nothing. */
    private static boolean overridesOnTrade(Strategy strategy) {
        try {
            return strategy.getClass()
                            .getMethod("onTrade", StrategyContext.class, TradeTick.class)
                            .getDeclaringClass()
                    != Strategy.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every strategy has onTrade", e);
        }
    }
}
