package io.aitrading.trading.host;

import io.aitrading.domain.Side;
import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyState;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.trading.strategy.WorkingOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one strategy sees and asks for. What it asks for waits here until its callback has returned. Only one thread is in here
 * at any time: the strategy's during a callback, the host's between two.
 */
public final class HostContext implements StrategyContext {
    private static final int MAX_FACTS = 50;

    private final SymbolSpec symbol;
    private final TradeBars bars;
    private final Holding holding;
    private final EntrySize entrySize;
    private final Wishes wishes;
    private final Timers timers = new Timers();
    private final Map<String, String> facts = new TreeMap<>();
    private final LinkedHashMap<Long, RestingOrder> resting = new LinkedHashMap<>();
    private long nowMillis;
    private long lastTicks;
    private long lastNumber;
    private volatile boolean closed;

    HostContext(SymbolSpec symbol, TradeBars bars, Holding holding, EntrySize entrySize, int maxWishes) {
        this.symbol = symbol;
        this.bars = bars;
        this.holding = holding;
        this.entrySize = entrySize;
        this.wishes = new Wishes(maxWishes);
    }

    /** The strategy failed: a thread of it that still runs gets no further. */
    void close() {
        closed = true;
    }

    /** A new run: what was asked for and not done is forgotten; orders that rest and their numbers are not. */
    public void clearMemory() {
        closed = false;
        wishes.clear();
        timers.clear();
        facts.clear();
    }

    /** A new event begins at this time. */
    public void at(long timeMillis) {
        nowMillis = timeMillis;
        facts.clear();
    }

    /** The last price that the strategy may know. */
    public void priced(long ticks) {
        lastTicks = ticks;
    }

    public Wishes wishes() {
        return wishes;
    }

    List<String> takeDueTimers(long timeMillis) {
        return timers.takeDue(timeMillis);
    }

    /** Orders that are not finished, by number. */
    public Map<Long, RestingOrder> resting() {
        return resting;
    }

    /** What the orders of a side that rest may still trade. */
    long restingLots(Side side) {
        long lots = 0;
        for (RestingOrder order : resting.values()) {
            if (order.intent().side() == side) {
                lots = Math.addExact(lots, order.leavesLots());
            }
        }
        return lots;
    }

    @Override
    public int symbols() {
        return 1;
    }

    @Override
    public SymbolSpec symbol(int symbolIndex) {
        return symbol;
    }

    @Override
    public Bars bars(int symbolIndex) {
        return bars;
    }

    @Override
    public long nowMillis() {
        return nowMillis;
    }

    @Override
    public long lastPriceTicks(int symbolIndex) {
        return lastTicks;
    }

    @Override
    public long positionLots(int symbolIndex) {
        return symbol.lots(holding.quantity());
    }

    @Override
    public double averageEntryPrice(int symbolIndex) {
        return positionLots(symbolIndex) == 0 ? 0 : holding.averagePrice().doubleValue();
    }

    @Override
    public double cash() {
        return holding.cash().doubleValue();
    }

    @Override
    public double equity() {
        return holding.equity(symbol.price(lastTicks)).doubleValue();
    }

    @Override
    public long entryLots(int symbolIndex) {
        long lots = entrySize.lots(this);
        boolean affordable =
                symbol.price(lastTicks).multiply(symbol.quantity(lots)).compareTo(holding.cash()) <= 0;
        return affordable ? lots : 0;
    }

    @Override
    public List<WorkingOrder> openOrders(int symbolIndex) {
        List<WorkingOrder> open = new ArrayList<>();
        resting.values()
                .forEach(order -> open.add(new WorkingOrder(order.number(), order.intent(), order.leavesLots())));
        wishes.orders()
                .forEach(wish -> open.add(new WorkingOrder(
                        wish.number(), wish.intent(), wish.intent().lots())));
        return open;
    }

    @Override
    public boolean hasOpenOrder(int symbolIndex) {
        return !resting.isEmpty() || !wishes.noOrders();
    }

    @Override
    public long submit(OrderIntent intent) {
        requireOpen();
        if (intent.symbolIndex() != 0) {
            throw new IllegalArgumentException("there is only symbol 0, not " + intent.symbolIndex());
        }
        wishes.order(new Wishes.Wish(lastNumber + 1, intent, new TreeMap<>(facts)));
        lastNumber++;
        return lastNumber;
    }

    @Override
    public void cancel(long orderId) {
        requireOpen();
        wishes.takeBack(orderId);
        if (resting.containsKey(orderId)) {
            wishes.cancel(orderId);
        }
    }

    @Override
    public void timer(String name, long atMillis) {
        requireOpen();
        timers.set(name, atMillis);
    }

    @Override
    public void explain(String name, double value) {
        requireOpen();
        if (facts.size() < MAX_FACTS) {
            facts.put(name, Double.toString(value));
        }
    }

    @Override
    public void signal(int symbolIndex, Signal signal, String tag) {
        long before = lastNumber;
        boolean busy = hasOpenOrder(symbolIndex);
        StrategyContext.super.signal(symbolIndex, signal, tag);
        if (lastNumber == before) {
            wishes.silent(new Wishes.Silence(signal, whySilent(signal, busy), new TreeMap<>(facts)));
        }
    }

    private String whySilent(Signal signal, boolean busy) {
        if (busy) {
            return "ORDER_ON_ITS_WAY";
        }
        long lots = positionLots(0);
        boolean entry = signal == Signal.ENTER_LONG || signal == Signal.ENTER_SHORT;
        if (!entry) {
            return "NOTHING_TO_CLOSE";
        }
        boolean already = signal == Signal.ENTER_LONG ? lots > 0 : lots < 0;
        return already ? "ALREADY_IN_POSITION" : "INSUFFICIENT_CAPITAL";
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this strategy was stopped");
        }
    }

    void save(StrategyState state) {
        state.put("lastTicks", lastTicks);
        state.put("lastNumber", lastNumber);
        timers.save(state);
        state.put(
                "resting",
                String.join(",", resting.keySet().stream().map(String::valueOf).toList()));
        resting.forEach((number, order) -> order.save(state.part("order").part(Long.toString(number))));
    }

    void restore(StrategyState state) {
        lastTicks = state.number("lastTicks");
        lastNumber = state.number("lastNumber");
        timers.restore(state);
        names(state, "resting")
                .forEach(number -> resting.put(
                        Long.valueOf(number),
                        RestingOrder.restored(state.part("order").part(number))));
    }

    static List<String> names(StrategyState state, String list) {
        String text = state.text(list);
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }
}
