package io.aitrading.bridge.regime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What kind of market the last candles show.
 *
 * @param candles closed candles that were looked at
 * @param efficiency Kaufman's efficiency ratio: 1 for a straight line, 0 for a walk that comes back
 * @param volatility standard deviation of the log returns per candle
 * @param volatilityRatio volatility of the last sixth over that of all
 * @param asOf open time of the last candle
 */
public record MarketRegime(
        String symbol,
        String interval,
        int candles,
        Trend trend,
        Activity activity,
        double efficiency,
        double volatility,
        double volatilityRatio,
        @Nullable Instant asOf) {
    /** Where it goes. */
    public enum Trend {
        UP,
        DOWN,
        RANGE,
        UNKNOWN
    }

    /** How wild it is against its own recent past. */
    public enum Activity {
        WILD,
        NORMAL,
        QUIET,
        UNKNOWN
    }
}
