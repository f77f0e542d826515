package io.aitrading.paper.auth;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.api.Params;
import java.math.BigDecimal;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** A signed request is good for a short time only: not from the future, and not older than its window. */
@Component
public class RequestTime {
    private static final long AHEAD_MAX_MILLIS = 1_000;
    private static final BigDecimal WINDOW_DEFAULT = BigDecimal.valueOf(5_000);
    private static final BigDecimal WINDOW_MAX = BigDecimal.valueOf(60_000);

    private final InstantSource clock;

    RequestTime(InstantSource clock) {
        this.clock = clock;
    }

    public void check(Params params) {
        long sent = params.longValue("timestamp");
        long millis = sent >= Params.MICROSECONDS_MIN ? sent / 1000 : sent;
        BigDecimal window = params.has("recvWindow") ? params.decimal("recvWindow") : WINDOW_DEFAULT;
        if (window.compareTo(WINDOW_MAX) > 0) {
            throw VenueError.RECV_WINDOW_TOO_BIG.exception();
        }
        long now = clock.millis();
        if (millis >= now + AHEAD_MAX_MILLIS) {
            throw VenueError.AHEAD_OF_SERVER.exception();
        }
        if (BigDecimal.valueOf(now - millis).compareTo(window) > 0) {
            throw VenueError.OUTSIDE_RECV_WINDOW.exception();
        }
    }
}
