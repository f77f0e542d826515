package io.aitrading.orders.order;

import io.aitrading.data.Transactions;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Numbers committed steps without gaps, and wakes who waits for them. */
@Component
public class UpdateFeed {

    private final OrderEventStore events;
    private final Transactions transactions;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition committed = lock.newCondition();
    private final Condition numbered = lock.newCondition();
    private boolean work = true;
    private long lastNumber;

    UpdateFeed(OrderEventStore events, Transactions transactions) {
        this.events = events;
        this.transactions = transactions;
    }

    /** Says that something was committed; never waits. */
    public void wake() {
        lock.lock();
        try {
            work = true;
            committed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Numbers what is committed; called again and again in the background, and waits for work at most this long. */
    public void number(Duration longestWait) throws InterruptedException {
        awaitWork(longestWait);
        OrderEventStore.Numbering numbering;
        do {
            numbering = transactions.inTransaction(events::numberCommitted);
            // Nothing to number here can mean that another instance has numbered it.
            announce(numbering.steps() > 0 ? numbering.last() : events.lastNumber());
        } while (numbering.leftMore());
    }

    private void announce(long last) {
        lock.lock();
        try {
            lastNumber = last;
            numbered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is a step after a sequence, or until the time is over. */
    void awaitAfter(long sequence, Duration wait) throws InterruptedException {
        long leftNanos = wait.toNanos();
        lock.lock();
        try {
            while (lastNumber <= sequence && leftNanos > 0) {
                leftNanos = numbered.awaitNanos(leftNanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Comes back without work as well, after the longest wait: another instance may have committed. */
    private void awaitWork(Duration longestWait) throws InterruptedException {
        long leftNanos = longestWait.toNanos();
        lock.lock();
        try {
            while (!work && leftNanos > 0) {
                leftNanos = committed.awaitNanos(leftNanos);
            }
            work = false;
        } finally {
            lock.unlock();
        }
    }
}
