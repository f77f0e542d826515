package io.aitrading.backtest.research;

import io.aitrading.backtest.run.BacktestRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many runs of one strategy with different parameters.
 *
 * @param base what all runs share
 * @param search absent: {@code GRID}
 * @param values the values to try, by parameter
 * @param ranges evenly spaced values to try, by parameter; a parameter has values or a range
 * @param points how many to run; RANDOM and BAYESIAN alone
 * @param seed of the draw: the same seed draws the same points; absent: 0
 * @param measure figure by which points are ranked, such as {@code sharpe} or {@code totalReturn}; of {@code volatility},
 *     {@code maximumDrawdown} and {@code kurtosis} the lowest is best, of all others the highest
 */
public record SweepRequest(
        @Nullable BacktestRequest base,
        @Nullable Search search,
        @Nullable Map<String, List<Object>> values,
        @Nullable Map<String, ParameterRange> ranges,
        @Nullable Integer points,
        @Nullable Long seed,
        @Nullable String measure) {
    /** How points are chosen. */
    public enum Search {
        /** Every combination. */
        GRID,
        /** Points drawn evenly from all combinations. */
        RANDOM,
        /** Points where a model of the earlier ones expects the most. */
        BAYESIAN
    }
}
