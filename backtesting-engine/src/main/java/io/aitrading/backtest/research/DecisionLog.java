package io.aitrading.backtest.research;

import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a strategy decides, by the bar at which it did. Long runs are written down up to a limit. */
final class DecisionLog {
    private static final int MOST_DECISIONS = 50_000;

    private final List<String> decisions = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final long lastCall;
    private long calls;
    private boolean closed;

    /**
     * The strategy was called with a bar and had decided something since the step before.
     *
     * @param call counts the bars that the strategy was given, of all symbols, from 1
     * @param timeMillis when the bar closed
     * @param decisions how many there are by then
     */
    record Step(long call, long timeMillis, int decisions) {}

    /** @param lastCall what is decided after this bar is of no interest */
    DecisionLog(long lastCall) {
        this.lastCall = lastCall;
    }

    Strategy around(Strategy strategy) {
        return new WatchedStrategy(strategy, Writer::new) {
            @Override
            public void onBar(StrategyContext context, Bars bars) {
                super.onBar(context, bars);
                barDone(context.nowMillis());
            }
        };
    }

    private void barDone(long timeMillis) {
        calls++;
        int before = steps.isEmpty() ? 0 : steps.getLast().decisions();
        if (!closed && decisions.size() > before) {
            steps.add(new Step(calls, timeMillis, decisions.size()));
        }
        closed |= calls >= lastCall || decisions.size() >= MOST_DECISIONS;
    }

    List<String> decisions() {
        return decisions;
    }

    List<Step> steps() {
        return steps;
    }

    /** Whether the strategy has been given the last bar of interest. */
    boolean complete() {
        return calls >= lastCall;
    }

    private void add(String decision) {
        if (!closed) {
            decisions.add(decision);
        }
    }

    private final class Writer extends ForwardingContext {
        Writer(StrategyContext inner) {
            super(inner);
        }

        @Override
        public long submit(OrderIntent intent) {
            add(nowMillis() + " " + intent);
            return super.submit(intent);
        }

        @Override
        public void cancel(long orderId) {
            add(nowMillis() + " cancel " + orderId);
            super.cancel(orderId);
        }

        @Override
        public void signal(int symbolIndex, Signal signal, String tag) {
            add(nowMillis() + " " + signal + " " + symbolIndex + " " + tag);
            super.signal(symbolIndex, signal, tag);
        }
    }
}
