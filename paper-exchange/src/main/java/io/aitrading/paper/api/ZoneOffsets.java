package io.aitrading.paper.api;

import io.aitrading.paper.VenueError;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameter {@code timeZone}: hours and minutes east of UTC, such as {@code 8}, {@code -1:00} or {@code 05:45}. */
final class ZoneOffsets {
    private static final String NAME = "timeZone";
    private static final Pattern OFFSET = Pattern.compile("([+-]?)([0-9]{1,2})(?::([0-5][0-9]))?");
    private static final long WEST_MAX = Duration.ofHours(-12).toMillis();
    private static final long EAST_MAX = Duration.ofHours(14).toMillis();

    private ZoneOffsets() {}

    static long millis(Params params) {
        if (!params.has(NAME)) {
            return 0;
        }
        Matcher matcher = OFFSET.matcher(params.text(NAME));
        if (!matcher.matches()) {
            throw VenueError.INVALID_DATA.exception(NAME);
        }
        long minutes = matcher.group(3) == null ? 0 : Long.parseLong(matcher.group(3));
        long east = Duration.ofHours(Long.parseLong(matcher.group(2)))
                .plusMinutes(minutes)
                .toMillis();
        long offset = matcher.group(1).equals("-") ? -east : east;
        if (offset < WEST_MAX || offset > EAST_MAX) {
            throw VenueError.INVALID_DATA.exception(NAME);
        }
        return offset;
    }
}
