package io.aitrading.backtest.research;

import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.trading.strategy.WorkingOrder;
import java.util.List;

/** A context that hands everything on; what looks into it or holds something back overrides that. */
abstract class ForwardingContext implements StrategyContext {
    private final StrategyContext inner;

    ForwardingContext(StrategyContext inner) {
        this.inner = inner;
    }

    @Override
    public int symbols() {
        return inner.symbols();
    }

    @Override
    public SymbolSpec symbol(int symbolIndex) {
        return inner.symbol(symbolIndex);
    }

    @Override
    public Bars bars(int symbolIndex) {
        return inner.bars(symbolIndex);
    }

    @Override
    public long nowMillis() {
        return inner.nowMillis();
    }

    @Override
    public long lastPriceTicks(int symbolIndex) {
        return inner.lastPriceTicks(symbolIndex);
    }

    @Override
    public long positionLots(int symbolIndex) {
        return inner.positionLots(symbolIndex);
    }

    @Override
    public double averageEntryPrice(int symbolIndex) {
        return inner.averageEntryPrice(symbolIndex);
    }

    @Override
    public double cash() {
        return inner.cash();
    }

    @Override
    public double equity() {
        return inner.equity();
    }

    @Override
    public long entryLots(int symbolIndex) {
        return inner.entryLots(symbolIndex);
    }

    @Override
    public List<WorkingOrder> openOrders(int symbolIndex) {
        return inner.openOrders(symbolIndex);
    }

    @Override
    public boolean hasOpenOrder(int symbolIndex) {
        return inner.hasOpenOrder(symbolIndex);
    }

    @Override
    public long submit(OrderIntent intent) {
        return inner.submit(intent);
    }

    @Override
    public void cancel(long orderId) {
        inner.cancel(orderId);
    }

    @Override
    public void timer(String name, long atMillis) {
        inner.timer(name, atMillis);
    }

    @Override
    public void explain(String name, double value) {
        inner.explain(name, value);
    }

    @Override
    public void signal(int symbolIndex, Signal signal, String tag) {
        inner.signal(symbolIndex, signal, tag);
    }
}
