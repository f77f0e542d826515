package io.aitrading.paper.engine;

import io.aitrading.paper.engine.BatchRows.Line;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows over one connection; whoever owns the connection commits. */
final class BatchWriter {
    private static final int STATEMENT_TIMEOUT_SECONDS = 10;
    /** So few rows go to the database in one message: waiting for an answer to each statement costs more than the statements. */
    private static final int TOGETHER_MAX = 24;

    private final Connection connection;

    BatchWriter(Connection connection) {
        this.connection = connection;
    }

    void write(List<Line> lines) throws SQLException {
        if (lines.size() <= TOGETHER_MAX) {
            writeTogether(lines);
        } else {
            writeByStatement(lines);
        }
    }

    private void writeTogether(List<Line> lines) throws SQLException {
        String all = lines.stream().map(Line::sql).collect(Collectors.joining(";"));
        try (PreparedStatement statement = prepare(all)) {
            int index = 0;
            for (Line line : lines) {
                index = bind(statement, line.values(), index);
            }
            statement.execute();
        }
    }

    private void writeByStatement(List<Line> lines) throws SQLException {
        int next = 0;
        while (next < lines.size()) {
            String sql = lines.get(next).sql();
            try (PreparedStatement statement = prepare(sql)) {
                while (next < lines.size() && lines.get(next).sql().equals(sql)) {
                    bind(statement, lines.get(next).values(), 0);
                    statement.addBatch();
                    next++;
                }
                statement.executeBatch();
            }
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(STATEMENT_TIMEOUT_SECONDS);
        return statement;
    }

    private static int bind(PreparedStatement statement, List<@Nullable Object> values, int before)
            throws SQLException {
        int index = before;
        for (Object value : values) {
            statement.setObject(++index, value);
        }
        return index;
    }
}
