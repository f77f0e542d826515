package io.aitrading.backtest.job;

import io.aitrading.backtest.BacktestProperties;
import io.aitrading.data.Transactions;
import io.aitrading.domain.id.Ids;
import io.aitrading.health.Live;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The engine's workers, the renewal of their leases, and the look after strategies that do not come back. Engines share
 * the work through the database: more engines, more speed.
 */
@Component
class JobWorkers implements SmartLifecycle, RunWatch.Host {
    private static final Logger log = LoggerFactory.getLogger(JobWorkers.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final JobStore jobs;
    private final PartStore parts;
    private final PartAnnouncements announcements;
    private final BacktestProperties properties;
    private final GivenUpThreads givenUp;
    private final PartRunner runner;
    private final Worker.Shared shared;
    private final UUID engine;
    private final List<Worker> workers = new ArrayList<>();
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;
    private int started;

    JobWorkers(
            JobStore jobs,
            PartStore parts,
            PartRunner runner,
            PartAnnouncements announcements,
            Transactions transactions,
            Live<BacktestProperties> settings,
            GivenUpThreads givenUp,
            InstantSource clock,
            Ids ids) {
        this.jobs = jobs;
        this.parts = parts;
        this.runner = runner;
        this.announcements = announcements;
        this.properties = settings.now();
        this.givenUp = givenUp;
        this.engine = ids.next();
        this.shared = new Worker.Shared(engine, parts, runner, announcements, transactions, settings, clock, this);
    }

    @Override
    public synchronized void start() {
        stopping = new CountDownLatch(1);
        running = true;
        for (int i = 0; i < properties.workerThreads(); i++) {
            startWorker();
        }
        repeat("backtest-lease", properties.lease().dividedBy(3), () -> parts.renew(engine, properties.lease()));
        repeat("backtest-watch", properties.eventTimeLimit().dividedBy(4), this::endSilentRuns);
    }

    private void startWorker() {
        Worker worker = new Worker("backtest-worker-" + started++, shared, givenUp::cameBack);
        workers.add(worker);
        worker.start();
    }

    private void repeat(String name, Duration pause, Runnable work) {
        CountDownLatch end = stopping;
        Thread.ofVirtual().name(name).start(() -> {
            try {
                while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        log.warn("{}: {}", name, e.toString());
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /**
     * Java cannot end a thread that loops. Its job fails with the place of the loop, the thread is left to itself and
     * another takes its place, as long as not too many have been left.
     */
    private synchronized void endSilentRuns() {
        for (Worker worker : List.copyOf(workers)) {
            @Nullable RunWatch watch = worker.current();
            if (!running || watch == null || !watch.silentFor(properties.eventTimeLimit())) {
                continue;
            }
            String place = GivenUpThreads.placeOf(worker.thread());
            log.error(
                    "job {}: the strategy does not come back, thread {} at {}",
                    watch.jobId(),
                    worker.thread().getName(),
                    place);
            runner.fail(
                    watch.jobId(),
                    "STRATEGY_LOOPS",
                    "the strategy said nothing for " + properties.eventTimeLimit() + ", last seen at " + place);
            giveUp(worker, watch);
        }
    }

    private void giveUp(Worker worker, RunWatch watch) {
        boolean mayReplace = givenUp.add();
        if (!watch.giveUp(mayReplace)) {
            // It came back at the last moment.
            givenUp.cameBack();
        } else if (mayReplace) {
            workers.remove(worker);
            startWorker();
        }
    }

    @Override
    public void stop() {
        List<Worker> ending;
        synchronized (this) {
            running = false;
            stopping.countDown();
            ending = List.copyOf(workers);
            workers.clear();
        }
        announcements.wakeAll();
        for (Worker worker : ending) {
            try {
                // Runs look at the flag every few thousand bars.
                worker.thread().join(STOP_LIMIT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        try {
            parts.release(engine);
        } catch (DataAccessException e) {
            log.warn("parts are not given back, their lease will end: {}", e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean running() {
        return running;
    }

    @Override
    public boolean cancelRequested(UUID jobId) {
        return jobs.isCancelRequested(jobId);
    }

    @Override
    public void progress(UUID jobId, double share) {
        jobs.progress(jobId, share);
    }
}
