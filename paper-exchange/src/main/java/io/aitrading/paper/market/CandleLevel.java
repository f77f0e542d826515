package io.aitrading.paper.market;

import java.util.Arrays;

/** Lengths of the candles that are kept; candles of every other length and time zone are put together of these. */
public enum CandleLevel {
    SECOND(0, 1_000),
    MINUTE(1, 60_000),
    HOUR(2, 3_600_000),
    DAY(3, 86_400_000);

    private final int code;
    private final long lengthMillis;

    CandleLevel(int code, long lengthMillis) {
        this.code = code;
        this.lengthMillis = lengthMillis;
    }

    public static CandleLevel ofCode(int code) {
        return Arrays.stream(values())
                .filter(level -> level.code == code)
                .findFirst()
                .orElseThrow();
    }

    /** For storage. */
    public int code() {
        return code;
    }

    /** Opening time of the candle that a time falls into, in UTC. */
    public long openTime(long timeMillis) {
        return Math.floorDiv(timeMillis, lengthMillis) * lengthMillis;
    }

    /** The last millisecond of the candle that opens at {@code openTime}. */
    public long closeTime(long openTime) {
        return openTime + lengthMillis - 1;
    }

    long lengthMillis() {
        return lengthMillis;
    }
}
