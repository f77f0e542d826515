package io.aitrading.trading.backtest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a run apart from the data and the strategy.
 *
 * @param capital cash at the start, in quote currency
 * @param latencyMillis from a decision to the order's arrival; bars cannot resolve less than a bar, so it is rounded up
 * @param volumeShare largest share of a bar's volume that may be filled in it; 0 for no limit
 * @param leverage largest gross exposure as a multiple of equity
 * @param maxPositionLots largest position a symbol, as a risk limit; 0 for none
 * @param maxDrawdown fall from the peak at which the run closes everything and trades no more; 0 for none
 * @param exitRules rules that manage positions opened by signals, or {@code null} to trade the strategy's own orders
 * @param keepEquity whether the equity of every bar is kept
 */
public record BacktestSettings(
        BigDecimal capital,
        Sizing sizing,
        FeeSchedule fees,
        Slippage slippage,
        FillRule fillRule,
        IntrabarPath path,
        long latencyMillis,
        double volumeShare,
        double leverage,
        boolean allowShort,
        long maxPositionLots,
        double maxDrawdown,
        Financing financing,
        @Nullable ExitRules exitRules,
        boolean keepEquity) {

    public BacktestSettings {
        require(capital.signum() > 0, "capital", "POSITIVE", "must be above 0, not " + capital.toPlainString());
        require(latencyMillis >= 0 && latencyMillis <= 86_400_000, "latencyMillis", "RANGE", "must be 0 to 86400000");
        require(volumeShare >= 0 && volumeShare <= 1, "volumeShare", "RANGE", "must be 0 to 1, not " + volumeShare);
        require(leverage >= 1 && leverage <= 125, "leverage", "RANGE", "must be 1 to 125, not " + leverage);
        require(maxPositionLots >= 0, "risk.maxPosition", "MINIMUM", "must be 0 or more");
        require(maxDrawdown >= 0 && maxDrawdown < 1, "risk.maxDrawdown", "RANGE", "must be 0 or more and below 1");
    }

    private static void require(boolean holds, String field, String rule, String problem) {
        if (!holds) {
            throw new SettingsProblem(field, rule, problem);
        }
    }

    /** Plain settings: market orders at the next open, no costs, no shorts, equity of every bar kept. */
    public static BacktestSettings simple(BigDecimal capital, Sizing sizing, BigDecimal feeRate) {
        return new BacktestSettings(
                capital,
                sizing,
                FeeSchedule.flat(feeRate),
                Slippage.NONE,
                FillRule.NEXT_OPEN,
                IntrabarPath.WORST_CASE,
                0,
                0,
                1,
                false,
                0,
                0,
                Financing.NONE,
                null,
                true);
    }

    public BacktestSettings withExitRules(ExitRules rules) {
        return with(capital, rules, keepEquity);
    }

    public BacktestSettings withCapital(BigDecimal other) {
        return with(other, exitRules, keepEquity);
    }

    public BacktestSettings withoutEquity() {
        return with(capital, exitRules, false);
    }

    private BacktestSettings with(BigDecimal newCapital, @Nullable ExitRules newExitRules, boolean newKeepEquity) {
        return new BacktestSettings(
                newCapital,
                sizing,
                fees,
                slippage,
                fillRule,
                path,
                latencyMillis,
                volumeShare,
                leverage,
                allowShort,
                maxPositionLots,
                maxDrawdown,
                financing,
                newExitRules,
                newKeepEquity);
    }
}
