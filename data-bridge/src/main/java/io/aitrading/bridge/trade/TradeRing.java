package io.aitrading.bridge.trade;

import io.aitrading.domain.MarketTrade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The last trades of a symbol, by rising id, for readers that wait for the next one. */
public final class TradeRing {
    private final @Nullable MarketTrade[] slots;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private long appended;
    private boolean closed;

    public TradeRing(int capacity) {
        this.slots = new MarketTrade[capacity];
    }

    /** Adds a trade with an id above all others and wakes every reader that waits. */
    public void append(MarketTrade trade) {
        lock.lock();
        try {
            slots[slot(appended)] = trade;
            appended++;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The newest trade. */
    public Optional<MarketTrade> newest() {
        lock.lock();
        try {
            return appended == 0 ? Optional.empty() : Optional.of(at(appended - 1));
        } finally {
            lock.unlock();
        }
    }

    /** The oldest trade that is still here. */
    public Optional<MarketTrade> oldest() {
        lock.lock();
        try {
            return appended == 0 ? Optional.empty() : Optional.of(at(firstIndex()));
        } finally {
            lock.unlock();
        }
    }

    /** Trades after an id, oldest first, at most {@code limit}; empty when there are none yet. */
    public List<MarketTrade> after(long afterId, int limit) {
        lock.lock();
        try {
            long from = indexAfter(afterId);
            long to = Math.min(appended, from + limit);
            List<MarketTrade> found = new ArrayList<>((int) Math.max(0, to - from));
            for (long index = from; index < to; index++) {
                found.add(at(index));
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is a trade after the id; false when the time is up first. */
    public boolean awaitAfter(long afterId, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (!closed && (appended == 0 || at(appended - 1).tradeId() <= afterId)) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = grown.awaitNanos(nanos);
            }
            return appended > 0 && at(appended - 1).tradeId() > afterId;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything: the venue began to count anew. */
    public void clear() {
        lock.lock();
        try {
            Arrays.fill(slots, null);
            appended = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Lets all readers go, for a shutdown that does not wait for them. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Binary search: ids rise, though not always by one. */
    private long indexAfter(long afterId) {
        long low = firstIndex();
        long high = appended;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (at(middle).tradeId() <= afterId) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long firstIndex() {
        return Math.max(0, appended - slots.length);
    }

    private MarketTrade at(long index) {
        MarketTrade trade = slots[slot(index)];
        if (trade == null) {
            throw new IllegalStateException("no trade at " + index + " of " + appended);
        }
        return trade;
    }

    private int slot(long index) {
        return (int) (index % slots.length);
    }
}
