package io.aitrading.testing;

import io.aitrading.testing.server.FreePorts;
import io.aitrading.testing.server.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL server per test JVM, started when first asked for, stopped with the JVM. */
public final class TestPostgres {
    private static final String PASSWORD = "test-postgres-password";

    private final PostgresServer server;
    private final AtomicInteger databases = new AtomicInteger();

    private TestPostgres(PostgresServer server) {
        this.server = server;
    }

    /** The server that all tests of this JVM share; each test takes {@link #newDatabase()} for itself. */
    public static TestPostgres shared() {
        return Holder.INSTANCE;
    }

    private static final class Holder {
        static final TestPostgres INSTANCE = started();

        private static TestPostgres started() {
            Path directory = TestServers.temporaryDirectory("postgres");
            PostgresServer server = new PostgresServer(directory.resolve("data"), FreePorts.next(), PASSWORD, false);
            TestServers.atExit("postgres", server, directory);
            try {
                server.start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL for tests did not start", e);
            }
            return new TestPostgres(server);
        }
    }

    /** A new, empty database of its own. */
    public Database newDatabase() {
        String name = "test_" + databases.incrementAndGet();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:" + server.url(), PostgresServer.USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
        return new Database(server.url(name), PostgresServer.USER, PASSWORD);
    }

    public int port() {
        return server.port();
    }

    /** Stops the server; its data stays and is there after {@link #start()}. For tests of lost databases. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL for tests did not stop", e);
        }
    }

    /** Starts it again after {@link #stop()}, on the same port. */
    public void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL for tests did not start again", e);
        }
    }

    /**
     * How to reach a test database.
     *
     * @param url secret-free, {@code postgresql://host:port/name}
     */
    public record Database(String url, String user, String password) {
        public String jdbcUrl() {
            return "jdbc:" + url;
        }
    }
}
