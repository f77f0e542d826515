package io.aitrading.engine.run;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far a runner has come, for those who wait for it. What a reached trade caused is committed. */
public final class Progress {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private long processed = -1;
    private long newest = -1;

    void reached(long tradeId, long newestTradeId) {
        lock.lock();
        try {
            processed = tradeId;
            newest = Math.max(tradeId, newestTradeId);
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Id of the last trade processed; -1 before the first. */
    public long processedTradeId() {
        lock.lock();
        try {
            return processed;
        } finally {
            lock.unlock();
        }
    }

    /** Trades known and not processed yet. */
    public long lagTrades() {
        lock.lock();
        try {
            return newest - processed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a trade has been processed, or until patience ends. */
    public void await(long tradeId, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lock();
        try {
            while (processed < tradeId && nanos > 0) {
                nanos = advanced.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
