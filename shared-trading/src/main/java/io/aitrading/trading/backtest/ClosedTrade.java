package io.aitrading.trading.backtest;

/**
 * A position from flat to flat.
 *
 * @param lots the largest size it had
 * @param entryPrice average price of what opened it
 * @param exitPrice average price of what closed it
 * @param profit in quote currency after fees
 * @param profitRatio profit as a share of the entry value
 * @param exitReason tag of the order that closed it
 */
public record ClosedTrade(
        int symbolIndex,
        boolean isShort,
        long lots,
        int entryBar,
        long entryTimeMillis,
        double entryPrice,
        int exitBar,
        long exitTimeMillis,
        double exitPrice,
        double profit,
        double fees,
        double profitRatio,
        String entryReason,
        String exitReason) {}
