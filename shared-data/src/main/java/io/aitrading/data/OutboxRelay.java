package io.aitrading.data;

import io.aitrading.data.OutboxStore.Backlog;
import io.aitrading.health.LogKeys;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what the outbox holds. Wakes at each commit and every second; of several instances of a service one relays at a
 * time. A row is marked after the broker's acknowledgement, so a crash in between sends it twice, never not at all;
 * consumers remember event ids.
 */
final class OutboxRelay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    /** Below the web server's phases: starts before it, stops after its last requests, which still append. */
    static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

    private static final Duration POLL = Duration.ofSeconds(1);

    /** Commits come in groups, one order makes three: sent together they cost one transaction instead of one each. */
    private static final Duration GATHER = Duration.ofMillis(15);

    private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);
    private static final Duration BACKLOG_INTERVAL = Duration.ofSeconds(2);
    private static final Duration HOUSEKEEPING_INTERVAL = Duration.ofMinutes(1);
    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(3);

    private final String service;
    private final OutboxStore store;
    private final OutboxBatch batch;
    private final OutboxHousekeeping housekeeping;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition committed = lock.newCondition();
    private boolean woken;
    private volatile boolean running;
    private volatile Backlog backlog = new Backlog(0, Optional.empty());
    private @Nullable Thread thread;
    private volatile boolean failing;

    OutboxRelay(
            String service,
            OutboxStore store,
            OutboxBatch batch,
            OutboxHousekeeping housekeeping,
            InstantSource clock,
            MeterRegistry metrics) {
        this.service = service;
        this.store = store;
        this.batch = batch;
        this.housekeeping = housekeeping;
        this.clock = clock;
        Gauge.builder("outbox.pending", this, relay -> relay.backlog.events())
                .description("events committed and not yet acknowledged by the broker")
                .register(metrics);
        Gauge.builder("outbox.oldest.age", this, OutboxRelay::oldestAgeSeconds)
                .baseUnit("seconds")
                .description("age of the oldest such event")
                .register(metrics);
    }

    private double oldestAgeSeconds() {
        return backlog.oldest()
                .map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    /** Something was committed. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            committed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofVirtual().name("outbox-" + service).start(this::runUntilStopped);
        }
    }

    private void runUntilStopped() {
        MDC.put(LogKeys.SERVICE, service);
        Duration pause = POLL;
        Instant backlogDue = Instant.MIN;
        Instant housekeepingDue = Instant.MIN;
        while (running) {
            pause = relayAll() ? POLL : grown(pause);
            Instant now = clock.instant();
            if (!now.isBefore(backlogDue)) {
                measure();
                backlogDue = now.plus(BACKLOG_INTERVAL);
            }
            if (!now.isBefore(housekeepingDue)) {
                housekeeping.run();
                housekeepingDue = now.plus(HOUSEKEEPING_INTERVAL);
            }
            await(pause);
        }
    }

    /** Sends until nothing is left; false when broker or database stopped it. */
    private boolean relayAll() {
        try {
            OutboxBatch.Result result = batch.relay();
            while (result.moreToDo() && running) {
                result = batch.relay();
            }
            report(result.failure());
            return result.failure() == null;
        } catch (RuntimeException e) {
            report(e);
            return false;
        }
    }

    /** One line per change of state, not one per try. */
    private void report(@Nullable Throwable failure) {
        if (failure != null && !failing) {
            log.warn("outbox waits, events stay in the database: {}", failure.toString());
        } else if (failure == null && failing) {
            log.info("outbox flows again");
        }
        failing = failure != null;
    }

    private static Duration grown(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(MAX_BACKOFF) > 0 ? MAX_BACKOFF : doubled;
    }

    private void measure() {
        try {
            backlog = store.backlog();
        } catch (RuntimeException e) {
            log.debug("backlog unknown: {}", e.toString());
        }
    }

    private void await(Duration pause) {
        lock.lock();
        try {
            long left = pause.toNanos();
            // While the broker is away a commit is no reason to try it again before the pause is over.
            while (running && left > 0 && (!woken || failing)) {
                left = committed.awaitNanos(left);
            }
            if (woken && running) {
                gather();
            }
            woken = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        } finally {
            lock.unlock();
        }
    }

    private void gather() throws InterruptedException {
        long left = GATHER.toNanos();
        while (running && left > 0) {
            left = committed.awaitNanos(left);
        }
    }

    /**
     * Sends what is left, for some seconds; what is not sent then is sent after the next start. A broker that is known to
     * be away is not tried again.
     */
    @Override
    public synchronized void stop() {
        if (!running) {
            return;
        }
        running = false;
        wake();
        try {
            boolean ended = endsInTime(thread);
            if (ended && !failing) {
                endsInTime(Thread.ofVirtual().name("outbox-flush-" + service).start(this::flush));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean endsInTime(@Nullable Thread relaying) throws InterruptedException {
        if (relaying == null) {
            return false;
        }
        boolean ended = relaying.join(failing ? Duration.ofMillis(100) : FLUSH_LIMIT);
        if (!ended) {
            relaying.interrupt();
        }
        return ended;
    }

    private void flush() {
        MDC.put(LogKeys.SERVICE, service);
        try {
            batch.relay();
        } catch (RuntimeException e) {
            log.info("outbox not flushed at stop, goes on after the next start: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
