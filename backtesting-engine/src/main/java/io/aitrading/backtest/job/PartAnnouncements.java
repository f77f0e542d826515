package io.aitrading.backtest.job;

import io.aitrading.backtest.BacktestProperties;
import io.aitrading.data.EventListenerRegistry;
import io.aitrading.data.Outbox;
import io.aitrading.domain.event.Topic;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Tells all engines that there is work. Engines are consumers of one group, so the announcements of a job spread over
 * them; each one wakes a worker, which then takes parts by their rows until none is left. An announcement is a hint: a
 * lost one costs a {@code poll}, and one too many a look at the database.
 */
@Component
class PartAnnouncements {
    private static final String GROUP = "backtesting-engine";
    /** More workers than this are not woken at once; the others find the work when they look. */
    private static final int MOST = 64;
    /** Few keys: an announcement needs no order, and each key leaves a row behind. */
    private static final int KEYS = 16;

    private final Outbox outbox;
    private final Semaphore wakes = new Semaphore(0);
    private final int workers;

    PartAnnouncements(Outbox outbox, EventListenerRegistry listeners, BacktestProperties properties) {
        this.outbox = outbox;
        workers = properties.workerThreads();
        listeners.observe(GROUP, Topic.BACKTEST_PARTS, PartReady.class, event -> wake());
    }

    /** A part that may be taken. */
    record PartReady(UUID jobId, int round, int index) {}

    /** In the transaction that makes the parts available. */
    void announce(UUID jobId, int round, int parts) {
        for (int i = 0; i < Math.min(MOST, parts); i++) {
            outbox.append(Topic.BACKTEST_PARTS, "slot-" + i % KEYS, new PartReady(jobId, round, i));
        }
    }

    private void wake() {
        if (wakes.availablePermits() < workers) {
            wakes.release();
        }
    }

    /** Waits for an announcement; false when none came in time. */
    boolean await(Duration longest) throws InterruptedException {
        return wakes.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets all waiting workers go. */
    void wakeAll() {
        wakes.release(workers);
    }
}
