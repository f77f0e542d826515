package io.aitrading.trading.book;

/** What happens to the part of a limit order that does not trade at once. */
public enum Handling {
    /** It rests in the book. */
    REST,
    /** It is cancelled. */
    IMMEDIATE_OR_CANCEL,
    /** There is no such part: the order trades in full at once, or not at all. */
    FILL_OR_KILL,
    /** The order may only rest: one that would trade at once is rejected. */
    POST_ONLY
}
