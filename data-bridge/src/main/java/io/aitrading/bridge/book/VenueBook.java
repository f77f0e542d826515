package io.aitrading.bridge.book;

import io.aitrading.domain.BookSnapshot;
import io.aitrading.domain.BookSnapshot.Level;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The venue's book, rebuilt by its own rule: differences wait for a snapshot; the first one used must cover the update after the
 * snapshot's; each further one must begin right after its predecessor. Any break, or bids that reach the asks, asks for a new
 * snapshot. Not thread-safe: its owner holds a lock.
 */
public final class VenueBook {
    private static final int MAX_BUFFERED = 1_000;
    /** Beyond this the far end is let go: nobody trades there, and a venue's levels may grow without bound. */
    private static final int MAX_LEVELS = 5_000;

    private final String symbol;
    private final NavigableMap<Price, Quantity> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Price, Quantity> asks = new TreeMap<>();
    private final Deque<DepthUpdate> buffered = new ArrayDeque<>();
    private Instant time = Instant.EPOCH;
    private long lastUpdateId;
    private boolean synced;
    private boolean firstAfterSnapshot;
    private long resyncs;

    public VenueBook(String symbol) {
        this.symbol = symbol;
    }

    public boolean isSynced() {
        return synced;
    }

    /** How often the chain of updates broke. */
    public long resyncs() {
        return resyncs;
    }

    /** Forgets what it knows, because the stream was cut: a snapshot must come. */
    public void invalidate() {
        synced = false;
        buffered.clear();
    }

    /** Takes a difference; afterwards {@link #isSynced()} says whether a snapshot is wanted. */
    public void update(DepthUpdate update, Instant at) {
        if (!synced) {
            buffer(update);
            return;
        }
        if (!apply(update)) {
            resyncs++;
            synced = false;
            buffered.clear();
            buffer(update);
        }
        time = at;
    }

    /** Takes a snapshot; false when it is older than the differences that wait, and another one must be asked for. */
    public boolean snapshot(long updateId, List<Level> bidLevels, List<Level> askLevels, Instant at) {
        bids.clear();
        asks.clear();
        bidLevels.forEach(level -> set(bids, level));
        askLevels.forEach(level -> set(asks, level));
        lastUpdateId = updateId;
        firstAfterSnapshot = true;
        time = at;
        while (!buffered.isEmpty()) {
            DepthUpdate next = buffered.removeFirst();
            if (!apply(next)) {
                buffered.addFirst(next);
                return false;
            }
        }
        synced = !crossed();
        return synced;
    }

    /** The best levels, or empty as long as the book is not known. */
    public Optional<BookSnapshot> top(int depth) {
        if (!synced) {
            return Optional.empty();
        }
        return Optional.of(new BookSnapshot(symbol, lastUpdateId, time, levels(bids, depth), levels(asks, depth)));
    }

    private void buffer(DepthUpdate update) {
        buffered.addLast(update);
        if (buffered.size() > MAX_BUFFERED) {
            buffered.removeFirst();
        }
    }

    private boolean apply(DepthUpdate update) {
        if (update.lastId() <= lastUpdateId) {
            return true;
        }
        boolean follows =
                firstAfterSnapshot ? update.firstId() <= lastUpdateId + 1 : update.firstId() == lastUpdateId + 1;
        if (!follows) {
            return false;
        }
        update.bids().forEach(level -> set(bids, level));
        update.asks().forEach(level -> set(asks, level));
        lastUpdateId = update.lastId();
        firstAfterSnapshot = false;
        return !crossed();
    }

    private boolean crossed() {
        return !bids.isEmpty() && !asks.isEmpty() && bids.firstKey().compareTo(asks.firstKey()) >= 0;
    }

    private static void set(NavigableMap<Price, Quantity> side, Level level) {
        if (level.quantity().isZero()) {
            side.remove(level.price());
            return;
        }
        side.put(level.price(), level.quantity());
        if (side.size() > MAX_LEVELS) {
            side.pollLastEntry();
        }
    }

    private static List<Level> levels(NavigableMap<Price, Quantity> side, int depth) {
        List<Level> levels = new ArrayList<>(Math.min(depth, side.size()));
        for (Map.Entry<Price, Quantity> entry : side.entrySet()) {
            if (levels.size() == depth) {
                break;
            }
            levels.add(new Level(entry.getKey(), entry.getValue()));
        }
        return levels;
    }
}
