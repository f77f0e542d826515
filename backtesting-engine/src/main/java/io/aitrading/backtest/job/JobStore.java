package io.aitrading.backtest.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Jobs and their results in PostgreSQL. */
@Repository
class JobStore {
    private static final String COLUMNS =
            """
            id, owner, kind, name, status, units, units_done, progress, created_at, started_at, finished_at,
            error_code, error_detail, input_sha256, result_sha256
            """;

    private final JdbcClient database;
    private final InstantSource clock;

    JobStore(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    void insert(UUID id, UUID owner, JobStart start) {
        database.sql(
                        """
                        insert into jobs (id, owner, kind, name, request, status, units, created_at, input_sha256)
                        values (:id, :owner, :kind, :name, :request, 'QUEUED', :units, :now, :input)
                        """)
                .param("id", id)
                .param("owner", owner)
                .param("kind", start.kind().name())
                .param("name", start.name())
                .param("request", start.request())
                .param("units", start.parts())
                .param("now", now())
                .param("input", start.inputSha256())
                .update();
    }

    /** Makes requests of one owner wait for each other, so that a quota holds. */
    void lockOwner(UUID owner) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(:owner, 8015))")
                .param("owner", owner.toString())
                .query((row, number) -> true)
                .single();
    }

    int activeJobs(UUID owner) {
        return database.sql("select count(*) from jobs where owner = :owner and status in ('QUEUED', 'RUNNING')")
                .param("owner", owner)
                .query(Integer.class)
                .single();
    }

    void progress(UUID jobId, double ofUnit) {
        database.sql(
                        """
                        update jobs set progress = greatest(progress, least(1.0, (units_done + :share) / units))
                        where id = :id and status = 'RUNNING'
                        """)
                .param("share", ofUnit)
                .param("id", jobId)
                .update();
    }

    boolean isCancelRequested(UUID jobId) {
        return database.sql("select cancel_requested or status in ('FAILED', 'CANCELLED') from jobs where id = :id")
                .param("id", jobId)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    void complete(UUID jobId, JobOutput output, String resultSha256) {
        database.sql(
                        """
                        insert into results (job_id, summary, trades, fills, equity)
                        values (:id, :summary, :trades, :fills, :equity)
                        """)
                .param("id", jobId)
                .param("summary", output.summary())
                .param("trades", output.trades())
                .param("fills", output.fills())
                .param("equity", output.equity())
                .update();
        finish(jobId, Job.Status.DONE, null, null, resultSha256);
    }

    void finish(
            UUID jobId,
            Job.Status status,
            @Nullable String errorCode,
            @Nullable String detail,
            @Nullable String resultSha256) {
        database.sql(
                        """
                        update jobs set status = :status, finished_at = :now, error_code = :code,
                               error_detail = :detail, result_sha256 = :hash,
                               progress = case when :status = 'DONE' then 1 else progress end
                        where id = :id and status in ('QUEUED', 'RUNNING')
                        """)
                .param("status", status.name())
                .param("now", now())
                .param("code", errorCode)
                .param("detail", detail)
                .param("hash", resultSha256)
                .param("id", jobId)
                .update();
    }

    void requestCancel(UUID jobId) {
        database.sql("update jobs set cancel_requested = true where id = :id and status in ('QUEUED', 'RUNNING')")
                .param("id", jobId)
                .update();
    }

    Optional<Job> find(UUID id) {
        return database.sql("select " + COLUMNS + " from jobs where id = :id")
                .param("id", id)
                .query(JobStore::job)
                .optional();
    }

    Optional<JobOutput> output(UUID id) {
        return database.sql("select summary, trades, fills, equity from results where job_id = :id")
                .param("id", id)
                .query((row, number) -> new JobOutput(
                        row.getString("summary"),
                        row.getString("trades"),
                        row.getString("fills"),
                        row.getString("equity")))
                .optional();
    }

    Optional<String> request(UUID id) {
        return database.sql("select request from jobs where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** The owner's jobs, newest first, from the one after the cursor. */
    List<Job> list(UUID owner, @Nullable UUID after, int limit) {
        return database.sql(
                        "select " + COLUMNS
                                + """
                         from jobs where owner = :owner and (:after::uuid is null
                            or (created_at, id) < (select created_at, id from jobs where id = :after::uuid))
                        order by created_at desc, id desc limit :limit
                        """)
                .param("owner", owner)
                .param("after", after == null ? null : after.toString())
                .param("limit", limit)
                .query(JobStore::job)
                .list();
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                row.getObject("owner", UUID.class),
                Job.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                Job.Status.valueOf(row.getString("status")),
                row.getInt("units"),
                row.getInt("units_done"),
                row.getDouble("progress"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("error_code"),
                row.getString("error_detail"),
                row.getString("input_sha256"),
                row.getString("result_sha256"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
