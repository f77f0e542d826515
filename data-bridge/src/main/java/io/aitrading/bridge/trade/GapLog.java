package io.aitrading.bridge.trade;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last gaps of a symbol, and how many there were in all. */
public final class GapLog {
    private final int capacity;
    private final Deque<Gap> recent = new ArrayDeque<>();
    private long count;

    public GapLog(int capacity) {
        this.capacity = capacity;
    }

    /** Notes a gap; one that goes on where the last of its kind ended makes that one longer. */
    synchronized void add(Gap gap) {
        Gap last = recent.peekLast();
        if (last != null && last.kind() == gap.kind() && last.toId() + 1 == gap.fromId()) {
            recent.removeLast();
            recent.addLast(
                    new Gap(gap.symbol(), gap.kind(), last.fromId(), gap.toId(), last.noticedAt(), gap.detail()));
            return;
        }
        count++;
        recent.addLast(gap);
        if (recent.size() > capacity) {
            recent.removeFirst();
        }
    }

    /** Newest last. */
    public synchronized List<Gap> recent() {
        return new ArrayList<>(recent);
    }

    public synchronized long count() {
        return count;
    }
}
