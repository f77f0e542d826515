package io.aitrading.bridge.candle;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Lengths of candles that are built here; they begin at multiples of their length since 1970, as the venue's do. */
public enum Interval {
    ONE_SECOND("1s", Duration.ofSeconds(1)),
    ONE_MINUTE("1m", Duration.ofMinutes(1)),
    FIVE_MINUTES("5m", Duration.ofMinutes(5)),
    FIFTEEN_MINUTES("15m", Duration.ofMinutes(15)),
    ONE_HOUR("1h", Duration.ofHours(1));

    private final String code;
    private final Duration length;

    Interval(String code, Duration length) {
        this.code = code;
        this.length = length;
    }

    /** Binance's name: {@code 5m}. */
    public String code() {
        return code;
    }

    public Duration length() {
        return length;
    }

    /** First instant of the interval that the time lies in. */
    public Instant openOf(Instant time) {
        long millis = length.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
    }

    public static Optional<Interval> named(String code) {
        return Arrays.stream(values())
                .filter(interval -> interval.code.equals(code))
                .findFirst();
    }
}
