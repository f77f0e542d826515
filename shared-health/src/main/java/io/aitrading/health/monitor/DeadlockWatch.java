package io.aitrading.health.monitor;

import io.aitrading.health.Repeating;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for threads that block each other for ever. That is the one state which no waiting mends, so liveness fails; and
 * where a restart policy stands by, the process ends itself.
 */
public final class DeadlockWatch extends Repeating {
    private static final Logger log = LoggerFactory.getLogger(DeadlockWatch.class);
    private static final int EXIT_CODE = 70;

    private final MonitorSettings settings;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Runnable onDeadlock;
    private volatile List<String> deadlocked = List.of();

    public DeadlockWatch(String service, MonitorSettings settings) {
        // A deadlocked process may not be able to run its shutdown hooks: it is halted, not exited.
        this(service, settings, () -> Runtime.getRuntime().halt(EXIT_CODE));
    }

    DeadlockWatch(String service, MonitorSettings settings, Runnable halt) {
        super("watchdog-" + service, service);
        this.settings = settings;
        this.onDeadlock = settings.haltOnDeadlock() ? halt : () -> {};
    }

    /** Names of the threads that block each other; empty when the process is alive. */
    List<String> deadlocked() {
        return deadlocked;
    }

    @Override
    protected void turn() {
        long @Nullable [] ids = threads.findDeadlockedThreads();
        List<String> now = ids == null
                ? List.of()
                : Arrays.stream(threads.getThreadInfo(ids, true, true))
                        .filter(info -> info != null)
                        .map(ThreadInfo::getThreadName)
                        .toList();
        boolean found = deadlocked.isEmpty() && !now.isEmpty();
        deadlocked = now;
        if (found) {
            log.error("deadlock between threads {}: liveness is DOWN", now);
            onDeadlock.run();
        }
    }

    @Override
    protected Duration pause() {
        return settings.watchdogInterval();
    }

    /** Should virtual threads starve, a platform thread still runs. */
    @Override
    protected Thread.Builder thread() {
        return Thread.ofPlatform().daemon();
    }
}
