package io.aitrading.configuration.guard;

import io.aitrading.health.Causes;
import io.aitrading.health.LogKeys;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Looks again and again, and at once when woken. */
@Component
class GuardThread implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(GuardThread.class);

    private final String service;
    private final Semaphore woken = new Semaphore(0);
    private Runnable look = () -> {};
    private Duration interval = Duration.ofSeconds(1);
    private boolean failing;
    private @Nullable Thread thread;

    GuardThread(Environment environment) {
        this.service = environment.getRequiredProperty("platform.service");
    }

    /** Says what to do; before the start. */
    void run(Runnable task, Duration every) {
        look = task;
        interval = every;
    }

    void wake() {
        woken.release();
    }

    private void lookForEver() {
        MDC.put(LogKeys.SERVICE, service);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                lookOnce();
                woken.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS);
                woken.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A lost database is in /health; the next look does what this one could not. */
    private void lookOnce() {
        try {
            look.run();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                log.warn("changes of configuration cannot be watched now: {}", Causes.text(failure));
            }
            failing = true;
        }
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("rollout-guard").start(this::lookForEver);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
