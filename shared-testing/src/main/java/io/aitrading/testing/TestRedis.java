package io.aitrading.testing;

import io.aitrading.testing.server.FreePorts;
import io.aitrading.testing.server.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** One real Redis server per test JVM, started when first asked for, stopped with the JVM. */
public final class TestRedis {
    public static final String PASSWORD = "test-redis-password";

    private final RedisServer server;

    private TestRedis(RedisServer server) {
        this.server = server;
    }

    /** The server that all tests of this JVM share; keys of different tests must differ. */
    public static TestRedis shared() {
        return Holder.INSTANCE;
    }

    private static final class Holder {
        static final TestRedis INSTANCE = started();

        private static TestRedis started() {
            Path directory = TestServers.temporaryDirectory("redis");
            RedisServer server = new RedisServer(directory, FreePorts.next(), PASSWORD);
            TestServers.atExit("redis", server, directory);
            TestRedis redis = new TestRedis(server);
            redis.start();
            return redis;
        }
    }

    public String url() {
        return server.url();
    }

    public int port() {
        return server.port();
    }

    public String password() {
        return PASSWORD;
    }

    /** Stops the server and forgets what it held. For tests of a lost cache. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Redis for tests did not stop", e);
        }
    }

    /** Starts it again after {@link #stop()}, on the same port. */
    public void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Redis for tests did not start", e);
        }
    }
}
