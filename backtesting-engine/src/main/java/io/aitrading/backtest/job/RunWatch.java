package io.aitrading.backtest.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Watches one part: tells it to stop when its job was cancelled, its time is up or the engine stops, writes down how far
 * it is, and notices when a strategy does not come back.
 */
final class RunWatch implements PartControl {
    private static final long WRITE_EVERY_MILLIS = 250;

    /** Where progress and cancellation are kept, and whether the engine still runs. */
    interface Host {
        boolean running();

        boolean cancelRequested(UUID jobId);

        void progress(UUID jobId, double share);
    }

    private final UUID jobId;
    private final Host host;
    private final InstantSource clock;
    private final Instant deadline;
    private long lastWrite;
    private boolean cancelled;
    private boolean timedOut;
    private volatile long lastSignNanos;
    private volatile boolean inStrategy;
    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);

    /** Where the part's thread stands. */
    enum State {
        RUNNING,
        ENDED,
        /** Left to itself; when it comes back it goes on as a worker. */
        GIVEN_UP,
        /** Left to itself, and another worker has its place. */
        REPLACED
    }

    RunWatch(UUID jobId, Host host, InstantSource clock, Duration limit) {
        this.jobId = jobId;
        this.host = host;
        this.clock = clock;
        deadline = clock.instant().plus(limit);
    }

    UUID jobId() {
        return jobId;
    }

    @Override
    public <T> T strategy(Supplier<T> work) {
        alive();
        inStrategy = true;
        try {
            return work.get();
        } finally {
            inStrategy = false;
        }
    }

    @Override
    public void alive() {
        lastSignNanos = System.nanoTime();
    }

    @Override
    public boolean cancelled() {
        timedOut = clock.instant().isAfter(deadline);
        return cancelled || timedOut || givenUp() || !host.running();
    }

    @Override
    public void progress(long done, long all) {
        alive();
        long now = clock.millis();
        if (now - lastWrite < WRITE_EVERY_MILLIS || givenUp()) {
            return;
        }
        lastWrite = now;
        cancelled = host.cancelRequested(jobId);
        host.progress(jobId, (double) done / Math.max(1, all));
        alive();
    }

    boolean timedOut() {
        return timedOut;
    }

    /** Whether a strategy was called and has said nothing for so long. Asked by another thread. */
    boolean silentFor(Duration limit) {
        return inStrategy && state.get() == State.RUNNING && System.nanoTime() - lastSignNanos > limit.toNanos();
    }

    /** From now on whatever this part does is of no interest; false when it has ended by itself. */
    boolean giveUp(boolean replaced) {
        return state.compareAndSet(State.RUNNING, replaced ? State.REPLACED : State.GIVEN_UP);
    }

    /** The part's thread is back: whether it had been given up before. */
    State end() {
        state.compareAndSet(State.RUNNING, State.ENDED);
        return state.get();
    }

    boolean givenUp() {
        return state.get() == State.GIVEN_UP || state.get() == State.REPLACED;
    }
}
