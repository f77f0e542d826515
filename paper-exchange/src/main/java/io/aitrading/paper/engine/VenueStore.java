package io.aitrading.paper.engine;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Stores a batch in one transaction: when {@link #store} returns, all of it survives a crash; when it throws, the database decides. */
final class VenueStore {
    private final DataSource dataSource;

    VenueStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void store(Batch batch) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                new BatchWriter(connection).write(batch);
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                rollBack(connection, failure);
                throw failure;
            }
        }
    }

    private static void rollBack(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            failure.addSuppressed(broken);
        }
    }
}
