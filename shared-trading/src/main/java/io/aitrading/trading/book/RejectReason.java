package io.aitrading.trading.book;

/** Why a command changed nothing. */
public enum RejectReason {
    UNKNOWN_ORDER,
    DUPLICATE_ID,
    BAD_PRICE,
    BAD_QUANTITY,
    BAD_DISPLAY_QUANTITY,
    /** A post-only order that would have traded at once. */
    WOULD_TAKE
}
