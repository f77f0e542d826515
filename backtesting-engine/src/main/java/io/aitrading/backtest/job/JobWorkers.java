package io.aitrading.backtest.job;

import io.aitrading.backtest.BacktestProperties;
import io.aitrading.backtest.run.RequestProblem;
import io.aitrading.data.Transactions;
import io.aitrading.domain.id.ContentId;
import io.aitrading.domain.id.Ids;
import io.aitrading.trading.backtest.RunControl;
import io.aitrading.trading.backtest.RunStopped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Threads that take parts of jobs and do them. Engines share the work through the database: more engines, more speed. */
@Component
class JobWorkers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(JobWorkers.class);

    private final JobStore store;
    private final Transactions transactions;
    private final BacktestProperties properties;
    private final InstantSource clock;
    private final UUID engine;
    private final Map<Job.Kind, JobWork> works = new EnumMap<>(Job.Kind.class);
    private final List<Thread> threads = new ArrayList<>();
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;

    JobWorkers(
            JobStore store,
            Transactions transactions,
            BacktestProperties properties,
            InstantSource clock,
            Ids ids,
            List<JobWork> kinds) {
        this.store = store;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
        this.engine = ids.next();
        kinds.forEach(work -> works.put(work.kind(), work));
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        running = true;
        for (int i = 0; i < properties.workerThreads(); i++) {
            threads.add(
                    Thread.ofPlatform().daemon().name("backtest-worker-" + i).start(this::work));
        }
        threads.add(Thread.ofVirtual().name("backtest-lease").start(this::renewLeases));
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        for (Thread thread : threads) {
            try {
                // Runs look at the flag every few thousand bars.
                thread.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
        try {
            store.release(engine);
        } catch (DataAccessException e) {
            log.warn("parts are not given back, their lease will end: {}", e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                Optional<JobStore.Claim> claim =
                        transactions.inTransaction(() -> store.claim(engine, properties.lease()));
                if (claim.isPresent()) {
                    run(claim.get());
                } else {
                    pause(properties.poll().toMillis());
                }
            } catch (RuntimeException e) {
                log.warn("no part of a job can be taken now: {}", e.toString());
                pause(1_000);
            }
        }
    }

    private void renewLeases() {
        while (running) {
            pause(properties.lease().toMillis() / 3);
            try {
                if (running) {
                    store.renew(engine, properties.lease());
                }
            } catch (RuntimeException e) {
                log.warn("leases are not renewed: {}", e.getMessage());
            }
        }
    }

    private void pause(long millis) {
        try {
            boolean stopped = stopping.await(millis, TimeUnit.MILLISECONDS);
            if (stopped) {
                running = false;
            }
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    private void run(JobStore.Claim claim) {
        JobWork work = works.get(claim.kind());
        if (work == null) {
            throw new IllegalStateException("nobody does jobs of kind " + claim.kind());
        }
        Watch watch = new Watch(claim.jobId());
        try {
            String output = work.part(claim.request(), claim.owner(), claim.number(), claim.units(), watch);
            transactions.run(() -> {
                if (store.finishUnit(claim.jobId(), claim.number(), engine, output)) {
                    List<String> parts = store.unitOutputs(claim.jobId());
                    JobOutput result = work.finish(claim.request(), claim.owner(), parts);
                    store.complete(claim.jobId(), result, ContentId.sha256(String.join("\n", parts)));
                }
            });
        } catch (RunStopped e) {
            stopped(claim, watch, e);
        } catch (RequestProblem e) {
            store.finish(claim.jobId(), Job.Status.FAILED, "INPUT_GONE", e.getMessage(), null);
        } catch (OutOfMemoryError | StackOverflowError e) {
            log.error("job {} exhausts the engine: {}", claim.jobId(), e.toString());
            store.finish(claim.jobId(), Job.Status.FAILED, "RESOURCES", e.toString(), null);
        } catch (DataAccessException e) {
            // The lease ends and the part is done again: nothing is lost, nothing is stored twice.
            log.warn("job {} part {} is not stored: {}", claim.jobId(), claim.number(), e.getMessage());
            pause(1_000);
        } catch (RuntimeException e) {
            log.error("job {} failed", claim.jobId(), e);
            store.finish(claim.jobId(), Job.Status.FAILED, "INTERNAL", e.toString(), null);
        }
    }

    private void stopped(JobStore.Claim claim, Watch watch, RunStopped stop) {
        if (stop.why() != RunStopped.Cause.CANCELLED) {
            store.finish(claim.jobId(), Job.Status.FAILED, stop.why().name(), stop.getMessage(), null);
        } else if (watch.timedOut) {
            String limit = "the run took longer than " + properties.runTimeLimit();
            store.finish(claim.jobId(), Job.Status.FAILED, "TIME_LIMIT", limit, null);
        } else if (running) {
            store.finish(claim.jobId(), Job.Status.CANCELLED, null, null, null);
        }
        // Stopped with the engine: the part goes back to the queue.
    }

    /** Tells a run to stop when its job was cancelled, its time is up or the engine stops, and writes down how far it is. */
    private final class Watch implements RunControl {
        private static final long WRITE_EVERY_MILLIS = 250;

        private final UUID jobId;
        private final Instant deadline;
        private long lastWrite;
        private boolean cancelled;
        private boolean timedOut;

        Watch(UUID jobId) {
            this.jobId = jobId;
            deadline = clock.instant().plus(properties.runTimeLimit());
        }

        @Override
        public boolean cancelled() {
            timedOut = clock.instant().isAfter(deadline);
            return cancelled || timedOut || !running;
        }

        @Override
        public void progress(long doneBars, long allBars) {
            long now = clock.millis();
            if (now - lastWrite < WRITE_EVERY_MILLIS) {
                return;
            }
            lastWrite = now;
            cancelled = store.isCancelRequested(jobId);
            store.progress(jobId, (double) doneBars / Math.max(1, allBars));
        }
    }
}
