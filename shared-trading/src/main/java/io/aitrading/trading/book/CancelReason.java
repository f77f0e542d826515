package io.aitrading.trading.book;

/** Why an accepted order ended without being filled. */
public enum CancelReason {
    REQUESTED,
    /** It gave way to its replacement under another id. */
    REPLACED,
    /** Immediate-or-cancel: the part that did not trade at once. */
    IMMEDIATE_REMAINDER,
    /** Fill-or-kill, and the book could not fill it. */
    NOT_FILLABLE,
    /** A market order that exhausted the book or its budget. */
    NO_LIQUIDITY,
    SELF_TRADE
}
