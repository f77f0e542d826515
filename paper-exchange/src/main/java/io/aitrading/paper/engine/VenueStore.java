package io.aitrading.paper.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Stores a batch in one transaction: when {@link #store} returns, all of it survives a crash; when it throws, the database decides. */
final class VenueStore {
    private final DataSource dataSource;
    private final MeterRegistry metrics;
    private final Timer stored;

    VenueStore(DataSource dataSource, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.metrics = metrics;
        this.stored = Timer.builder("paper.batch.stored")
                .description("time to store a batch durably")
                .register(metrics);
    }

    void store(Batch batch) throws SQLException {
        List<BatchRows.Line> lines = BatchRows.of(batch);
        if (lines.isEmpty()) {
            return;
        }
        Timer.Sample sample = Timer.start(metrics);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                new BatchWriter(connection).write(lines);
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                rollBack(connection, failure);
                throw failure;
            }
        } finally {
            sample.stop(stored);
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
