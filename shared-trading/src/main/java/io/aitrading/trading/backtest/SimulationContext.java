package io.aitrading.trading.backtest;

import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.trading.strategy.WorkingOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The strategy's window on a backtest. */
final class SimulationContext implements StrategyContext {
    /** A strategy that sends more orders than this while handling one event is out of control. */
    private static final int MOST_ORDERS_AN_EVENT = 1_000;

    private static final int MOST_OPEN_ORDERS = 5_000;

    private final BacktestSettings settings;
    private final Account account;
    private final SeriesBars[] bars;
    private final BarMarket[] markets;
    private final Map<String, Long> timers = new TreeMap<>();
    private final int latencyBars;

    @Nullable
    private ExitRuleExecution rules;

    private long nowMillis;
    private long firstTimer = Long.MAX_VALUE;
    private long sent;
    private long sentBeforeEvent;
    private boolean betweenBars;
    private boolean halted;

    SimulationContext(BacktestSettings settings, Account account, SeriesBars[] bars, BarMarket[] markets) {
        this.settings = settings;
        this.account = account;
        this.bars = bars;
        this.markets = markets;
        long interval = bars[0].intervalMillis();
        latencyBars = (int) Math.min(1_000_000, (settings.latencyMillis() + interval - 1) / interval);
    }

    void manageBy(ExitRuleExecution execution) {
        rules = execution;
    }

    /** A fill inside a bar; orders that it causes wait for the next one. */
    void insideBar(long atMillis) {
        event(atMillis);
        betweenBars = false;
    }

    /** Bars have closed and none has begun. */
    void betweenBars(long atMillis) {
        event(atMillis);
        betweenBars = true;
    }

    /** A new event starts: what the strategy sends now is counted afresh. */
    private void event(long atMillis) {
        nowMillis = atMillis;
        sentBeforeEvent = sent;
    }

    /** From now on only what reduces a position is sent. */
    void halt() {
        halted = true;
    }

    long ordersSent() {
        return sent;
    }

    boolean hasDueTimer() {
        return firstTimer <= nowMillis;
    }

    /** Names of the timers that are due, earliest first; they are forgotten. */
    @Nullable
    String nextDueTimer() {
        String due = null;
        long dueAt = Long.MAX_VALUE;
        for (Map.Entry<String, Long> timer : timers.entrySet()) {
            if (timer.getValue() <= nowMillis && timer.getValue() < dueAt) {
                due = timer.getKey();
                dueAt = timer.getValue();
            }
        }
        if (due != null) {
            timers.remove(due);
        }
        noteFirstTimer();
        return due;
    }

    @Override
    public int symbols() {
        return bars.length;
    }

    @Override
    public SymbolSpec symbol(int symbolIndex) {
        return bars[symbolIndex].symbol();
    }

    @Override
    public Bars bars(int symbolIndex) {
        return bars[symbolIndex];
    }

    @Override
    public long nowMillis() {
        return nowMillis;
    }

    @Override
    public long lastPriceTicks(int symbolIndex) {
        return account.lastTicks(symbolIndex);
    }

    @Override
    public long positionLots(int symbolIndex) {
        return account.positionLots(symbolIndex);
    }

    @Override
    public double averageEntryPrice(int symbolIndex) {
        return account.position(symbolIndex).averagePrice();
    }

    @Override
    public double cash() {
        return account.money.value(account.cash);
    }

    @Override
    public double equity() {
        return account.money.value(account.equity());
    }

    @Override
    public long entryLots(int symbolIndex) {
        return halted ? 0 : account.entryLots(symbolIndex);
    }

    @Override
    public List<WorkingOrder> openOrders(int symbolIndex) {
        return markets[symbolIndex].workingOrders();
    }

    @Override
    public boolean hasOpenOrder(int symbolIndex) {
        return markets[symbolIndex].hasOpenOrder();
    }

    @Override
    public long submit(OrderIntent intent) {
        sent++;
        BarMarket market = markets[intent.symbolIndex()];
        if (sent - sentBeforeEvent > MOST_ORDERS_AN_EVENT || market.openOrders() >= MOST_OPEN_ORDERS) {
            throw new RunStopped(
                    RunStopped.Cause.TOO_MANY_ORDERS,
                    "the strategy sent more than " + MOST_ORDERS_AN_EVENT + " orders in one event or had "
                            + MOST_OPEN_ORDERS + " open",
                    null);
        }
        if (!halted || intent.reduceOnly()) {
            market.add(RestingOrder.of(sent, intent, activeFrom(intent)));
        }
        return sent;
    }

    /** The first bar that may fill the order. */
    private int activeFrom(OrderIntent intent) {
        int next = bars[intent.symbolIndex()].available();
        if (settings.latencyMillis() > 0) {
            return next + (betweenBars ? 0 : 1) + latencyBars;
        }
        if (!betweenBars) {
            return next + 1;
        }
        boolean atThisClose = settings.fillRule() == FillRule.SAME_CLOSE && intent.kind() == OrderIntent.Kind.MARKET;
        return atThisClose ? next - 1 : next;
    }

    @Override
    public void cancel(long orderId) {
        for (BarMarket market : markets) {
            market.cancel(orderId);
        }
    }

    @Override
    public void timer(String name, long atMillis) {
        if (timers.size() >= MOST_OPEN_ORDERS && !timers.containsKey(name)) {
            throw new RunStopped(RunStopped.Cause.STRATEGY_FAILED, "the strategy set too many timers", null);
        }
        timers.put(name, atMillis);
        noteFirstTimer();
    }

    private void noteFirstTimer() {
        firstTimer = Long.MAX_VALUE;
        for (long at : timers.values()) {
            firstTimer = Math.min(firstTimer, at);
        }
    }

    @Override
    public void explain(String name, double value) {
        // A backtest keeps no decision records; the run can be repeated bar by bar instead.
    }

    @Override
    public void signal(int symbolIndex, Signal signal, String tag) {
        ExitRuleExecution managed = rules;
        if (managed != null) {
            managed.signal(signal, tag);
        } else {
            StrategyContext.super.signal(symbolIndex, signal, tag);
        }
    }

    void cancelEverything() {
        for (BarMarket market : markets) {
            market.cancelEverything();
        }
        timers.clear();
        noteFirstTimer();
    }
}
