package io.aitrading.backtest.job;

import io.aitrading.backtest.BacktestProperties;
import io.aitrading.backtest.run.RequestProblem;
import io.aitrading.data.Transactions;
import io.aitrading.domain.id.ContentId;
import io.aitrading.health.Live;
import io.aitrading.trading.backtest.RunStopped;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Does one part that the engine holds and stores what came of it, whatever came of it. */
@Component
class PartRunner {
    private static final Logger log = LoggerFactory.getLogger(PartRunner.class);
    /** A part that was begun so often and never finished has probably ended its engines. */
    private static final int MOST_ATTEMPTS = 3;

    private final JobStore jobs;
    private final PartStore parts;
    private final PartAnnouncements announcements;
    private final Transactions transactions;
    private final Live<BacktestProperties> settings;
    private final MeterRegistry metrics;
    private final Map<Job.Kind, JobWork> works = new EnumMap<>(Job.Kind.class);

    PartRunner(
            JobStore jobs,
            PartStore parts,
            PartAnnouncements announcements,
            Transactions transactions,
            Live<BacktestProperties> settings,
            MeterRegistry metrics,
            List<JobWork> kinds) {
        this.jobs = jobs;
        this.parts = parts;
        this.announcements = announcements;
        this.transactions = transactions;
        this.settings = settings;
        this.metrics = metrics;
        kinds.forEach(work -> works.put(work.kind(), work));
    }

    /** False when the result could not be stored: the lease will end and the part is done again. */
    boolean run(PartStore.Claim claim, UUID engine, RunWatch watch) {
        if (claim.attempts() > MOST_ATTEMPTS) {
            fail(
                    claim.jobId(),
                    "ENGINE_LOST",
                    "part " + claim.number() + " was begun " + MOST_ATTEMPTS + " times and never finished");
            return true;
        }
        try {
            JobWork work = work(claim.kind());
            List<String> earlier = claim.round() == 0 ? List.of() : parts.outputsBefore(claim.jobId(), claim.round());
            Part part = new Part(claim.jobId(), claim.request(), claim.owner(), claim.round(), claim.index(), earlier);
            String output = work.part(part, watch);
            if (!watch.givenUp()) {
                transactions.run(() -> store(claim, engine, work, output));
            }
        } catch (RunStopped e) {
            stopped(claim, watch, e);
        } catch (RequestProblem e) {
            fail(claim.jobId(), "INPUT_GONE", String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError | StackOverflowError e) {
            log.error("job {} exhausts the engine: {}", claim.jobId(), e.toString());
            fail(claim.jobId(), "RESOURCES", e.toString());
        } catch (DataAccessException e) {
            log.warn("job {} part {} is not stored: {}", claim.jobId(), claim.number(), e.getMessage());
            return false;
        } catch (RuntimeException e) {
            log.error("job {} failed", claim.jobId(), e);
            fail(claim.jobId(), "INTERNAL", e.toString());
        }
        return true;
    }

    private JobWork work(Job.Kind kind) {
        JobWork work = works.get(kind);
        if (work == null) {
            throw new IllegalStateException("nobody does jobs of kind " + kind);
        }
        return work;
    }

    private void store(PartStore.Claim claim, UUID engine, JobWork work, String output) {
        switch (parts.finish(claim, engine, output)) {
            case NOT_OURS, MORE_TO_DO -> {
                // Somebody else has it or goes on with it.
            }
            case ROUND_DONE -> {
                int next = claim.round() + 1;
                announcements.announce(claim.jobId(), next, parts.partsOfRound(claim.jobId(), next));
            }
            case JOB_DONE -> {
                List<String> outputs = parts.outputs(claim.jobId());
                JobOutput result = work.finish(claim.request(), claim.owner(), outputs);
                jobs.complete(claim.jobId(), result, ContentId.sha256(String.join("\n", outputs)));
            }
        }
    }

    private void stopped(PartStore.Claim claim, RunWatch watch, RunStopped stop) {
        if (watch.givenUp()) {
            return;
        }
        if (stop.why() != RunStopped.Cause.CANCELLED) {
            fail(claim.jobId(), stop.why().name(), String.valueOf(stop.getMessage()));
        } else if (watch.timedOut()) {
            fail(
                    claim.jobId(),
                    "TIME_LIMIT",
                    "the run took longer than " + settings.now().runTimeLimit());
        } else if (jobs.isCancelRequested(claim.jobId())) {
            jobs.finish(claim.jobId(), Job.Status.CANCELLED, null, null, null);
        }
        // Else stopped with the engine: the part goes back to the queue.
    }

    /** Ends a job with its cause. */
    void fail(UUID jobId, String cause, String detail) {
        metrics.counter("backtest.jobs.failed", "cause", cause).increment();
        jobs.finish(jobId, Job.Status.FAILED, cause, detail, null);
    }
}
