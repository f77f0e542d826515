package io.aitrading.data;

import io.aitrading.health.DependencyProbe;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Pings the cache. Optional: without it everything is read from where it is kept. */
final class CacheProbe implements DependencyProbe {
    private final RedisConnectionFactory connections;

    CacheProbe(RedisConnectionFactory connections) {
        this.connections = connections;
    }

    @Override
    public String name() {
        return "dragonflydb";
    }

    @Override
    public String kind() {
        return "redis";
    }

    @Override
    public boolean required() {
        return false;
    }

    @Override
    public void probe() {
        try (RedisConnection connection = connections.getConnection()) {
            connection.ping();
        }
    }
}
