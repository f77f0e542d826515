package io.aitrading.configuration.value;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Revisions in PostgreSQL: rows are added, never changed, which the database enforces. */
@Repository
class RevisionStore {
    private static final String COLUMNS =
            "select service, revision, settings, comment, changed_by, changed_at, rolled_back_to from config_revisions ";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RevisionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Revision> latest(String service) {
        return jdbc.sql(COLUMNS + "where service = ? order by revision desc limit 1")
                .param(service)
                .query(this::row)
                .optional();
    }

    Optional<Revision> find(String service, long revision) {
        return jdbc.sql(COLUMNS + "where service = ? and revision = ?")
                .param(service)
                .param(revision)
                .query(this::row)
                .optional();
    }

    /** Newest first, older than the cursor. */
    List<Revision> olderThan(String service, long revision, int limit) {
        return jdbc.sql(COLUMNS + "where service = ? and revision < ? order by revision desc limit ?")
                .param(service)
                .param(revision)
                .param(limit)
                .query(this::row)
                .list();
    }

    long latestNumber(String service) {
        return jdbc.sql("select coalesce(max(revision), 0) from config_revisions where service = ?")
                .param(service)
                .query(Long.class)
                .single();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when another change took this revision's number */
    void add(Revision revision) {
        jdbc.sql("insert into config_revisions"
                        + " (service, revision, settings, comment, changed_by, changed_at, rolled_back_to)"
                        + " values (:service, :revision, cast(:settings as jsonb), :comment, :changedBy, :changedAt,"
                        + " :rolledBackTo)")
                .param("service", revision.service())
                .param("revision", revision.revision())
                .param("settings", json.writeValueAsString(revision.values()))
                .param("comment", revision.comment())
                .param("changedBy", revision.changedBy())
                .param("changedAt", timestamp(revision.changedAt()))
                .param("rolledBackTo", revision.rolledBackTo(), Types.BIGINT)
                .update();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private Revision row(ResultSet row, int number) throws SQLException {
        Map<String, JsonNode> values =
                json.readValue(row.getString("settings"), new TypeReference<Map<String, JsonNode>>() {});
        return new Revision(
                row.getString("service"),
                row.getLong("revision"),
                values,
                row.getString("comment"),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant(),
                row.getObject("rolled_back_to", Long.class),
                null);
    }
}
