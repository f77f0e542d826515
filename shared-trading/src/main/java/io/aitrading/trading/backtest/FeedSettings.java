package io.aitrading.trading.backtest;

import io.aitrading.trading.depth.LatencyModel;
import io.aitrading.trading.host.HostedStrategy;
import io.aitrading.trading.host.ProtectionRules;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Everything about a run over trades or depth apart from the feed and the strategy.
 *
 * @param capital cash at the start, in quote currency
 * @param fees by maker and taker; a buyer pays in base where the schedule says so. Each fee is rounded up to the eighth decimal of its
 *     asset, as the venue does
 * @param latency from a decision to the venue, and from the venue back
 * @param intervalMillis length of a bar; bars are built from the trades, by event time
 * @param maxPositionLots orders that could lead beyond it are refused; 0 for none
 * @param maxDrawdown fall of equity from its peak, at a bar's close, at which everything is closed and nothing more traded; 0 for none
 * @param protection exits of every position, as a live strategy has them
 * @param limits orders beyond them end the run
 * @param strategyId goes into client order ids, so that they equal those of a live strategy with this id
 * @param run which start of the live strategy, from 1
 */
public record FeedSettings(
        BigDecimal capital,
        Sizing sizing,
        FeeSchedule fees,
        LatencyModel latency,
        long intervalMillis,
        boolean allowShort,
        long maxPositionLots,
        double maxDrawdown,
        ProtectionRules protection,
        HostedStrategy.Limits limits,
        UUID strategyId,
        int run) {

    public FeedSettings {
        require(capital.signum() > 0, "capital", "POSITIVE", "must be above 0, not " + capital.toPlainString());
        require(
                intervalMillis >= 1 && intervalMillis <= 7 * 86_400_000L,
                "data.intervalMillis",
                "RANGE",
                "must be 1 to 604800000");
        require(maxPositionLots >= 0, "risk.maxPosition", "MINIMUM", "must be 0 or more");
        require(maxDrawdown >= 0 && maxDrawdown < 1, "risk.maxDrawdown", "RANGE", "must be 0 or more and below 1");
        require(run >= 1, "live.run", "MINIMUM", "must be 1 or more, not " + run);
    }

    private static void require(boolean holds, String field, String rule, String problem) {
        if (!holds) {
            throw new SettingsProblem(field, rule, problem);
        }
    }
}
