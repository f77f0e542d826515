package io.aitrading.trading.backtest;

import io.aitrading.trading.strategy.Signal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link ExitRules} over the bars of one symbol: signals of one bar open and close positions on the next. At most one
 * trade at a time; when the one held at the start of a bar is gone, the same bar may open the opposite direction, never the
 * same again.
 */
final class ExitRuleExecution {
    private static final String ENTRY = "entry";
    private static final String FORCED = "force_exit";

    private final ExitRules rules;
    private final BarSeries series;
    private final Account account;
    private final List<ManagedTrade> trades = new ArrayList<>();
    private final Map<Signal, String> arriving = new EnumMap<>(Signal.class);
    private final Map<Signal, String> acting = new EnumMap<>(Signal.class);

    @Nullable
    private ManagedPosition position;

    private long orders;

    ExitRuleExecution(ExitRules rules, BarSeries series, Account account) {
        this.rules = rules;
        this.series = series;
        this.account = account;
    }

    /** The strategy's opinion at the close of the bar; it acts on the next. */
    void signal(Signal signal, String tag) {
        arriving.put(signal, tag);
    }

    List<ManagedTrade> trades() {
        return trades;
    }

    void bar(int index, boolean last) {
        acting.clear();
        acting.putAll(arriving);
        arriving.clear();
        if (index == 0) {
            return;
        }
        Candle candle = new Candle(series, index);
        Signal direction = entryDirection();
        Signal held = heldDirection();
        pass(candle, direction, last);
        boolean turns = position == null && held != null && direction != null && held != direction;
        if (turns) {
            pass(candle, direction, last);
        }
        if (last) {
            forceOut(candle);
        }
    }

    /** An entry needs its own signal and neither an exit of its direction nor an entry of the other. */
    private @Nullable Signal entryDirection() {
        boolean goLong = acting.containsKey(Signal.ENTER_LONG);
        boolean goShort = acting.containsKey(Signal.ENTER_SHORT);
        if (goLong && !acting.containsKey(Signal.EXIT_LONG) && !goShort) {
            return Signal.ENTER_LONG;
        }
        if (goShort && !acting.containsKey(Signal.EXIT_SHORT) && !goLong) {
            return Signal.ENTER_SHORT;
        }
        return null;
    }

    private @Nullable Signal heldDirection() {
        ManagedPosition current = position;
        if (current == null) {
            return null;
        }
        return current.isShort() ? Signal.ENTER_SHORT : Signal.ENTER_LONG;
    }

    /** One pass of the rules over a candle. */
    private void pass(Candle candle, @Nullable Signal direction, boolean last) {
        ManagedPosition current = position;
        if (current != null && current.manageOpenOrders(candle)) {
            position = null;
        }
        if (position == null && direction != null && !last) {
            position = enter(candle, direction);
        }
        current = position;
        if (current == null) {
            return;
        }
        if (current.entryFills(candle) && !bookEntry(current, candle)) {
            position = null;
            return;
        }
        current.decideExit(candle, acting);
        if (current.exitFills(candle)) {
            bookExit(current, candle, current.exitOrderPrice());
            position = null;
        }
    }

    private @Nullable ManagedPosition enter(Candle candle, Signal direction) {
        account.mark(0, series.openTicks(candle.index()));
        long lots = account.entryLots(0);
        if (lots == 0) {
            return null;
        }
        boolean isShort = direction == Signal.ENTER_SHORT;
        String tag = acting.getOrDefault(direction, "");
        return new ManagedPosition(rules, candle, isShort, tag, Math.round(lots * rules.leverage()), ++orders);
    }

    private boolean bookEntry(ManagedPosition entered, Candle candle) {
        long signed = entered.isShort() ? -entered.lots() : entered.lots();
        long price = series.symbol().nearestTicks(entered.entryPrice());
        return account.fill(
                0,
                entered.orderId(),
                signed,
                price,
                false,
                candle.index(),
                candle.time(),
                entered.enterTag().isEmpty() ? ENTRY : entered.enterTag());
    }

    private void bookExit(ManagedPosition closing, Candle candle, double exitPrice) {
        long signed = closing.isShort() ? closing.lots() : -closing.lots();
        long price = Math.max(1, series.symbol().nearestTicks(exitPrice));
        account.fill(0, closing.orderId(), signed, price, false, candle.index(), candle.time(), closing.exitReason());
        trades.add(new ManagedTrade(
                closing.openIndex(),
                candle.index(),
                closing.isShort(),
                closing.enterTag(),
                closing.exitReason(),
                closing.entryPrice(),
                exitPrice,
                closing.profitAt(exitPrice)));
    }

    /** What is still open on the last candle is closed at its open; an entry that never filled is forgotten. */
    private void forceOut(Candle candle) {
        ManagedPosition left = position;
        position = null;
        if (left != null && left.isEntered()) {
            left.giveReason(FORCED);
            bookExit(left, candle, candle.open());
        }
    }

    /** One bar as the rules see it, in prices. */
    record Candle(int index, long time, long intervalMillis, double open, double high, double low, double close) {
        Candle(BarSeries series, int index) {
            this(
                    index,
                    series.timeMillis(index),
                    series.intervalMillis(),
                    series.symbol().priceValue(series.openTicks(index)),
                    series.symbol().priceValue(series.highTicks(index)),
                    series.symbol().priceValue(series.lowTicks(index)),
                    series.symbol().priceValue(series.closeTicks(index)));
        }

        /** The extreme in favour of a side: 1 for long, -1 for short. */
        double best(double side) {
            return side > 0 ? high : low;
        }

        double worst(double side) {
            return side > 0 ? low : high;
        }

        boolean contains(double price) {
            return low <= price && price <= high;
        }
    }
}
