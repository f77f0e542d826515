package io.aitrading.gateway.limit;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/** Windows in the cache, shared by all gateways: one atomic script over a sorted set of the times of a client's requests. */
final class CacheCounter implements Counter {
    private static final String TEXT =
            """
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1] - ARGV[2])
            local used = redis.call('ZCARD', KEYS[1])
            if used >= tonumber(ARGV[3]) then
              local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
              return {0, 0, oldest[2] + ARGV[2] - ARGV[1]}
            end
            redis.call('ZADD', KEYS[1], ARGV[1], ARGV[4])
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            return {1, ARGV[3] - used - 1, 0}
            """;

    @SuppressWarnings("rawtypes") // Spring's type token for a multi-bulk reply.
    private static final RedisScript<List> SCRIPT = new DefaultRedisScript<>(TEXT, List.class);

    private final StringRedisTemplate redis;
    private final Supplier<UUID> ids;

    CacheCounter(StringRedisTemplate redis, Supplier<UUID> ids) {
        this.redis = redis;
        this.ids = ids;
    }

    @Override
    public Window ask(String key, int limit, long windowMillis, long nowMillis) {
        List<?> answer = redis.execute(
                SCRIPT,
                List.of("rate:" + key),
                String.valueOf(nowMillis),
                String.valueOf(windowMillis),
                String.valueOf(limit),
                // Two requests of one millisecond must be two members.
                ids.get().toString());
        return new Window(number(answer, 0) == 1, number(answer, 1), number(answer, 2));
    }

    private static long number(List<?> answer, int index) {
        return ((Number) answer.get(index)).longValue();
    }
}
