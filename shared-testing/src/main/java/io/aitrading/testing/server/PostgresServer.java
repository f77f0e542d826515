package io.aitrading.testing.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server as a child process, on loopback. Its data stays in the directory given and is there again at the
 * next start, also after {@code kill -9} of this JVM, of the server, or of both.
 */
public final class PostgresServer implements AutoCloseable {
    public static final String USER = "ai_trading_user";
    public static final String DATABASE = "ai_trading";

    /** About 1 s on an idle machine, 6 s when both cores are busy. */
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Path dataDirectory;
    private final int port;
    private final String password;
    private final boolean durable;
    private @Nullable EmbeddedPostgres postgres;

    /**
     * @param dataDirectory created and initialised when empty
     * @param password of {@link #USER} and of the superuser {@code postgres}; may differ from the last start's
     * @param durable false gives up safety against power cuts for speed: for tests
     */
    public PostgresServer(Path dataDirectory, int port, String password, boolean durable) {
        if (password.isBlank()) {
            throw new IllegalArgumentException("the password of PostgreSQL must not be blank");
        }
        this.dataDirectory = dataDirectory;
        this.port = port;
        this.password = password;
        this.durable = durable;
    }

    /** Starts the server and makes sure that role and database exist. Does nothing when it runs already. */
    public synchronized void start() throws IOException {
        if (postgres != null) {
            return;
        }
        stopOrphan();
        Files.deleteIfExists(dataDirectory.resolve("postmaster.pid"));
        // The library asks without a password whether the server is up, and the password may have changed since the
        // last start.
        allowLoopback("trust");
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(dataDirectory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_LIMIT)
                .setServerConfig("fsync", durable ? "on" : "off")
                .setServerConfig("synchronous_commit", durable ? "on" : "off")
                .setServerConfig("max_connections", "400")
                .start();
        try (Connection superuser = postgres.getPostgresDatabase().getConnection()) {
            createRoleAndDatabase(superuser);
            allowLoopback("scram-sha-256");
            execute(superuser, "SELECT pg_reload_conf()");
        } catch (SQLException e) {
            close();
            throw new IOException("PostgreSQL started but could not be prepared", e);
        }
    }

    /**
     * Stops a server that an earlier JVM left on this data directory when it was killed. {@link #start()} does it too;
     * whoever looks at ports before must call it first.
     */
    public void stopOrphan() throws IOException {
        OrphanedProcess.stop(dataDirectory.resolve("postmaster.pid"), "postgres");
    }

    private void allowLoopback(String method) throws IOException {
        Path rules = dataDirectory.resolve("pg_hba.conf");
        // Before the very first start there is no such file: initdb makes one that trusts local users.
        if (Files.exists(rules)) {
            Files.writeString(
                    rules,
                    """
                            local all all trust
                            host all all 127.0.0.1/32 %s
                            host all all ::1/128 %s
                            """
                            .formatted(method, method));
        }
    }

    private void createRoleAndDatabase(Connection superuser) throws SQLException {
        String secret = quoted(superuser, "SELECT quote_literal(?)", password);
        execute(superuser, "ALTER ROLE postgres PASSWORD " + secret);
        if (missing(superuser, "SELECT 1 FROM pg_roles WHERE rolname = ?", USER)) {
            execute(superuser, "CREATE ROLE " + USER + " LOGIN");
        }
        execute(superuser, "ALTER ROLE " + USER + " CREATEDB PASSWORD " + secret);
        if (missing(superuser, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
            execute(superuser, "CREATE DATABASE " + DATABASE + " OWNER " + USER);
        }
    }

    private static boolean missing(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static String quoted(Connection connection, String query, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, text);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return Objects.requireNonNull(rows.getString(1));
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public int port() {
        return port;
    }

    /** Secret-free, as the variable {@code POSTGRES_URL} wants it. */
    public String url() {
        return url(DATABASE);
    }

    /** Secret-free URL of another database of this server. */
    public String url(String database) {
        return "postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Stops the server after its last transaction; the data stays. */
    @Override
    public synchronized void close() throws IOException {
        EmbeddedPostgres running = postgres;
        postgres = null;
        if (running != null) {
            running.close();
        }
    }
}
