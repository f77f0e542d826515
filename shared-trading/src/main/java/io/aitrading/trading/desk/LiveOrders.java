package io.aitrading.trading.desk;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.MatchingBook;
import io.aitrading.trading.book.StateHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The orders of a desk that have not ended, in the order in which they came. */
final class LiveOrders {
    private static final long DAY_MILLIS = 86_400_000L;

    private final Map<Long, DeskOrder> all = new LinkedHashMap<>();
    private final Map<Long, DeskOrder> reduceOnly = new LinkedHashMap<>();
    private final Queue<DeskOrder> expiring = new PriorityQueue<>(
            Comparator.<DeskOrder>comparingLong(order -> order.expireAt).thenComparingLong(order -> order.sequence));
    private long nextSequence = 1;

    Set<Long> ids() {
        return all.keySet();
    }

    @Nullable
    DeskOrder get(long orderId) {
        return all.get(orderId);
    }

    boolean has(long orderId) {
        return all.containsKey(orderId);
    }

    /** Whether this very order lives, not another that has its id now. */
    boolean holds(DeskOrder order) {
        return all.get(order.id()) == order;
    }

    DeskOrder admit(OrderTicket ticket, long now) {
        long expireAt =
                switch (ticket.lifetime()) {
                    case GOOD_TILL_DATE -> ticket.expireAt();
                    case DAY -> Math.floorDiv(now, DAY_MILLIS) * DAY_MILLIS + DAY_MILLIS;
                    case GOOD_TILL_CANCEL, IMMEDIATE_OR_CANCEL, FILL_OR_KILL -> Long.MAX_VALUE;
                };
        DeskOrder order = new DeskOrder(ticket, nextSequence++, expireAt);
        all.put(order.id(), order);
        if (ticket.reduceOnly()) {
            reduceOnly.put(order.id(), order);
        }
        if (expireAt != Long.MAX_VALUE) {
            expiring.add(order);
        }
        return order;
    }

    void remove(DeskOrder order) {
        all.remove(order.id());
        reduceOnly.remove(order.id());
    }

    /** The next order whose time is over by now; null when there is none. */
    @Nullable
    DeskOrder pollExpired(long now) {
        while (!expiring.isEmpty() && expiring.peek().expireAt <= now) {
            DeskOrder order = expiring.remove();
            if (holds(order)) {
                return order;
            }
        }
        return null;
    }

    /** The reduce-only orders of this moment, oldest first. */
    List<DeskOrder> reducing() {
        return new ArrayList<>(reduceOnly.values());
    }

    /** Lots of older reduce-only orders in the book. */
    long reducingBefore(long sequence, long account, Side side, MatchingBook book) {
        long lots = 0;
        for (DeskOrder other : reduceOnly.values()) {
            if (other.account() == account && other.side() == side && other.sequence < sequence) {
                lots += book.remaining(other.id());
            }
        }
        return lots;
    }

    void hash(StateHash hash) {
        for (DeskOrder order : all.values()) {
            hash.add(order.id());
            hash.add(order.state.name().hashCode());
            hash.add(order.quantity);
            hash.add(order.filled);
        }
    }
}
