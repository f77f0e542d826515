package io.aitrading.trading.strategy;

import io.aitrading.domain.Side;
import java.util.List;

/**
 * What a strategy may see and do. It shows the state after the event being handled and nothing later. Symbols are named by
 * their position, 0 to {@link #symbols()} - 1.
 */
public interface StrategyContext {
    int symbols();

    SymbolSpec symbol(int symbolIndex);

    /** The closed bars of a symbol. */
    Bars bars(int symbolIndex);

    /** Time of the event being handled. */
    long nowMillis();

    /** The last price seen, in ticks; 0 before the first. */
    long lastPriceTicks(int symbolIndex);

    /** Signed position: above zero long, below zero short. */
    long positionLots(int symbolIndex);

    /** Average entry price of the position as a double; 0 when flat. */
    double averageEntryPrice(int symbolIndex);

    /** Free cash in quote currency, a double view for decisions and reports. */
    double cash();

    /** Cash plus positions at their last prices, a double view. */
    double equity();

    /** The size that the run's or the deployment's sizing rule gives one entry now; 0 when the account cannot afford a lot. */
    long entryLots(int symbolIndex);

    List<WorkingOrder> openOrders(int symbolIndex);

    /** Whether any order of the symbol is not finished; the cheap form of {@link #openOrders}. */
    boolean hasOpenOrder(int symbolIndex);

    /** Sends an order and returns its number, counted from 1 in order of sending. The outcome arrives as fills. */
    long submit(OrderIntent intent);

    /** Asks to cancel; nothing happens if the order is finished. */
    void cancel(long orderId);

    /** Calls {@link Strategy#onTimer} once, at the first event at or after this time. A timer of the same name is replaced. */
    void timer(String name, long atMillis);

    /** A fact for the decision record: why the strategy did, or did not do, something. */
    void explain(String name, double value);

    default long buy(int symbolIndex, long lots, String tag) {
        return submit(OrderIntent.market(symbolIndex, Side.BUY, lots, tag));
    }

    default long sell(int symbolIndex, long lots, String tag) {
        return submit(OrderIntent.market(symbolIndex, Side.SELL, lots, tag));
    }

    default void cancelAll(int symbolIndex) {
        for (WorkingOrder order : openOrders(symbolIndex)) {
            cancel(order.orderId());
        }
    }

    /** States an opinion without giving it a name; see {@link #signal(int, Signal, String)}. */
    default void signal(int symbolIndex, Signal signal) {
        signal(symbolIndex, signal, "");
    }

    /**
     * States an opinion. By default an entry opens a position of {@link #entryLots} at market when there is none and none
     * is on its way, turning an opposite one round; an exit closes the position at market. A backtest with exit rules
     * hands the opinion to them instead.
     *
     * @param tag name of the reason, shown in fills and trades; empty for the signal's own name
     */
    default void signal(int symbolIndex, Signal signal, String tag) {
        SignalOrders.apply(this, symbolIndex, signal, tag);
    }
}
