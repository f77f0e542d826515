package io.aitrading.trading.backtest;

/** Where a market order fills that was sent when a bar closed. */
public enum FillRule {
    /** At the open of the next bar. Orders sent at the last bar do not fill. */
    NEXT_OPEN,
    /** At the close of the same bar: only honest where the close can really be traded, such as an auction. */
    SAME_CLOSE
}
