package io.aitrading.backtest.job;

import io.aitrading.backtest.BacktestError;
import io.aitrading.backtest.BacktestProperties;
import io.aitrading.data.Transactions;
import io.aitrading.domain.id.Ids;
import io.aitrading.health.Live;
import io.aitrading.web.ApiException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Starts, shows and ends jobs. Another user's job does not exist. */
@Service
public class Jobs {
    private final JobStore store;
    private final PartStore parts;
    private final PartAnnouncements announcements;
    private final Transactions transactions;
    private final Live<BacktestProperties> settings;
    private final Ids ids;

    Jobs(
            JobStore store,
            PartStore parts,
            PartAnnouncements announcements,
            Transactions transactions,
            Live<BacktestProperties> settings,
            Ids ids) {
        this.store = store;
        this.parts = parts;
        this.announcements = announcements;
        this.transactions = transactions;
        this.settings = settings;
        this.ids = ids;
    }

    /** Queues a job, unless the user has too many open. */
    public Job start(UUID owner, JobStart start) {
        UUID id = ids.next();
        transactions.run(() -> {
            store.lockOwner(owner);
            int active = store.activeJobs(owner);
            int most = settings.now().maxActiveJobsPerUser();
            if (active >= most) {
                throw new ApiException(BacktestError.QUOTA_EXCEEDED, active + " jobs are open; the limit is " + most);
            }
            store.insert(id, owner, start);
            parts.insert(id, start.rounds());
            announcements.announce(id, 0, start.rounds().getFirst());
        });
        return job(id, owner);
    }

    public Job job(UUID id, UUID owner) {
        return store.find(id)
                .filter(job -> job.owner().equals(owner))
                .orElseThrow(() -> ApiException.notFound("backtest"));
    }

    /** The result of a finished job. */
    public JobOutput output(UUID id, UUID owner) {
        Job job = job(id, owner);
        if (!job.status().isFinal()) {
            throw new ApiException(BacktestError.NOT_FINISHED, "The job is " + job.status());
        }
        return store.output(id)
                .orElseThrow(() -> new ApiException(
                        BacktestError.RUN_FAILED,
                        "The job is " + job.status() + ": " + job.errorCode() + " " + job.errorDetail()));
    }

    /** What was asked for. */
    public String request(UUID id, UUID owner) {
        job(id, owner);
        return store.request(id).orElseThrow(() -> ApiException.notFound("backtest"));
    }

    public List<Job> list(UUID owner, @Nullable UUID after, int limit) {
        return store.list(owner, after, limit);
    }

    /** Ends a job that is not finished; the engine that works on it notices and stops. */
    public Job cancel(UUID id, UUID owner) {
        job(id, owner);
        store.requestCancel(id);
        store.finish(id, Job.Status.CANCELLED, null, null, null);
        return job(id, owner);
    }
}
