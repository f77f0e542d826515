package io.aitrading.gateway.limit;

import io.aitrading.health.HealthVerdict;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Asks the cache; while it is away, counts here, so that its loss neither opens the gates nor shuts them. */
final class RateLimiter implements HealthVerdict {
    private static final Logger log = LoggerFactory.getLogger(RateLimiter.class);
    /** How long a failed cache is left alone: each try costs its callers a timeout. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Counter cache;
    private final Counter local;
    private final InstantSource clock;
    private final io.micrometer.core.instrument.Counter fallbacks;
    private volatile Instant cacheUsableFrom = Instant.MIN;
    private volatile boolean away;

    RateLimiter(Counter cache, Counter local, InstantSource clock, MeterRegistry metrics) {
        this.cache = cache;
        this.local = local;
        this.clock = clock;
        this.fallbacks = metrics.counter("gateway_rate_limit_local_total");
    }

    Window ask(String key, int limit, Duration window) {
        Instant now = clock.instant();
        if (!now.isBefore(cacheUsableFrom)) {
            try {
                Window answer = cache.ask(key, limit, window.toMillis(), now.toEpochMilli());
                if (away) {
                    away = false;
                    log.info("rate limits are kept in the cache again");
                }
                return answer;
            } catch (DataAccessException e) {
                cacheUsableFrom = now.plus(PAUSE);
                if (!away) {
                    away = true;
                    log.warn("the cache is away, rate limits are kept in this process: {}", e.getMessage());
                }
            }
        }
        fallbacks.increment();
        return local.ask(key, limit, window.toMillis(), now.toEpochMilli());
    }

    @Override
    public Optional<String> problem() {
        // Judged by the pause alone: without traffic nobody would notice that the cache is back.
        return clock.instant().isBefore(cacheUsableFrom)
                ? Optional.of("rate limits are kept in this process: the cache is away")
                : Optional.empty();
    }

    @Override
    public boolean down() {
        return false;
    }
}
