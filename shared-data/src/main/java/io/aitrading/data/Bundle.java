package io.aitrading.data;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;

/**
 * Statements that travel to the database in one message, run there one after the other, and answer together: who holds a lock that
 * money waits for should not wait for each of them. Each sees what those before it did, and what others had committed when it began,
 * after any wait for a lock by those before it. The first that fails ends the bundle. The driver prepares them at the server like
 * single ones, as long as the text of a bundle is the same each time.
 */
public final class Bundle {
    private final JdbcOperations database;
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final List<Answer<?>> answers = new ArrayList<>();

    public Bundle(JdbcOperations database) {
        this.database = database;
    }

    /** What one statement has answered; to be asked after the bundle was sent. */
    public static final class Answer<T> {
        private final @Nullable RowMapper<T> mapper;
        private @Nullable List<T> rows;

        private Answer(@Nullable RowMapper<T> mapper) {
            this.mapper = mapper;
        }

        private void read(PreparedStatement statement) throws SQLException {
            List<T> read = new ArrayList<>();
            if (mapper != null) {
                try (ResultSet result = statement.getResultSet()) {
                    while (result.next()) {
                        read.add(mapper.mapRow(result, read.size()));
                    }
                }
            }
            rows = read;
        }

        /** @throws IllegalStateException before the bundle was sent */
        public List<T> list() {
            List<T> read = rows;
            if (read == null) {
                throw new IllegalStateException("the bundle has not been sent");
            }
            return read;
        }

        /** The first row, if there is one. */
        public Optional<T> first() {
            return list().stream().findFirst();
        }
    }

    /** Adds a statement that answers nothing. */
    public void update(String sql, @Nullable Object... values) {
        add(new Answer<>(null), sql, values);
    }

    /** Adds a statement that answers rows. */
    public <T> Answer<T> query(RowMapper<T> mapper, String sql, @Nullable Object... values) {
        return add(new Answer<>(mapper), sql, values);
    }

    private <T> Answer<T> add(Answer<T> answer, String sql, @Nullable Object... values) {
        text.append(answers.isEmpty() ? "" : ";\n").append(sql);
        for (Object value : values) {
            parameters.add(value);
        }
        answers.add(answer);
        return answer;
    }

    /** Sends what was added; once. In the caller's transaction, if there is one. */
    public void send() {
        if (answers.isEmpty()) {
            return;
        }
        PreparedStatementCreator prepared = connection -> connection.prepareStatement(text.toString());
        PreparedStatementCallback<Boolean> run = this::run;
        database.execute(prepared, run);
    }

    private boolean run(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            StatementCreatorUtils.setParameterValue(statement, i + 1, SqlTypeValue.TYPE_UNKNOWN, parameters.get(i));
        }
        statement.execute();
        for (Answer<?> answer : answers) {
            answer.read(statement);
            statement.getMoreResults();
        }
        return true;
    }
}
