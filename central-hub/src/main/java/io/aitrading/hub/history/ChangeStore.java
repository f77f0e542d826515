package io.aitrading.hub.history;

import io.aitrading.hub.poll.MemberStatus;
import io.aitrading.hub.poll.StatusChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes of status in PostgreSQL. */
@Repository
class ChangeStore {
    private static final String COLUMNS = "select sequence, member, from_status, to_status, changed_at, error ";

    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(StatusChange change) {
        jdbc.sql("insert into status_changes (member, from_status, to_status, changed_at, error)"
                        + " values (:member, :from, :to, :at, :error)")
                .param("member", change.member())
                .param("from", change.from().name())
                .param("to", change.to().name())
                .param("at", Timestamp.from(change.at()))
                .param("error", change.error())
                .update();
    }

    List<StoredChange> newestFirst(Optional<String> member, long olderThan, int limit) {
        return jdbc.sql(COLUMNS + "from status_changes where sequence < :olderThan"
                        + " and (:member = '' or member = :member) order by sequence desc limit :limit")
                .param("olderThan", olderThan)
                .param("member", member.orElse(""))
                .param("limit", limit)
                .query(ChangeStore::row)
                .list();
    }

    List<StatusChange> lastOfEach() {
        return jdbc
                .sql("select distinct on (member) sequence, member, from_status, to_status, changed_at, error"
                        + " from status_changes order by member, sequence desc")
                .query(ChangeStore::row)
                .list()
                .stream()
                .map(StoredChange::change)
                .toList();
    }

    /** Removes what is too old or too much, but never a member's last change. */
    int clear(Instant olderThan, int keepPerMember) {
        return jdbc.sql("delete from status_changes c using (select sequence, changed_at,"
                        + " row_number() over (partition by member order by sequence desc) as place"
                        + " from status_changes) ranked where c.sequence = ranked.sequence and ranked.place > 1"
                        + " and (ranked.changed_at < ? or ranked.place > ?)")
                .param(Timestamp.from(olderThan))
                .param(keepPerMember)
                .update();
    }

    private static StoredChange row(ResultSet row, int number) throws SQLException {
        return new StoredChange(
                row.getLong("sequence"),
                new StatusChange(
                        row.getString("member"),
                        MemberStatus.valueOf(row.getString("from_status")),
                        MemberStatus.valueOf(row.getString("to_status")),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getString("error")));
    }
}
