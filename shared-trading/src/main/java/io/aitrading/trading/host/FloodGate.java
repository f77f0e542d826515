package io.aitrading.trading.host;

import io.aitrading.trading.strategy.StrategyState;

/** Counts the orders of one strategy, and stops one that floods. */
final class FloodGate {
    private static final long MINUTE_MILLIS = 60_000;

    private final int mostPerStep;
    private final int mostPerMinute;
    private int ordinal;
    private long minute;
    private int inMinute;

    FloodGate(int mostPerStep, int mostPerMinute) {
        this.mostPerStep = mostPerStep;
        this.mostPerMinute = mostPerMinute;
    }

    void beginTrade() {
        ordinal = 0;
    }

    int next(long timeMillis) throws StrategyFailure {
        ordinal++;
        long now = Math.floorDiv(timeMillis, MINUTE_MILLIS);
        inMinute = now == minute ? inMinute + 1 : 1;
        minute = now;
        if (ordinal > mostPerStep) {
            throw new StrategyFailure("ORDER_FLOOD: more than " + mostPerStep + " orders for one trade");
        }
        if (inMinute > mostPerMinute) {
            throw new StrategyFailure("ORDER_FLOOD: more than " + mostPerMinute + " orders in a minute");
        }
        return ordinal;
    }

    void save(StrategyState state) {
        state.put("minute", minute);
        state.put("ordersInMinute", inMinute);
    }

    void restore(StrategyState state) {
        minute = state.number("minute");
        inMinute = (int) state.number("ordersInMinute");
    }
}
