package io.aitrading.risk.state;

import io.aitrading.domain.TradingState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one row of the present. Whoever changes state or policy locks it first, so that changes come one by one. */
@Component
public class StateStore {
    private final JdbcClient database;

    StateStore(JdbcClient database) {
        this.database = database;
    }

    PlatformState read() {
        return database.sql("SELECT * FROM trading_state")
                .query(StateStore::state)
                .single();
    }

    /** Reads it and keeps others from changing it until the transaction ends. */
    public PlatformState lock() {
        return database.sql("SELECT * FROM trading_state FOR UPDATE")
                .query(StateStore::state)
                .single();
    }

    /** Something besides the state changed that a lease carries. */
    public void bumpVersion() {
        database.sql("UPDATE trading_state SET version = version + 1").update();
    }

    PlatformState change(TradingState state, @Nullable String reason, String actor, Instant now) {
        return database.sql(
                        """
                        UPDATE trading_state
                        SET version = version + 1, state = :state, reason = :reason, actor = :actor, changed_at = :now
                        RETURNING *
                        """)
                .param("state", state.name())
                .param("reason", reason)
                .param("actor", actor)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(StateStore::state)
                .single();
    }

    private static PlatformState state(ResultSet row, int number) throws SQLException {
        return new PlatformState(
                row.getLong("version"),
                TradingState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("actor"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
