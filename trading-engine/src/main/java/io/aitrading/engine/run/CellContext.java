package io.aitrading.engine.run;

import io.aitrading.domain.Quantity;
import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyState;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.trading.strategy.WorkingOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one strategy sees and asks for. What it asks for waits here until its callback has returned. Only one thread is in here
 * at any time: the strategy's during a callback, the runner's between two.
 */
final class CellContext implements StrategyContext {
    private static final int MAX_TIMERS = 100;
    private static final int MAX_FACTS = 50;

    /** An order that the strategy asked for. */
    record Wish(long number, OrderIntent intent, Map<String, String> facts) {}

    /** An opinion that led to no order. */
    record Silence(Signal signal, String reason, Map<String, String> facts) {}

    private final SymbolSpec symbol;
    private final LiveBars bars;
    private final Position position;
    private final Quantity entryQuantity;
    private final int maxWishes;
    private final Deque<Wish> wishes = new ArrayDeque<>();
    private final List<Long> cancels = new ArrayList<>();
    private final List<Silence> silences = new ArrayList<>();
    private final TreeMap<String, Long> timers = new TreeMap<>();
    private final Map<String, String> facts = new TreeMap<>();
    private final LinkedHashMap<Long, RestingOrder> resting = new LinkedHashMap<>();
    private long nowMillis;
    private long lastTicks;
    private long lastNumber;
    private volatile boolean closed;

    CellContext(SymbolSpec symbol, LiveBars bars, Position position, Quantity entryQuantity, int maxWishes) {
        this.symbol = symbol;
        this.bars = bars;
        this.position = position;
        this.entryQuantity = entryQuantity;
        this.maxWishes = maxWishes;
    }

    /** The strategy failed: a thread of it that still runs gets no further. */
    void close() {
        closed = true;
    }

    /** A new run: what was asked for and not done is forgotten; orders that rest and their numbers are not. */
    void clearMemory() {
        closed = false;
        wishes.clear();
        cancels.clear();
        silences.clear();
        timers.clear();
        facts.clear();
    }

    void at(long timeMillis) {
        nowMillis = timeMillis;
        facts.clear();
    }

    void priced(long ticks) {
        lastTicks = ticks;
    }

    Optional<Wish> nextWish() {
        return Optional.ofNullable(wishes.pollFirst());
    }

    List<Long> takeCancels() {
        List<Long> taken = List.copyOf(cancels);
        cancels.clear();
        return taken;
    }

    List<Silence> takeSilences() {
        List<Silence> taken = List.copyOf(silences);
        silences.clear();
        return taken;
    }

    /** Timers that are due, removed, in order of time and name. */
    List<String> takeDueTimers(long timeMillis) {
        List<String> due = timers.entrySet().stream()
                .filter(timer -> timer.getValue() <= timeMillis)
                .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(timers::remove);
        return due;
    }

    Map<Long, RestingOrder> resting() {
        return resting;
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
        return symbol.lots(position.quantity());
    }

    @Override
    public double averageEntryPrice(int symbolIndex) {
        return positionLots(symbolIndex) == 0 ? 0 : position.averagePrice().doubleValue();
    }

    @Override
    public double cash() {
        return position.cash().doubleValue();
    }

    @Override
    public double equity() {
        return position.cash()
                .add(position.quantity().multiply(symbol.price(lastTicks)))
                .doubleValue();
    }

    @Override
    public long entryLots(int symbolIndex) {
        long lots = symbol.lots(entryQuantity.value());
        boolean affordable =
                symbol.price(lastTicks).multiply(symbol.quantity(lots)).compareTo(position.cash()) <= 0;
        return affordable ? lots : 0;
    }

    @Override
    public List<WorkingOrder> openOrders(int symbolIndex) {
        List<WorkingOrder> open = new ArrayList<>();
        resting.values()
                .forEach(order -> open.add(new WorkingOrder(order.number(), order.intent(), order.leavesLots())));
        wishes.forEach(wish -> open.add(
                new WorkingOrder(wish.number(), wish.intent(), wish.intent().lots())));
        return open;
    }

    @Override
    public boolean hasOpenOrder(int symbolIndex) {
        return !resting.isEmpty() || !wishes.isEmpty();
    }

    @Override
    public long submit(OrderIntent intent) {
        requireOpen();
        if (intent.symbolIndex() != 0) {
            throw new IllegalArgumentException("there is only symbol 0, not " + intent.symbolIndex());
        }
        if (wishes.size() >= maxWishes) {
            throw new OrderFloodException("more than " + maxWishes + " orders in one step");
        }
        lastNumber++;
        wishes.addLast(new Wish(lastNumber, intent, new TreeMap<>(facts)));
        return lastNumber;
    }

    @Override
    public void cancel(long orderId) {
        requireOpen();
        wishes.removeIf(wish -> wish.number() == orderId);
        if (resting.containsKey(orderId) && !cancels.contains(orderId)) {
            cancels.add(orderId);
        }
    }

    @Override
    public void timer(String name, long atMillis) {
        requireOpen();
        timers.put(name, atMillis);
        if (timers.size() > MAX_TIMERS) {
            throw new IllegalStateException("more than " + MAX_TIMERS + " timers");
        }
    }

    @Override
    public void explain(String name, double value) {
        requireOpen();
        if (facts.size() < MAX_FACTS) {
            facts.put(name, Double.toString(value));
        }
    }

    @Override
    public void signal(int symbolIndex, Signal signal) {
        long before = lastNumber;
        boolean busy = hasOpenOrder(symbolIndex);
        StrategyContext.super.signal(symbolIndex, signal);
        if (lastNumber == before) {
            silences.add(new Silence(signal, whySilent(signal, busy), new TreeMap<>(facts)));
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
        state.put("timers", String.join(",", timers.keySet()));
        timers.forEach((name, at) -> state.part("timer").put(name, at));
        state.put(
                "resting",
                String.join(",", resting.keySet().stream().map(String::valueOf).toList()));
        resting.forEach((number, order) -> order.save(state.part("order").part(Long.toString(number))));
    }

    void restore(StrategyState state) {
        lastTicks = state.number("lastTicks");
        lastNumber = state.number("lastNumber");
        names(state, "timers")
                .forEach(name -> timers.put(name, state.part("timer").number(name)));
        names(state, "resting")
                .forEach(number -> resting.put(
                        Long.valueOf(number),
                        RestingOrder.restored(state.part("order").part(number))));
    }

    private static List<String> names(StrategyState state, String list) {
        String text = state.text(list);
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }
}
