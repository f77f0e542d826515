package io.aitrading.configuration.instance;

import io.aitrading.configuration.instance.Instance.Outcome;
import io.aitrading.configuration.instance.Instance.Reason;
import io.aitrading.configuration.instance.Instance.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The last word of each instance, in PostgreSQL, so that every instance of this service knows it. */
@Repository
public class InstanceStore {
    private static final int MAX_INSTANCES = 500;
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    InstanceStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public List<Instance> of(String service) {
        return jdbc.sql("select * from config_instances where service = ? order by instance limit ?")
                .params(service, MAX_INSTANCES)
                .query(this::row)
                .list();
    }

    void put(String service, Instance instance) {
        jdbc.sql(
                        """
                        insert into config_instances (service, instance, revision, running, outcome, reasons,
                            needs_restart, overridden, status, problems, started_at, reported_at)
                        values (:service, :instance, :revision, :running, :outcome, cast(:reasons as jsonb),
                            cast(:needsRestart as jsonb), cast(:overridden as jsonb), :status, cast(:problems as jsonb),
                            :startedAt, :reportedAt)
                        on conflict (service, instance) do update set revision = excluded.revision,
                            running = excluded.running, outcome = excluded.outcome, reasons = excluded.reasons,
                            needs_restart = excluded.needs_restart, overridden = excluded.overridden,
                            status = excluded.status, problems = excluded.problems,
                            started_at = excluded.started_at, reported_at = excluded.reported_at""")
                .param("service", service)
                .param("instance", instance.instance())
                .param("revision", instance.revision())
                .param("running", instance.running())
                .param("outcome", instance.outcome().name())
                .param("reasons", json.writeValueAsString(instance.reasons()))
                .param("needsRestart", json.writeValueAsString(instance.needsRestart()))
                .param("overridden", json.writeValueAsString(instance.overridden()))
                .param("status", instance.status().name())
                .param("problems", json.writeValueAsString(instance.problems()))
                .param("startedAt", Timestamp.from(instance.startedAt()))
                .param("reportedAt", Timestamp.from(instance.reportedAt()))
                .update();
    }

    void remove(String service, String instance) {
        jdbc.sql("delete from config_instances where service = ? and instance = ?")
                .params(service, instance)
                .update();
    }

    /** Instances that were replaced by others without a goodbye. */
    public void forget(Instant silentSince) {
        jdbc.sql("delete from config_instances where reported_at < ?")
                .param(Timestamp.from(silentSince))
                .update();
    }

    private Instance row(ResultSet row, int number) throws SQLException {
        return new Instance(
                row.getString("instance"),
                row.getLong("revision"),
                row.getLong("running"),
                Outcome.valueOf(row.getString("outcome")),
                json.readValue(row.getString("reasons"), REASONS),
                json.readValue(row.getString("needs_restart"), TEXTS),
                json.readValue(row.getString("overridden"), TEXTS),
                Status.valueOf(row.getString("status")),
                json.readValue(row.getString("problems"), TEXTS),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("reported_at").toInstant());
    }
}
