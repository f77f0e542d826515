package io.aitrading.trading.pipeline;

/** The risk rule that stopped an order before it reached the book. */
public enum PipelineRefusal {
    HALTED,
    UNKNOWN_ACCOUNT,
    BAD_NUMBERS,
    ORDER_QUANTITY,
    ORDER_NOTIONAL,
    OPEN_ORDERS,
    /** Too far from the last price. */
    PRICE_COLLAR,
    POSITION_LIMIT,
    INSUFFICIENT_FUNDS,
    /** Post-only, and it would trade at once. */
    WOULD_TAKE
}
