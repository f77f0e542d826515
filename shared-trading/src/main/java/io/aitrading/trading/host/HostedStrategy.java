package io.aitrading.trading.host;

import io.aitrading.domain.Money;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.BookTop;
import io.aitrading.trading.strategy.Protection;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyFill;
import io.aitrading.trading.strategy.StrategyState;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.trading.strategy.TradeTick;
import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One strategy on one symbol with all that it holds and remembers. How its own code is run (on which thread, with which limits) is the
 * subclass's affair; what it sees, and in which order, is not.
 */
public abstract class HostedStrategy {
    /**
     * Bounds of one strategy.
     *
     * @param maxOrdersPerStep orders for one trade
     * @param maxOrdersPerMinute orders in one minute of event time
     */
    public record Limits(int maxOrdersPerStep, int maxOrdersPerMinute) {}

    /**
     * One execution of an order.
     *
     * @param fillId names it for ever: told twice it counts once
     * @param ends whether nothing of the order is left after it
     */
    public record Execution(
            String fillId, Side side, Price price, Quantity quantity, Money fee, long timeMillis, boolean ends) {}

    private final SymbolSpec symbol;
    private final Holding holding;
    private final PositionGuard guard = new PositionGuard();
    private final TradeBars bars;
    private final HostContext context;
    private final FloodGate flood;
    private final ImpliedTop top = new ImpliedTop();
    private boolean listensToTrades;
    private boolean listensToBook;

    protected HostedStrategy(
            SymbolSpec symbol, long intervalMillis, BigDecimal capital, EntrySize entrySize, Limits limits) {
        this.symbol = symbol;
        this.holding = new Holding(capital);
        this.bars = new TradeBars(symbol, intervalMillis);
        this.context = new HostContext(symbol, bars, holding, entrySize, limits.maxOrdersPerStep());
        this.flood = new FloodGate(limits.maxOrdersPerStep(), limits.maxOrdersPerMinute());
    }

    /** Runs the strategy's own code; nothing happens when there is none. */
    public abstract void call(Consumer<Strategy> callback) throws StrategyFailure, InterruptedException;

    /** Whether trades are shown to the strategy now. */
    public abstract boolean isRunning();

    /** Exits of its positions where an order brings none of its own. */
    protected abstract ProtectionRules protection();

    /** Whether trades imply the top of the book; not where the book itself is known. */
    protected boolean impliesTop() {
        return true;
    }

    /** A bar is complete and the strategy has not seen it yet. */
    protected void barEnded() {}

    public SymbolSpec symbol() {
        return symbol;
    }

    public Holding position() {
        return holding;
    }

    public PositionGuard guard() {
        return guard;
    }

    public HostContext context() {
        return context;
    }

    public TradeBars bars() {
        return bars;
    }

    public long positionLots() {
        return context.positionLots(0);
    }

    /** A trade, and all that it leads to, begins: its orders are counted from 1. */
    public void beginTrade() {
        flood.beginTrade();
    }

    /** The number of the next order within this trade. */
    public int nextOrdinal(long timeMillis) throws StrategyFailure {
        return flood.next(timeMillis);
    }

    /** Looks which events the strategy handles; calling it for every trade would mostly be work for nothing. */
    protected void installed(Strategy strategy) {
        listensToTrades = overrides(strategy, "onTrade", TradeTick.class);
        listensToBook = overrides(strategy, "onBook", BookTop.class);
    }

    private static boolean overrides(Strategy strategy, String event, Class<?> argument) {
        try {
            return strategy.getClass()
                            .getMethod(event, StrategyContext.class, argument)
                            .getDeclaringClass()
                    != Strategy.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every strategy has " + event, e);
        }
    }

    /** Books an execution and tells the strategy; false when it was booked before. */
    public boolean apply(RestingOrder order, Execution fill) throws StrategyFailure, InterruptedException {
        if (!order.isNew(fill.fillId())) {
            return false;
        }
        long before = positionLots();
        holding.fill(fill.side(), fill.price(), fill.quantity(), fill.fee(), symbol.base(), symbol.quote());
        guard(before, order.intent().protection());
        long lots = symbol.lots(fill.quantity().value());
        order.filled(lots);
        StrategyFill told = new StrategyFill(
                order.number(),
                0,
                fill.side(),
                symbol.ticks(fill.price().value()),
                lots,
                fill.timeMillis(),
                fill.ends(),
                order.intent().tag());
        call(strategy -> strategy.onFill(context, told));
        return true;
    }

    private void guard(long lotsBefore, Protection wanted) {
        long lots = positionLots();
        boolean turned = Long.signum(lots) != Long.signum(lotsBefore);
        if (turned) {
            guard.disarm();
        }
        if (lots != 0 && (turned || Math.abs(lots) > Math.abs(lotsBefore))) {
            guard.arm(holding, wanted, protection(), symbol);
        }
    }

    /** Closes the bar that is being built and shows it. */
    void endBar() throws StrategyFailure, InterruptedException {
        bars.endBar();
        barEnded();
        Bars closed = bars;
        call(running -> running.onBar(context, closed));
    }

    boolean listensToTrades() {
        return listensToTrades;
    }

    boolean listensToBook() {
        return listensToBook;
    }

    /** The top that this trade implies, when it changed and the strategy wants to know. */
    @Nullable
    BookTop impliedTop(TradeTick tick) {
        if (!impliesTop()) {
            return null;
        }
        BookTop changed = top.next(tick);
        return listensToBook ? changed : null;
    }

    /** Everything of a run that ended is forgotten; what is held and what rests is not. */
    protected void clearMemory() {
        bars.clear();
        top.clear();
        context.clearMemory();
    }

    /** Whatever a thread of the strategy still asks for is refused from now on. */
    protected void shut() {
        context.close();
    }

    /** Writes all but what the strategy itself remembers. */
    protected void save(StrategyState state) {
        holding.save(state.part("position"));
        guard.save(state.part("guard"));
        bars.save(state.part("bars"));
        context.save(state.part("context"));
        top.save(state.part("top"));
        flood.save(state.part("cell"));
    }

    protected void restore(StrategyState state) {
        holding.restore(state.part("position"));
        guard.restore(state.part("guard"));
        bars.restore(state.part("bars"));
        context.restore(state.part("context"));
        top.restore(state.part("top"));
        flood.restore(state.part("cell"));
    }
}
