package io.aitrading.orders.gate;

import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What is between its last look at the lease and the venue's answer, by the version of the lease that was known when it began. A
 * version is read and the passage counted under one lock: whoever changes the version first and then counts misses none.
 */
final class Passages {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final TreeMap<Long, Integer> running = new TreeMap<>();

    <T> T run(LongSupplier version, Supplier<T> work) {
        long began = begin(version);
        try {
            return work.get();
        } finally {
            end(began);
        }
    }

    private long begin(LongSupplier version) {
        lock.lock();
        try {
            long began = version.getAsLong();
            running.merge(began, 1, Integer::sum);
            return began;
        } finally {
            lock.unlock();
        }
    }

    private void end(long began) {
        lock.lock();
        try {
            running.computeIfPresent(began, (version, count) -> count == 1 ? null : count - 1);
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest version that something running began under; the one given when nothing older runs. */
    long oldest(long current) {
        lock.lock();
        try {
            return running.isEmpty() ? current : Math.min(current, running.firstKey());
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing runs that began under an older version, or the time is over. */
    void awaitEndOfOlder(long version, Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (left > 0 && !running.isEmpty() && running.firstKey() < version) {
                left = ended.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
