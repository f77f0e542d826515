package io.aitrading.backtest.research;

import io.aitrading.backtest.run.BacktestRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many runs of one strategy with different parameters.
 *
 * @param base what all runs share
 * @param search {@code GRID} takes every combination; {@code RANDOM} draws {@code points} of them
 * @param values the values to try, by parameter
 * @param points how many to draw; RANDOM alone
 * @param seed of the draw: the same seed draws the same points
 * @param measure figure by which points are ranked, such as {@code sharpe} or {@code totalReturn}
 */
public record SweepRequest(
        @Nullable BacktestRequest base,
        @Nullable Search search,
        @Nullable Map<String, List<Object>> values,
        @Nullable Integer points,
        @Nullable Long seed,
        @Nullable String measure) {
    /** How points are chosen. */
    public enum Search {
        GRID,
        RANDOM
    }
}
