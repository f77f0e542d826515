package io.aitrading.trading.backtest;

import io.aitrading.domain.Side;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Protection;

/** One order that waits: the strategy's own, or the bracket of exits that its fill left behind. */
final class RestingOrder {
    private static final long NEVER = -1;

    final long id;
    final OrderIntent intent;
    final boolean isBuy;
    final int activeFromBar;
    long leaves;

    private final boolean bracket;
    /** Limit price, or take-profit of a bracket; 0 for none. */
    private final long limit;
    /** Trigger, or stop of a bracket; 0 for none. Moves when trailing. */
    private long stop;

    private final long trailing;
    private boolean trailed;

    private RestingOrder(
            long id,
            OrderIntent intent,
            boolean isBuy,
            int activeFromBar,
            long leaves,
            boolean bracket,
            long limit,
            long stop,
            long trailing) {
        this.id = id;
        this.intent = intent;
        this.isBuy = isBuy;
        this.activeFromBar = activeFromBar;
        this.leaves = leaves;
        this.bracket = bracket;
        this.limit = limit;
        this.stop = stop;
        this.trailing = trailing;
    }

    static RestingOrder of(long id, OrderIntent intent, int activeFromBar) {
        return new RestingOrder(
                id,
                intent,
                intent.side() == Side.BUY,
                activeFromBar,
                intent.lots(),
                false,
                intent.limitTicks(),
                intent.stopTicks(),
                0);
    }

    /** The exits of a fill: the side is the other one, the distances count from the fill. */
    static RestingOrder bracket(RestingOrder entry, long fillPrice, long lots) {
        Protection exits = entry.intent.protection();
        long sign = entry.isBuy ? 1 : -1;
        long profit = exits.takeProfitTicks() == 0 ? 0 : Math.max(1, fillPrice + sign * exits.takeProfitTicks());
        long loss = exits.stopLossTicks() == 0 ? 0 : Math.max(1, fillPrice - sign * exits.stopLossTicks());
        boolean trails = exits.trailingTicks() > 0;
        if (trails) {
            long trail = Math.max(1, fillPrice - sign * exits.trailingTicks());
            boolean tighter = loss == 0 || (entry.isBuy ? trail > loss : trail < loss);
            loss = tighter ? trail : loss;
        }
        RestingOrder bracket = new RestingOrder(
                entry.id, entry.intent, !entry.isBuy, 0, lots, true, profit, loss, exits.trailingTicks());
        bracket.trailed = trails && exits.stopLossTicks() == 0;
        return bracket;
    }

    boolean isBracket() {
        return bracket;
    }

    boolean isMarket() {
        return !bracket && limit == 0 && stop == 0;
    }

    boolean reducesOnly() {
        return bracket || intent.reduceOnly();
    }

    private boolean limitMet(long price) {
        return limit > 0 && (isBuy ? price <= limit : price >= limit);
    }

    private boolean stopMet(long price) {
        return stop > 0 && (isBuy ? price >= stop : price <= stop);
    }

    /** Whether the order fills when the price is here. Market orders fill at the open or close only. */
    boolean triggers(long price, int bar) {
        return activeFromBar <= bar && !isMarket() && (limitMet(price) || stopMet(price));
    }

    /** Whether a bar between these extremes could matter to the order. */
    boolean mayTouch(long low, long high, int bar) {
        return !isMarket() && activeFromBar <= bar && (trailing > 0 || triggers(low, bar) || triggers(high, bar));
    }

    /** Price strictly on the way at which the order triggers, or below zero when it does not. */
    long levelOnWay(long from, long to, int bar) {
        if (isMarket() || activeFromBar > bar || from == to) {
            return NEVER;
        }
        boolean rising = to > from;
        // A rising price meets sell limits and buy stops, a falling one buy limits and sell stops.
        long level = rising == isBuy ? stop : limit;
        if (level == 0) {
            return NEVER;
        }
        return rising ? (level > from && level <= to ? level : NEVER) : (level < from && level >= to ? level : NEVER);
    }

    /** Lets a trailing stop follow the price. */
    void trail(long price) {
        if (trailing == 0) {
            return;
        }
        long follow = isBuy ? price + trailing : Math.max(1, price - trailing);
        if (isBuy ? follow < stop : follow > stop) {
            stop = follow;
            trailed = true;
        }
    }

    /** A limit fills as maker, unless it met a better price at once; a stop and a market order take. */
    boolean fillsAsMaker(long price) {
        return limitMet(price) && !stopMet(price) && price == limit;
    }

    String reasonAt(long price) {
        if (!bracket) {
            return intent.tag();
        }
        if (stopMet(price)) {
            return trailed ? "trailing-stop" : "stop-loss";
        }
        return "take-profit";
    }
}
