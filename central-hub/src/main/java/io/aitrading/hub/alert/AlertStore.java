package io.aitrading.hub.alert;

import io.aitrading.hub.poll.MemberStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Alerts in PostgreSQL; at most one is open for a member, which the database enforces. */
@Repository
class AlertStore {
    private static final String SELECT = "select id, member, severity, condition, message, down_since, raised_at,"
            + " resolved_at, acknowledged_at, acknowledged_by, comment from alerts ";

    private final JdbcClient jdbc;

    AlertStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Alert> open() {
        return jdbc.sql(SELECT + "where resolved_at is null order by raised_at")
                .query(AlertStore::row)
                .list();
    }

    Optional<Alert> find(UUID id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(AlertStore::row)
                .optional();
    }

    /** Newest first; ids rise with time, so they are the cursor. */
    List<Alert> newestFirst(boolean openOnly, Optional<UUID> olderThan, int limit) {
        return jdbc.sql(SELECT + "where (not :openOnly or resolved_at is null)"
                        + " and (:all or id < :olderThan) order by id desc limit :limit")
                .param("openOnly", openOnly)
                .param("all", olderThan.isEmpty())
                .param("olderThan", olderThan.orElse(new UUID(0, 0)))
                .param("limit", limit)
                .query(AlertStore::row)
                .list();
    }

    /** False when the member has an open alert already. */
    boolean raise(Alert alert) {
        return jdbc.sql(
                                "insert into alerts (id, member, severity, condition, message, down_since, raised_at)"
                                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (member) where resolved_at is null do nothing")
                        .params(
                                alert.id(),
                                alert.member(),
                                alert.severity().name(),
                                alert.condition().name(),
                                alert.message(),
                                Timestamp.from(alert.downSince()),
                                Timestamp.from(alert.raisedAt()))
                        .update()
                == 1;
    }

    /** False when somebody else resolved it first. */
    boolean resolve(UUID id, Instant at) {
        return jdbc.sql("update alerts set resolved_at = ? where id = ? and resolved_at is null")
                        .params(Timestamp.from(at), id)
                        .update()
                == 1;
    }

    /** False when it was acknowledged before. */
    boolean acknowledge(UUID id, String by, String comment, Instant at) {
        return jdbc.sql("update alerts set acknowledged_at = ?, acknowledged_by = ?, comment = ?"
                                + " where id = ? and acknowledged_at is null")
                        .params(Timestamp.from(at), by, comment, id)
                        .update()
                == 1;
    }

    int clear(Instant resolvedBefore) {
        return jdbc.sql("delete from alerts where resolved_at < ?")
                .param(Timestamp.from(resolvedBefore))
                .update();
    }

    private static Alert row(ResultSet row, int number) throws SQLException {
        return new Alert(
                row.getObject("id", UUID.class),
                row.getString("member"),
                Severity.valueOf(row.getString("severity")),
                MemberStatus.valueOf(row.getString("condition")),
                row.getString("message"),
                row.getTimestamp("down_since").toInstant(),
                row.getTimestamp("raised_at").toInstant(),
                instant(row, "resolved_at"),
                instant(row, "acknowledged_at"),
                row.getString("acknowledged_by"),
                row.getString("comment"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
