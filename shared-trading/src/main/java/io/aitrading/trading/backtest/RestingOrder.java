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
    private final boolean market;
    private final long trailing;
    /** The order triggers at this price and below: a buyer's limit or a seller's stop; 0 for none. */
    private long below;
    /** The order triggers at this price and above: a seller's limit or a buyer's stop; the largest number for none. */
    private long above;

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
        this.trailing = trailing;
        market = !bracket && limit == 0 && stop == 0;
        below = isBuy ? limit : stop;
        long upper = isBuy ? stop : limit;
        above = upper == 0 ? Long.MAX_VALUE : upper;
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
        return market;
    }

    boolean reducesOnly() {
        return bracket || intent.reduceOnly();
    }

    /** A bracket whose position is gone or has turned. */
    boolean isStaleAt(long position) {
        return bracket && (isBuy ? position >= 0 : position <= 0);
    }

    /** Whether the order fills when the price is here. Market orders fill at the open or close only. */
    boolean triggers(long price, int bar) {
        return activeFromBar <= bar && (price <= below || price >= above);
    }

    /** Whether a bar between these extremes could matter to the order. */
    boolean mayTouch(long low, long high, int bar) {
        return activeFromBar <= bar && (low <= below || high >= above || trailing > 0);
    }

    /** Price strictly on the way at which the order triggers, or below zero when it does not. */
    long levelOnWay(long from, long to, int bar) {
        if (activeFromBar > bar) {
            return NEVER;
        }
        if (to > from) {
            return above > from && above <= to ? above : NEVER;
        }
        return below < from && below >= to ? below : NEVER;
    }

    /** Lets a trailing stop follow the price. */
    void trail(long price) {
        if (trailing == 0) {
            return;
        }
        if (isBuy && price + trailing < above) {
            above = price + trailing;
            trailed = true;
        } else if (!isBuy && Math.max(1, price - trailing) > below) {
            below = Math.max(1, price - trailing);
            trailed = true;
        }
    }

    private boolean stopMet(long price) {
        return isBuy ? price >= above : price <= below;
    }

    /** A limit fills as maker, unless it met a better price at once; a stop and a market order take. */
    boolean fillsAsMaker(long price) {
        return price == (isBuy ? below : above) && !stopMet(price);
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
