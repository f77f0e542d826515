package io.aitrading.data;

import io.aitrading.health.DependencyProbe;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Asks PostgreSQL over a connection of its own: a pool that is busy says nothing about the server, and a probe must not
 * wait in its queue.
 */
final class PostgresProbe implements DependencyProbe, AutoCloseable {
    private static final int ANSWER_SECONDS = 1;

    private final String url;
    private final Properties login = new Properties();
    private @Nullable Connection connection;

    PostgresProbe(String url, String user, String password) {
        this.url = url;
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("loginTimeout", "2");
        login.setProperty("socketTimeout", "2");
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String kind() {
        return "postgres";
    }

    @Override
    public boolean required() {
        return true;
    }

    @Override
    public synchronized void probe() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = DriverManager.getConnection(url, login);
            connection = open;
        }
        if (!open.isValid(ANSWER_SECONDS)) {
            close();
            throw new SQLException("PostgreSQL does not answer");
        }
    }

    @Override
    public synchronized void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // It was broken already, which is why it is closed.
                return;
            }
        }
    }
}
