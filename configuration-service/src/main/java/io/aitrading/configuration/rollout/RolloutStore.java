package io.aitrading.configuration.rollout;

import io.aitrading.configuration.instance.Instance.Status;
import io.aitrading.configuration.rollout.Rollout.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rollouts in PostgreSQL; at most one of a service is watched, which the database enforces. */
@Repository
public class RolloutStore {
    private static final TypeReference<Map<String, Status>> BASELINE = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RolloutStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Begins to watch a revision, in the transaction that adds it; the one before is watched no longer. */
    public void begin(String service, long revision, Map<String, Status> baseline, Instant now) {
        supersede(service, now);
        jdbc.sql("insert into config_rollouts (service, revision, state, baseline)"
                        + " values (?, ?, 'WATCHED', cast(? as jsonb))")
                .params(service, revision, json.writeValueAsString(baseline))
                .update();
    }

    private void supersede(String service, Instant now) {
        jdbc.sql("update config_rollouts set state = 'SUPERSEDED', ended_at = ?"
                        + " where service = ? and state = 'WATCHED'")
                .params(Timestamp.from(now), service)
                .update();
    }

    public List<Rollout> watched() {
        return jdbc.sql("select * from config_rollouts where state = 'WATCHED' order by service")
                .query(this::row)
                .list();
    }

    public Optional<Rollout> find(String service, long revision) {
        return jdbc.sql("select * from config_rollouts where service = ? and revision = ?")
                .params(service, revision)
                .query(this::row)
                .optional();
    }

    /** Of a service, for a list of its revisions. */
    public List<Rollout> between(String service, long oldest, long newest) {
        return jdbc.sql("select * from config_rollouts where service = ? and revision between ? and ?")
                .params(service, oldest, newest)
                .query(this::row)
                .list();
    }

    public void watchUntil(Rollout rollout, Instant end) {
        jdbc.sql("update config_rollouts set watch_until = ?"
                        + " where service = ? and revision = ? and watch_until is null")
                .params(Timestamp.from(end), rollout.service(), rollout.revision())
                .update();
    }

    /** False when it is watched no longer: somebody else ended it. */
    public boolean end(Rollout rollout, State state, @Nullable String reason, Instant now) {
        return jdbc.sql("update config_rollouts set state = :state, reason = :reason, ended_at = :now"
                                + " where service = :service and revision = :revision and state = 'WATCHED'")
                        .param("state", state.name())
                        .param("reason", reason)
                        .param("now", Timestamp.from(now))
                        .param("service", rollout.service())
                        .param("revision", rollout.revision())
                        .update()
                == 1;
    }

    /** The newest earlier revision that did no harm, or was never watched; 0 when there is none. */
    public long lastGoodBefore(String service, long revision) {
        return jdbc.sql(
                        """
                        select coalesce(max(r.revision), 0) from config_revisions r
                        left join config_rollouts o on o.service = r.service and o.revision = r.revision
                        where r.service = ? and r.revision < ? and (o.state is null or o.state = 'GOOD')""")
                .params(service, revision)
                .query(Long.class)
                .single();
    }

    /** The last revision with exactly these values that was taken back. */
    public Optional<Rollout> takenBack(String service, Map<String, ?> values) {
        return jdbc.sql(
                        """
                        select o.* from config_rollouts o
                        join config_revisions r on r.service = o.service and r.revision = o.revision
                        where o.service = ? and o.state = 'ROLLED_BACK' and r.settings = cast(? as jsonb)
                        order by o.revision desc limit 1""")
                .params(service, json.writeValueAsString(values))
                .query(this::row)
                .optional();
    }

    /** Revisions that were taken back and whose place nobody has filled since. */
    public List<OpenRollback> open() {
        return jdbc.sql(
                        """
                        select o.service, o.revision as bad_revision, b.revision, b.rolled_back_to as good_revision,
                            o.reason, o.ended_at as at
                        from config_rollouts o
                        join config_revisions b on b.service = o.service and b.revision = o.revision + 1
                        where o.state = 'ROLLED_BACK' and not exists (
                            select 1 from config_revisions n where n.service = o.service and n.revision > b.revision)
                        order by o.service""")
                .query((row, number) -> new OpenRollback(
                        row.getString("service"),
                        row.getLong("bad_revision"),
                        row.getLong("revision"),
                        row.getLong("good_revision"),
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private Rollout row(ResultSet row, int number) throws SQLException {
        return new Rollout(
                row.getString("service"),
                row.getLong("revision"),
                State.valueOf(row.getString("state")),
                json.readValue(row.getString("baseline"), BASELINE),
                instant(row, "watch_until"),
                row.getString("reason"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
