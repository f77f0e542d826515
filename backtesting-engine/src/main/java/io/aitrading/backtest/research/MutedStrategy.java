package io.aitrading.backtest.research;

import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;

/** Lets a strategy see the bars before a time without trading on them, so that its indicators are ready when it counts. */
final class MutedStrategy extends WatchedStrategy {
    /** @param fromMillis when the first bar to trade on opens; what the strategy wants until then is not done */
    MutedStrategy(Strategy inner, long fromMillis) {
        super(inner, context -> context.nowMillis() <= fromMillis ? new Muted(context) : context);
    }

    private static final class Muted extends ForwardingContext {
        Muted(StrategyContext inner) {
            super(inner);
        }

        @Override
        public long entryLots(int symbolIndex) {
            return 0;
        }

        @Override
        public long submit(OrderIntent intent) {
            return 0;
        }

        @Override
        public void signal(int symbolIndex, Signal signal, String tag) {
            // Seen, not acted upon.
        }
    }
}
