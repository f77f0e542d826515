package io.aitrading.testing.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis server as a child process, on loopback. A cache: nothing of it is kept over a restart. */
public final class RedisServer implements AutoCloseable {
    private final Path directory;
    private final int port;
    private final @Nullable String password;
    private redis.embedded.@Nullable RedisServer process;

    /**
     * @param directory for its pid file, so that a server left behind by a killed JVM is found
     * @param password asked of clients when given
     */
    public RedisServer(Path directory, int port, @Nullable String password) {
        if (password != null && !password.matches("[\\x21-\\x7e&&[^\"\\\\]]+")) {
            throw new IllegalArgumentException(
                    "the password of Redis must be printable ASCII without blanks, quotes, backslashes");
        }
        this.directory = directory;
        this.port = port;
        this.password = password;
    }

    /** Starts the server. Does nothing when it runs already. */
    public synchronized void start() throws IOException {
        if (process != null) {
            return;
        }
        Files.createDirectories(directory);
        stopOrphan();
        Path pidFile = pidFile();
        Files.deleteIfExists(pidFile);
        RedisServerBuilder builder = redis.embedded.RedisServer.newRedisServer()
                .bind("127.0.0.1")
                .port(port)
                .setting("daemonize no")
                .setting("appendonly no")
                .setting("save \"\"")
                .setting("maxmemory 128mb")
                .setting("maxmemory-policy allkeys-lru")
                .setting("pidfile \"" + pidFile + "\"");
        if (password != null) {
            builder.setting("requirepass \"" + password + "\"");
        }
        redis.embedded.RedisServer server = builder.build();
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            // It may run all the same and only have been slow to say so: nobody would stop it later.
            server.stop();
            stopOrphan();
            throw e;
        }
        process = server;
    }

    /**
     * Stops a server that an earlier JVM left behind when it was killed. {@link #start()} does it too; whoever looks at
     * ports before must call it first.
     */
    public void stopOrphan() throws IOException {
        OrphanedProcess.stop(pidFile(), "redis-server");
    }

    private Path pidFile() {
        return directory.resolve("redis.pid").toAbsolutePath();
    }

    public int port() {
        return port;
    }

    /** Secret-free, as the variable {@code DRAGONFLY_URL} wants it. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Stops the server; what it held is gone. */
    @Override
    public synchronized void close() throws IOException {
        redis.embedded.RedisServer running = process;
        process = null;
        if (running != null) {
            running.stop();
        }
    }
}
