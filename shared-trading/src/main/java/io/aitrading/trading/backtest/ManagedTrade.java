package io.aitrading.trading.backtest;

/**
 * A trade managed by exit rules.
 *
 * @param openBar bar on which the entry was first placed
 * @param closeBar bar on which it was closed
 * @param profitRatio leverage times the change of price in the trade's favour, before fees
 */
public record ManagedTrade(
        int openBar,
        int closeBar,
        boolean isShort,
        String enterTag,
        String exitReason,
        double entryPrice,
        double exitPrice,
        double profitRatio) {}
