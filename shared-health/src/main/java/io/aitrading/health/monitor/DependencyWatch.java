package io.aitrading.health.monitor;

import io.aitrading.health.Causes;
import io.aitrading.health.DependencyProbe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches one dependency: probes it within a limit of time and remembers what came of it. */
final class DependencyWatch {
    private static final Logger log = LoggerFactory.getLogger(DependencyWatch.class);

    private final DependencyProbe probe;
    private final InstantSource clock;
    private final Duration limit;
    private final Damping damping = new Damping();
    private final Runnable afterProbe;
    private volatile DependencyReport report;
    private @Nullable Thread stuck;

    DependencyWatch(DependencyProbe probe, InstantSource clock, Duration limit, Runnable afterProbe) {
        this.probe = probe;
        this.clock = clock;
        this.limit = limit;
        this.afterProbe = afterProbe;
        this.report = new DependencyReport(
                probe.name(), probe.kind(), probe.required(), DependencyStatus.UNKNOWN, 0, clock.instant(), null, 0);
    }

    DependencyReport report() {
        return report;
    }

    /** Probes once and waits for the outcome, at most as long as the limit. Called by one thread at a time. */
    void probeOnce() throws InterruptedException {
        Instant start = clock.instant();
        @Nullable String error = outcome();
        record(error, Duration.between(start, clock.instant()));
    }

    /** Null when the probe was good. */
    private @Nullable String outcome() throws InterruptedException {
        @Nullable Thread earlier = stuck;
        if (earlier != null && earlier.isAlive()) {
            return "an earlier probe still hangs";
        }
        stuck = null;
        FutureTask<Void> task = new FutureTask<>(() -> {
            probe.probe();
            return null;
        });
        Thread worker = Thread.ofVirtual().name("probe-" + probe.name()).start(task);
        try {
            task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return null;
        } catch (TimeoutException hanging) {
            worker.interrupt();
            stuck = worker;
            return "no answer within " + limit.toMillis() + " ms";
        } catch (ExecutionException failed) {
            return Causes.text(failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException closing) {
            worker.interrupt();
            throw closing;
        }
    }

    private void record(@Nullable String error, Duration took) {
        DependencyReport before = report;
        DependencyStatus status = damping.record(error == null);
        boolean changed = status != before.status();
        report = new DependencyReport(
                before.name(),
                before.kind(),
                before.required(),
                status,
                took.toMillis(),
                changed ? clock.instant() : before.since(),
                error,
                error == null ? 0 : before.retryAttempt() + 1);
        if (changed) {
            logChange(before, error);
        }
        afterProbe.run();
    }

    private void logChange(DependencyReport before, @Nullable String error) {
        if (error == null) {
            log.info("dependency {} is UP (was {})", before.name(), before.status());
        } else {
            log.warn(
                    "dependency {} is DOWN (was {}, {}): {}",
                    before.name(),
                    before.status(),
                    before.required() ? "required" : "optional",
                    error);
        }
    }
}
