package io.aitrading.domain;

/** Order types of the venue protocol (Binance Spot names). */
public enum OrderType {
    LIMIT,
    MARKET,
    STOP_LOSS,
    STOP_LOSS_LIMIT,
    TAKE_PROFIT,
    TAKE_PROFIT_LIMIT,
    LIMIT_MAKER;

    /** Whether the order carries a limit price. */
    public boolean hasLimitPrice() {
        return switch (this) {
            case LIMIT, STOP_LOSS_LIMIT, TAKE_PROFIT_LIMIT, LIMIT_MAKER -> true;
            case MARKET, STOP_LOSS, TAKE_PROFIT -> false;
        };
    }

    /** Whether the order sleeps until a trigger price is reached. */
    public boolean hasStopPrice() {
        return switch (this) {
            case STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT -> true;
            case LIMIT, MARKET, LIMIT_MAKER -> false;
        };
    }
}
