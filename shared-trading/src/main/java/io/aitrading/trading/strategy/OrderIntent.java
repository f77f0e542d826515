package io.aitrading.trading.strategy;

import io.aitrading.domain.Side;

/**
 * What a strategy wants done. The host decides the order's final form (client order id, venue, risk gate).
 *
 * @param symbolIndex position of the symbol in {@link StrategyContext#symbol(int)}
 * @param limitTicks price of a {@code LIMIT}, else 0
 * @param stopTicks trigger of a {@code STOP}, else 0
 * @param reduceOnly never opens or turns a position: it is cut to what closes it
 * @param protection exits that start with the fill
 * @param tag a short reason, shown in the decision record and in fills
 */
public record OrderIntent(
        int symbolIndex,
        Side side,
        Kind kind,
        long lots,
        long limitTicks,
        long stopTicks,
        boolean reduceOnly,
        Protection protection,
        String tag) {

    /** How the order meets the market. */
    public enum Kind {
        MARKET,
        LIMIT,
        STOP
    }

    public OrderIntent {
        if (lots <= 0) {
            throw new IllegalArgumentException("lots must be positive, not " + lots);
        }
        if (kind == Kind.LIMIT && limitTicks <= 0) {
            throw new IllegalArgumentException("a limit order needs a positive price, not " + limitTicks + " ticks");
        }
        if (kind == Kind.STOP && stopTicks <= 0) {
            throw new IllegalArgumentException("a stop order needs a positive trigger, not " + stopTicks + " ticks");
        }
    }

    public static OrderIntent market(int symbolIndex, Side side, long lots, String tag) {
        return new OrderIntent(symbolIndex, side, Kind.MARKET, lots, 0, 0, false, Protection.NONE, tag);
    }

    public static OrderIntent limit(int symbolIndex, Side side, long lots, long limitTicks, String tag) {
        return new OrderIntent(symbolIndex, side, Kind.LIMIT, lots, limitTicks, 0, false, Protection.NONE, tag);
    }

    public static OrderIntent stop(int symbolIndex, Side side, long lots, long stopTicks, String tag) {
        return new OrderIntent(symbolIndex, side, Kind.STOP, lots, 0, stopTicks, false, Protection.NONE, tag);
    }

    public OrderIntent protectedBy(Protection exits) {
        return new OrderIntent(symbolIndex, side, kind, lots, limitTicks, stopTicks, reduceOnly, exits, tag);
    }

    public OrderIntent onlyReducing() {
        return new OrderIntent(symbolIndex, side, kind, lots, limitTicks, stopTicks, true, protection, tag);
    }
}
