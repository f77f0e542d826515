package io.aitrading.backtest.job;

import io.aitrading.backtest.BacktestProperties;
import io.aitrading.data.Transactions;
import io.aitrading.health.Live;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that takes parts and does them until it is stopped, or given up because a strategy does not come back. */
final class Worker {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** What all workers of an engine share. */
    record Shared(
            UUID engine,
            PartStore parts,
            PartRunner runner,
            PartAnnouncements announcements,
            Transactions transactions,
            Live<BacktestProperties> settings,
            InstantSource clock,
            RunWatch.Host host) {}

    private final Shared shared;
    private final Thread thread;
    private final Runnable onReturn;
    private volatile @Nullable RunWatch current;

    /** @param onReturn called when this worker was given up and has come back after all */
    Worker(String name, Shared shared, Runnable onReturn) {
        this.shared = shared;
        this.onReturn = onReturn;
        thread = Thread.ofPlatform().daemon().name(name).unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    Thread thread() {
        return thread;
    }

    /** The part being done now. */
    @Nullable
    RunWatch current() {
        return current;
    }

    private void work() {
        while (shared.host().running()) {
            try {
                Optional<PartStore.Claim> claim = shared.transactions().inTransaction(() -> shared.parts()
                        .claim(shared.engine(), shared.settings().now().lease()));
                if (claim.isEmpty()) {
                    await(shared.settings().now().poll());
                } else if (!run(claim.get())) {
                    return;
                }
            } catch (RuntimeException e) {
                log.warn("no part of a job can be taken now: {}", e.toString());
                await(AFTER_FAILURE);
            }
        }
    }

    /** False when another has taken this worker's place meanwhile. */
    private boolean run(PartStore.Claim claim) {
        RunWatch watch = new RunWatch(
                claim.jobId(),
                shared.host(),
                shared.clock(),
                shared.settings().now().runTimeLimit());
        current = watch;
        boolean stored = shared.runner().run(claim, shared.engine(), watch);
        current = null;
        RunWatch.State state = watch.end();
        if (state != RunWatch.State.ENDED) {
            log.info("{} has come back from job {} after all", thread.getName(), claim.jobId());
            onReturn.run();
            return state != RunWatch.State.REPLACED;
        }
        if (!stored) {
            await(AFTER_FAILURE);
        }
        return true;
    }

    private void await(Duration longest) {
        try {
            boolean announced = shared.announcements().await(longest);
            log.trace("woken, announced: {}", announced);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody interrupts a worker", e);
        }
    }
}
