package io.aitrading.backtest.research;

import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.BookTop;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyFill;
import io.aitrading.trading.strategy.TradeTick;
import java.util.function.UnaryOperator;

/** A strategy whose context is replaced by another around the real one. */
class WatchedStrategy implements Strategy {
    private final Strategy inner;
    private final UnaryOperator<StrategyContext> around;

    WatchedStrategy(Strategy inner, UnaryOperator<StrategyContext> around) {
        this.inner = inner;
        this.around = around;
    }

    @Override
    public void onStart(StrategyContext context) {
        inner.onStart(around.apply(context));
    }

    @Override
    public void onBar(StrategyContext context, Bars bars) {
        inner.onBar(around.apply(context), bars);
    }

    @Override
    public void onTrade(StrategyContext context, TradeTick trade) {
        inner.onTrade(around.apply(context), trade);
    }

    @Override
    public void onBook(StrategyContext context, BookTop top) {
        inner.onBook(around.apply(context), top);
    }

    @Override
    public void onFill(StrategyContext context, StrategyFill fill) {
        inner.onFill(around.apply(context), fill);
    }

    @Override
    public void onTimer(StrategyContext context, String name) {
        inner.onTimer(around.apply(context), name);
    }

    @Override
    public void onStop(StrategyContext context) {
        inner.onStop(around.apply(context));
    }
}
