package io.aitrading.paper.market;

/**
 * Where candles begin and end: their length, counted in the time of a zone.
 *
 * @param zoneMillis how far the zone is ahead of UTC
 */
public record KlineGrid(KlineInterval interval, long zoneMillis) {
    /** In UTC. */
    public static KlineGrid of(KlineInterval interval) {
        return new KlineGrid(interval, 0);
    }

    /** Opening time of the candle that a time falls into. */
    public long openTime(long timeMillis) {
        return interval.openTime(timeMillis + zoneMillis) - zoneMillis;
    }

    /** Opening time of the candle after the one that opens at {@code openTime}. */
    public long next(long openTime) {
        return interval.next(openTime + zoneMillis) - zoneMillis;
    }

    /** Opening time {@code count} candles before {@code openTime}. */
    public long before(long openTime, long count) {
        return interval.before(openTime + zoneMillis, count) - zoneMillis;
    }

    /** The longest kept candles that these can be put together of. */
    CandleLevel level() {
        CandleLevel longest = CandleLevel.SECOND;
        for (CandleLevel level : CandleLevel.values()) {
            if (interval.isMadeOf(level) && zoneMillis % level.lengthMillis() == 0) {
                longest = level;
            }
        }
        return longest;
    }
}
