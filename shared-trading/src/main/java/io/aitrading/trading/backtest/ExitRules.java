package io.aitrading.trading.backtest;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A rule set that manages a position from entry to exit. A signal on one bar acts on the next.
 *
 * @param stopLoss loss at which to get out, as a share of the entry: 0.1 is 10 % (over leverage)
 * @param takeProfitByAge profit that suffices, by age of the trade in minutes: the entry with the largest age not above
 *     the trade's counts; -1 forces the exit
 * @param trailing whether the stop follows the best price
 * @param trailingOnlyAfterOffset whether it follows only once the profit has reached {@code trailingOffset}
 * @param trailingDistance distance of the stop once the profit is above {@code trailingOffset}; {@code null} for
 *     {@code stopLoss}
 * @param trailingOffset profit from which {@code trailingDistance} applies
 * @param useExitSignal whether exit signals of the strategy count
 * @param strategyStop whether the stop follows the best price at {@code stopLoss} whatever the profit, as a strategy's own
 *     stop does
 * @param entryPrice limit price of entries; {@code null} for the open
 * @param exitPrice limit price of exits on a signal; {@code null} for the open
 * @param leverage multiplies profit and loss, and divides all distances
 * @param entryTimeoutMinutes age at which an unfilled entry is cancelled; {@code null} for never
 * @param exitTimeoutMinutes age at which an unfilled exit is cancelled; {@code null} for never
 * @param replacementEntryPrice price to which an unfilled entry is moved on the next bar; 0 cancels it; {@code null}
 *     leaves it
 */
public record ExitRules(
        double stopLoss,
        NavigableMap<Long, Double> takeProfitByAge,
        boolean trailing,
        boolean trailingOnlyAfterOffset,
        @Nullable Double trailingDistance,
        double trailingOffset,
        boolean useExitSignal,
        boolean strategyStop,
        @Nullable Double entryPrice,
        @Nullable Double exitPrice,
        double leverage,
        @Nullable Long entryTimeoutMinutes,
        @Nullable Long exitTimeoutMinutes,
        @Nullable Double replacementEntryPrice) {
    private static final double EIGHT_DECIMALS = 1e8;

    public ExitRules {
        takeProfitByAge = new TreeMap<>(takeProfitByAge);
        require(stopLoss > 0 && stopLoss <= 100, "exitRules.stopLoss", "must be above 0 and at most 100");
        require(leverage >= 1 && leverage <= 125, "exitRules.leverage", "must be 1 to 125, not " + leverage);
        require(
                trailingDistance == null || (trailingDistance > 0 && trailingDistance <= 100),
                "exitRules.trailingDistance",
                "must be above 0 and at most 100");
        require(Double.isFinite(trailingOffset), "exitRules.trailingOffset", "must be a number");
        require(entryPrice == null || entryPrice > 0, "exitRules.entryPrice", "must be above 0");
        require(exitPrice == null || exitPrice > 0, "exitRules.exitPrice", "must be above 0");
        for (Map.Entry<Long, Double> row : takeProfitByAge.entrySet()) {
            require(row.getKey() >= 0, "exitRules.takeProfitByAge", "ages must be 0 or more minutes");
            require(Double.isFinite(row.getValue()), "exitRules.takeProfitByAge", "profits must be numbers");
        }
    }

    /** Leverage times the change of price in the trade's favour, to eight decimals; {@code side} is 1 for long, -1 for short. */
    double profitRatio(double side, double entry, double price) {
        double change = side > 0 ? price / entry - 1 : 1 - price / entry;
        return Math.rint(leverage * change * EIGHT_DECIMALS) / EIGHT_DECIMALS;
    }

    private static void require(boolean holds, String field, String problem) {
        if (!holds) {
            throw new SettingsProblem(field, "RANGE", problem);
        }
    }
}
