package io.aitrading.risk.state;

import io.aitrading.domain.PlatformService;
import io.aitrading.health.Live;
import io.aitrading.health.Repeating;
import io.aitrading.risk.RiskProperties;
import io.aitrading.risk.policy.PolicyStore;
import io.aitrading.trading.risk.RiskPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The present in memory, for leases. It is read again after each change and several times a second, since another
 * instance may have changed it; what could not be confirmed lately is not given out.
 */
@Component
public class StateBoard extends Repeating {
    private static final Logger log = LoggerFactory.getLogger(StateBoard.class);

    private final StateStore states;
    private final PolicyStore policies;
    private final Live<RiskProperties> settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Snapshot latest;
    private final AtomicBoolean unconfirmedTold = new AtomicBoolean();

    /** State and policy as they were together, and when that was confirmed (System.nanoTime). */
    record Snapshot(PlatformState state, RiskPolicy policy, long confirmedNanos) {}

    StateBoard(StateStore states, PolicyStore policies, Live<RiskProperties> settings) {
        super("risk-state", PlatformService.RISK_ANALYZER.serviceName());
        this.states = states;
        this.policies = policies;
        this.settings = settings;
    }

    /**
     * Reads the present again and wakes those who wait for a change. Call it after each commit. When it fails, the change
     * stands all the same and is read a moment later.
     */
    public void refresh() {
        try {
            read();
            if (unconfirmedTold.getAndSet(false)) {
                log.info("trading state is confirmed again");
            }
        } catch (RuntimeException e) {
            if (!unconfirmedTold.getAndSet(true)) {
                log.warn("trading state cannot be confirmed, leases end: {}", e.toString());
            }
        }
    }

    private void read() {
        // Counted from before the reading: what came in meanwhile is not covered by it.
        long asked = System.nanoTime();
        // The policy is read second: it may be newer than the version says, never older.
        PlatformState state = states.read();
        Snapshot read = new Snapshot(state, policies.current().policy(), asked);
        lock.lock();
        try {
            Snapshot known = latest;
            if (known == null || read.state().version() >= known.state().version()) {
                latest = read;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The present if it was confirmed lately. */
    Optional<Snapshot> confirmed() {
        lock.lock();
        try {
            return Optional.ofNullable(latest).filter(this::isFresh);
        } finally {
            lock.unlock();
        }
    }

    private boolean isFresh(Snapshot snapshot) {
        return System.nanoTime() - snapshot.confirmedNanos()
                <= settings.now().lease().confirmedWithin().toNanos();
    }

    /** Waits until the version is above the one given, or the time is over. */
    void awaitAbove(long version, Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (isRunning() && left > 0 && (latest == null || latest.state().version() <= version)) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The first reading is done by the caller: who asks once the service has started finds the present. */
    @Override
    public void start() {
        refresh();
        super.start();
    }

    @Override
    protected void turn() {
        refresh();
    }

    @Override
    protected Duration pause() {
        return settings.now().lease().rereadInterval();
    }

    @Override
    public void stop() {
        super.stop();
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
