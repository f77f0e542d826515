package io.aitrading.trading.desk;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.StateHash;
import java.util.Map;
import java.util.TreeMap;

/** Net position of each account in lots: what reduce-only orders are measured against. */
final class Positions {
    private final Map<Long, Long> lots = new TreeMap<>();
    private boolean changed;

    void add(long account, Side side, long quantity) {
        lots.merge(account, side.sign() * quantity, Long::sum);
        changed = true;
    }

    void set(long account, long position) {
        lots.put(account, position);
        changed = true;
    }

    long of(long account) {
        return lots.getOrDefault(account, 0L);
    }

    /** Lots that an order of this side can trade before the position is zero. */
    long reducible(long account, Side side) {
        return Math.max(0, -side.sign() * of(account));
    }

    /** Whether a position changed since the last call. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    Map<Long, Long> copy() {
        return Map.copyOf(lots);
    }

    void hash(StateHash hash) {
        lots.forEach((account, position) -> {
            hash.add(account);
            hash.add(position);
        });
    }
}
