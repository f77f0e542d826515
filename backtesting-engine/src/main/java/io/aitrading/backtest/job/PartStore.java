package io.aitrading.backtest.job;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The parts of jobs in PostgreSQL. An engine holds a part by a lease; the row is the truth: whatever is announced or
 * remembered elsewhere, a part is done by whoever holds its row, and its result is stored once.
 */
@Repository
class PartStore {
    private final JdbcClient database;
    private final InstantSource clock;

    PartStore(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A part that an engine holds.
     *
     * @param number position in the job
     * @param index position in its round
     * @param attempts how often it was begun, this time included
     */
    record Claim(
            UUID jobId, Job.Kind kind, UUID owner, String request, int number, int round, int index, int attempts) {}

    /** What storing a part's result led to. */
    enum Stored {
        /** Another engine has it, or the job has ended: the result is dropped. */
        NOT_OURS,
        MORE_TO_DO,
        ROUND_DONE,
        JOB_DONE
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    void insert(UUID jobId, List<Integer> rounds) {
        int first = 0;
        for (int round = 0; round < rounds.size(); round++) {
            database.sql(
                            """
                            insert into units (job_id, number, round, status)
                            select :id, number, :round, 'QUEUED' from generate_series(:first, :last) number
                            """)
                    .param("id", jobId)
                    .param("round", round)
                    .param("first", first)
                    .param("last", first + rounds.get(round) - 1)
                    .update();
            first += rounds.get(round);
        }
    }

    /** Takes the oldest part that is free, or whose engine has gone silent. In the caller's transaction. */
    Optional<Claim> claim(UUID engine, Duration lease) {
        Optional<Claim> claim = database.sql(
                        """
                        with free as (
                            select u.job_id, u.number from units u join jobs j on j.id = u.job_id
                            where j.status in ('QUEUED', 'RUNNING') and not j.cancel_requested and u.round = j.round
                              and (u.status = 'QUEUED' or (u.status = 'RUNNING' and u.lease_until < :now))
                            order by j.created_at, u.number limit 1 for update of u skip locked
                        )
                        update units set status = 'RUNNING', engine = :engine, lease_until = :until,
                               attempts = attempts + 1
                        from free, jobs j
                        where units.job_id = free.job_id and units.number = free.number and j.id = units.job_id
                        returning units.job_id, j.kind, j.owner, j.request, units.number, units.round, units.attempts,
                            units.number - (select count(*) from units e
                                            where e.job_id = units.job_id and e.round < units.round) as index
                        """)
                .param("now", now())
                .param("engine", engine)
                .param("until", now().plus(lease))
                .query((row, number) -> new Claim(
                        row.getObject("job_id", UUID.class),
                        Job.Kind.valueOf(row.getString("kind")),
                        row.getObject("owner", UUID.class),
                        row.getString("request"),
                        row.getInt("number"),
                        row.getInt("round"),
                        row.getInt("index"),
                        row.getInt("attempts")))
                .optional();
        claim.ifPresent(taken -> database.sql(
                        """
                        update jobs set status = 'RUNNING', started_at = coalesce(started_at, :now)
                        where id = :id and status = 'QUEUED'
                        """)
                .param("now", now())
                .param("id", taken.jobId())
                .update());
        return claim;
    }

    void renew(UUID engine, Duration lease) {
        database.sql("update units set lease_until = :until where engine = :engine and status = 'RUNNING'")
                .param("until", now().plus(lease))
                .param("engine", engine)
                .update();
    }

    /** Gives everything back that this engine holds: at an orderly stop nobody has to wait for the lease. */
    void release(UUID engine) {
        database.sql(
                        """
                        update units set status = 'QUEUED', engine = null, attempts = greatest(0, attempts - 1)
                        where engine = :engine and status = 'RUNNING'
                        """)
                .param("engine", engine)
                .update();
    }

    /** Stores a part's result and opens the next round after the last part of one. In the caller's transaction. */
    Stored finish(Claim claim, UUID engine, String output) {
        // Locked first: two engines that finish the last two parts must not both think that one is missing.
        boolean open = database.sql("select id from jobs where id = :id and status = 'RUNNING' for update")
                .param("id", claim.jobId())
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!open || !store(claim, engine, output)) {
            return Stored.NOT_OURS;
        }
        boolean all = database.sql(
                        """
                        update jobs set units_done = units_done + 1,
                               progress = greatest(progress, (units_done + 1.0) / units)
                        where id = :id returning units_done = units
                        """)
                .param("id", claim.jobId())
                .query(Boolean.class)
                .single();
        if (all) {
            return Stored.JOB_DONE;
        }
        int opened = database.sql(
                        """
                        update jobs set round = round + 1 where id = :id and not exists (
                            select 1 from units where job_id = :id and round = :round and status <> 'DONE')
                        """)
                .param("id", claim.jobId())
                .param("round", claim.round())
                .update();
        return opened == 1 ? Stored.ROUND_DONE : Stored.MORE_TO_DO;
    }

    private boolean store(Claim claim, UUID engine, String output) {
        int stored = database.sql(
                        """
                        update units set status = 'DONE', output = :output
                        where job_id = :id and number = :number and engine = :engine and status = 'RUNNING'
                        """)
                .param("output", output)
                .param("id", claim.jobId())
                .param("number", claim.number())
                .param("engine", engine)
                .update();
        return stored == 1;
    }

    /** Results of the parts before a round, in order. */
    List<String> outputsBefore(UUID jobId, int round) {
        return database.sql("select output from units where job_id = :id and round < :round order by number")
                .param("id", jobId)
                .param("round", round)
                .query(String.class)
                .list();
    }

    List<String> outputs(UUID jobId) {
        return outputsBefore(jobId, Integer.MAX_VALUE);
    }

    int partsOfRound(UUID jobId, int round) {
        return database.sql("select count(*) from units where job_id = :id and round = :round")
                .param("id", jobId)
                .param("round", round)
                .query(Integer.class)
                .single();
    }
}
