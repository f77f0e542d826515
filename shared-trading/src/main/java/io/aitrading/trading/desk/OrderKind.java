package io.aitrading.trading.desk;

/** What an order does, and what it waits for. */
public enum OrderKind {
    /** Buys or sells at its limit or better. */
    LIMIT,
    /** Takes the best prices there are. */
    MARKET,
    /** Becomes a market order when the price moves against its owner: up to the stop for a buy, down to it for a sell. */
    STOP,
    /** Like {@link #STOP}, but becomes a limit order. */
    STOP_LIMIT,
    /** Becomes a market order when the price moves in its owner's favour: down to the stop for a buy, up to it for a sell. */
    TAKE_PROFIT,
    /** Like {@link #TAKE_PROFIT}, but becomes a limit order. */
    TAKE_PROFIT_LIMIT;

    /** Whether it sleeps until the price reaches its stop. */
    public boolean conditional() {
        return switch (this) {
            case STOP, STOP_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT -> true;
            case LIMIT, MARKET -> false;
        };
    }

    /** Whether it carries a limit price. */
    public boolean limited() {
        return switch (this) {
            case LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT -> true;
            case MARKET, STOP, TAKE_PROFIT -> false;
        };
    }

    boolean takesProfit() {
        return this == TAKE_PROFIT || this == TAKE_PROFIT_LIMIT;
    }
}
