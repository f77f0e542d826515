package io.aitrading.health;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;

/**
 * Does one thing again and again, on a thread of its own, while its context runs. A turn that fails does not end it: the first
 * failure is told, and that it goes well again; what lies between is the same line over and over.
 */
public abstract class Repeating implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Repeating.class);

    private final String name;
    private final String service;
    private final Semaphore woken = new Semaphore(0);
    private boolean failing;
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

    /**
     * @param name of the thread, which is how the log calls what it does
     * @param service whose log its lines belong to
     */
    protected Repeating(String name, String service) {
        this.name = name;
        this.service = service;
    }

    /** What is done. */
    protected abstract void turn() throws InterruptedException;

    /** How long to wait after a turn; asked for each time, so that it may change while running. */
    protected abstract Duration pause();

    /** Ends the present pause, or makes the next one none. */
    public final void wake() {
        woken.release();
    }

    private void goOn() {
        MDC.put(LogKeys.SERVICE, service);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                turnOnce();
                woken.tryAcquire(pause().toMillis(), TimeUnit.MILLISECONDS);
                woken.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void turnOnce() throws InterruptedException {
        try {
            turn();
            if (failing) {
                log.info("{} goes well again", name);
            }
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                log.warn("{} fails and is tried again: {}", name, Causes.text(failure), failure);
            }
            failing = true;
        }
    }

    /** What the thread is; a virtual one, if nothing else is said. */
    protected Thread.Builder thread() {
        return Thread.ofVirtual();
    }

    @Override
    public void start() {
        Thread fresh = thread().name(name).unstarted(this::goOn);
        if (thread.compareAndSet(null, fresh)) {
            fresh.start();
        }
    }

    @Override
    public void stop() {
        Thread current = thread.getAndSet(null);
        if (current != null) {
            current.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.get() != null;
    }
}
