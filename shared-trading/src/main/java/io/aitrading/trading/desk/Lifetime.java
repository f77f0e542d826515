package io.aitrading.trading.desk;

/** How long an order lives. */
public enum Lifetime {
    /** Until it is filled or cancelled. */
    GOOD_TILL_CANCEL,
    /** What does not trade at once is cancelled. */
    IMMEDIATE_OR_CANCEL,
    /** It trades in full at once, or not at all. */
    FILL_OR_KILL,
    /** Until the time its ticket names. */
    GOOD_TILL_DATE,
    /** Until the end of the UTC day in which it was placed. */
    DAY
}
