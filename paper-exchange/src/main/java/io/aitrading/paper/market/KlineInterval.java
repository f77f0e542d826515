package io.aitrading.paper.market;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** Lengths of candles that the venue serves. */
public enum KlineInterval {
    ONE_SECOND("1s", 1_000),
    ONE_MINUTE("1m", 60_000),
    THREE_MINUTES("3m", 180_000),
    FIVE_MINUTES("5m", 300_000),
    FIFTEEN_MINUTES("15m", 900_000),
    THIRTY_MINUTES("30m", 1_800_000),
    ONE_HOUR("1h", 3_600_000),
    TWO_HOURS("2h", 7_200_000),
    FOUR_HOURS("4h", 14_400_000),
    SIX_HOURS("6h", 21_600_000),
    EIGHT_HOURS("8h", 28_800_000),
    TWELVE_HOURS("12h", 43_200_000),
    ONE_DAY("1d", 86_400_000),
    THREE_DAYS("3d", 259_200_000),
    ONE_WEEK("1w", 604_800_000),
    ONE_MONTH("1M", 0);

    /** 1970-01-01 was a Thursday; weeks begin on Monday. */
    private static final long THURSDAY_TO_MONDAY_MILLIS = 3 * 86_400_000L;

    private final String code;
    private final long lengthMillis;

    KlineInterval(String code, long lengthMillis) {
        this.code = code;
        this.lengthMillis = lengthMillis;
    }

    public static Optional<KlineInterval> of(String code) {
        return Arrays.stream(values())
                .filter(interval -> interval.code.equals(code))
                .findFirst();
    }

    public String code() {
        return code;
    }

    /** Opening time of the candle that a time falls into. */
    public long openTime(long timeMillis) {
        return switch (this) {
            case ONE_MONTH -> month(timeMillis).toInstant().toEpochMilli();
            case ONE_WEEK ->
                Math.floorDiv(timeMillis + THURSDAY_TO_MONDAY_MILLIS, lengthMillis) * lengthMillis
                        - THURSDAY_TO_MONDAY_MILLIS;
            default -> Math.floorDiv(timeMillis, lengthMillis) * lengthMillis;
        };
    }

    /** Opening time of the candle after the one that opens at {@code openTime}. */
    public long next(long openTime) {
        return this == ONE_MONTH ? month(openTime).plusMonths(1).toInstant().toEpochMilli() : openTime + lengthMillis;
    }

    /** Opening time {@code count} candles before {@code openTime}. */
    public long before(long openTime, long count) {
        return this == ONE_MONTH
                ? month(openTime).minusMonths(count).toInstant().toEpochMilli()
                : openTime - count * lengthMillis;
    }

    boolean isMadeOf(CandleLevel level) {
        return this == ONE_MONTH || lengthMillis % level.lengthMillis() == 0;
    }

    private static ZonedDateTime month(long timeMillis) {
        return Instant.ofEpochMilli(timeMillis)
                .atZone(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .withDayOfMonth(1);
    }
}
