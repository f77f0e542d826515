package io.aitrading.trading.backtest;

/** In which order a bar is assumed to have visited its extremes, for orders that rest inside it. */
public enum IntrabarPath {
    /**
     * Against the position: a long visits the low first, a short the high. After an entry inside the bar only the adverse
     * extreme and the close are still to come, so that no profit is taken that the data cannot prove.
     */
    WORST_CASE,
    OPEN_HIGH_LOW_CLOSE,
    OPEN_LOW_HIGH_CLOSE,
    /** The extreme nearer to the open first. */
    NEAREST_FIRST
}
