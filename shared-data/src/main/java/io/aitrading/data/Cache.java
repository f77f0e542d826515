package io.aitrading.data;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * A cache that may be lost at any time: without Redis every look-up is a miss and every store is forgotten, and nobody
 * waits for it more than once in a while. Keys are this service's own.
 */
public final class Cache {
    private static final Logger log = LoggerFactory.getLogger(Cache.class);
    private static final long PAUSE_AFTER_FAILURE_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long NEVER = Long.MIN_VALUE;

    private final StringRedisTemplate redis;
    private final String prefix;
    private final Counter hits;
    private final Counter misses;
    private final Counter failures;
    private final AtomicLong failedAtNanos = new AtomicLong(NEVER);

    public Cache(StringRedisTemplate redis, String service, MeterRegistry metrics) {
        this.redis = redis;
        this.prefix = service + ":";
        this.hits = metrics.counter("cache.lookups", "result", "hit");
        this.misses = metrics.counter("cache.lookups", "result", "miss");
        this.failures = metrics.counter("cache.failures");
    }

    public Optional<String> get(String key) {
        Optional<String> found =
                attempt(() -> Optional.ofNullable(redis.opsForValue().get(prefix + key)), Optional.empty());
        (found.isPresent() ? hits : misses).increment();
        return found;
    }

    /** Stores a value that disappears by itself after the given time. */
    public void put(String key, String value, Duration timeToLive) {
        attempt(
                () -> {
                    redis.opsForValue().set(prefix + key, value, timeToLive);
                    return true;
                },
                false);
    }

    public void remove(String key) {
        attempt(() -> redis.delete(prefix + key), false);
    }

    private <T> T attempt(Supplier<T> access, T otherwise) {
        long failedAt = failedAtNanos.get();
        if (failedAt != NEVER && System.nanoTime() - failedAt < PAUSE_AFTER_FAILURE_NANOS) {
            return otherwise;
        }
        try {
            T result = access.get();
            if (failedAt != NEVER && failedAtNanos.compareAndSet(failedAt, NEVER)) {
                log.info("cache works again");
            }
            return result;
        } catch (DataAccessException e) {
            failures.increment();
            if (failedAtNanos.getAndSet(System.nanoTime()) == NEVER) {
                log.warn("cache is away, going on without: {}", e.getMessage());
            }
            return otherwise;
        }
    }
}
