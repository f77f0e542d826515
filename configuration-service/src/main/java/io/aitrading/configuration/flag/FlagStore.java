package io.aitrading.configuration.flag;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Flags in PostgreSQL: the present state, and every change that led to it. */
@Repository
class FlagStore {
    private static final String COLUMNS =
            "select name, enabled, description, revision, comment, changed_by, changed_at from ";

    private final JdbcClient jdbc;

    FlagStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long revision() {
        return jdbc.sql("select revision from flag_revision").query(Long.class).single();
    }

    /** Takes the next revision; other changes wait for this transaction's end, so revisions appear in order. */
    long nextRevision() {
        return jdbc.sql("update flag_revision set revision = revision + 1 returning revision")
                .query(Long.class)
                .single();
    }

    List<Flag> all(int limit) {
        return jdbc.sql(COLUMNS + "flags order by name limit ?")
                .param(limit)
                .query(FlagStore::row)
                .list();
    }

    Optional<Flag> find(String name) {
        return jdbc.sql(COLUMNS + "flags where name = ?")
                .param(name)
                .query(FlagStore::row)
                .optional();
    }

    List<Flag> history(String name, long olderThan, int limit) {
        return jdbc.sql(COLUMNS + "flag_changes where name = ? and revision < ? order by revision desc limit ?")
                .param(name)
                .param(olderThan)
                .param(limit)
                .query(FlagStore::row)
                .list();
    }

    void put(Flag flag) {
        write("insert into flag_changes", "", flag);
        write(
                "insert into flags",
                " on conflict (name) do update set enabled = excluded.enabled, description = excluded.description,"
                        + " revision = excluded.revision, comment = excluded.comment,"
                        + " changed_by = excluded.changed_by, changed_at = excluded.changed_at",
                flag);
    }

    private void write(String insert, String conflict, Flag flag) {
        jdbc.sql(insert + " (name, enabled, description, revision, comment, changed_by, changed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)" + conflict)
                .params(
                        flag.name(),
                        flag.enabled(),
                        flag.description(),
                        flag.revision(),
                        flag.comment(),
                        flag.changedBy(),
                        Timestamp.from(flag.changedAt()))
                .update();
    }

    private static Flag row(ResultSet row, int number) throws SQLException {
        return new Flag(
                row.getString("name"),
                row.getBoolean("enabled"),
                row.getString("description"),
                row.getLong("revision"),
                row.getString("comment"),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant());
    }
}
