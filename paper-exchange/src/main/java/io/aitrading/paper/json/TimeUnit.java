package io.aitrading.paper.json;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How times are written. Clients choose it per request (header) or per connection (query). */
public enum TimeUnit {
    MILLISECOND(1),
    MICROSECOND(1_000);

    private final long perMilli;

    TimeUnit(long perMilli) {
        this.perMilli = perMilli;
    }

    long count(Moment moment) {
        return moment.millis() * perMilli;
    }

    /** Milliseconds unless microseconds are named. */
    public static TimeUnit of(@Nullable String name) {
        return isNamed(MICROSECOND, name) ? MICROSECOND : MILLISECOND;
    }

    /** Whether this names a unit, or nothing at all. */
    public static boolean isKnown(@Nullable String name) {
        return name == null || isNamed(MICROSECOND, name) || isNamed(MILLISECOND, name);
    }

    private static boolean isNamed(TimeUnit unit, @Nullable String name) {
        return name != null && name.toUpperCase(Locale.ROOT).equals(unit.name());
    }
}
