package io.aitrading.trading.desk;

/** Why a command to the desk changed nothing. */
public enum Refusal {
    UNKNOWN_ORDER,
    DUPLICATE_ID,
    /** Ids of orders are positive; the rest belongs to the market around them. */
    BAD_ID,
    BAD_PRICE,
    BAD_STOP_PRICE,
    BAD_TRAIL,
    BAD_QUANTITY,
    BAD_DISPLAY_QUANTITY,
    /** A date in the past, or a date and a lifetime that has none. */
    BAD_LIFETIME,
    /** Legs of a pair or bracket that do not fit together. */
    BAD_LINK,
    /** A post-only order that would trade at once. */
    WOULD_TAKE,
    /** A conditional order whose condition the last price already meets. */
    WOULD_TRIGGER,
    /** A reduce-only order without a position to reduce. */
    NOTHING_TO_REDUCE
}
