package io.aitrading.backtest.research;

import io.aitrading.backtest.run.BacktestRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Optimise on one stretch of the past, trade the next with what was found, move on, and put the traded stretches together.
 *
 * @param base what all runs share; its data are divided
 * @param search GRID (default) or RANDOM; the values, ranges, points, seed and measure are those of a sweep
 * @param mode absent: {@code ROLLING}
 * @param inSampleBars length of the first stretch to optimise on
 * @param outOfSampleBars length of a stretch to trade; the last may be shorter
 * @param warmUpBars bars before each traded stretch that the strategy is shown without trading, so that its indicators
 *     are ready; absent: 0
 */
public record WalkForwardRequest(
        @Nullable BacktestRequest base,
        SweepRequest.@Nullable Search search,
        @Nullable Map<String, List<Object>> values,
        @Nullable Map<String, ParameterRange> ranges,
        @Nullable Integer points,
        @Nullable Long seed,
        @Nullable String measure,
        @Nullable Mode mode,
        @Nullable Integer inSampleBars,
        @Nullable Integer outOfSampleBars,
        @Nullable Integer warmUpBars) {
    /** How the stretch to optimise on moves. */
    public enum Mode {
        /** Its length stays. */
        ROLLING,
        /** Its beginning stays. */
        ANCHORED
    }

    SweepRequest sweep() {
        return new SweepRequest(base, search, values, ranges, points, seed, measure);
    }
}
