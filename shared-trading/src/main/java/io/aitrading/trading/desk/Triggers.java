package io.aitrading.trading.desk;

import io.aitrading.trading.book.MatchingBook;
import io.aitrading.trading.book.StateHash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The orders that wait for a price, and those that have met it and wait to enter the book, first met first. */
final class Triggers {
    private static final Comparator<DeskOrder> OLDEST_FIRST = Comparator.comparingLong(order -> order.sequence);

    private final NavigableSet<DeskOrder> onRise = new TreeSet<>(
            Comparator.<DeskOrder>comparingLong(order -> order.stopTicks).thenComparing(OLDEST_FIRST));
    private final NavigableSet<DeskOrder> onFall = new TreeSet<>(
            Comparator.<DeskOrder>comparingLong(order -> -order.stopTicks).thenComparing(OLDEST_FIRST));
    private final NavigableSet<DeskOrder> trailing = new TreeSet<>(OLDEST_FIRST);
    private final Queue<DeskOrder> met = new ArrayDeque<>();

    /** @param lastTicks the price from which a trailing order without activation price starts, if there has been a trade */
    void add(DeskOrder order, long lastTicks) {
        boolean starts = order.ticket.trailing() && order.ticket.stopTicks() == 0 && !order.trails();
        if (starts && lastTicks != MatchingBook.NO_PRICE) {
            order.trail(lastTicks);
        }
        if (order.trails() || starts) {
            trailing.add(order);
        } else {
            waiting(order).add(order);
        }
    }

    void remove(DeskOrder order) {
        if (!trailing.remove(order) && !waiting(order).remove(order)) {
            met.remove(order);
        }
    }

    private NavigableSet<DeskOrder> waiting(DeskOrder order) {
        return order.wakesOnRise() ? onRise : onFall;
    }

    /** A trade happened at this price. */
    void observe(long price) {
        if (!trailing.isEmpty()) {
            follow(price);
        }
        meet(onRise, price);
        meet(onFall, price);
    }

    private void follow(long price) {
        List<DeskOrder> woken = new ArrayList<>();
        for (DeskOrder order : trailing) {
            if (order.trails() && order.metBy(price)) {
                woken.add(order);
            } else {
                order.trail(price);
            }
        }
        woken.forEach(trailing::remove);
        met.addAll(woken);
    }

    private void meet(NavigableSet<DeskOrder> waiting, long price) {
        while (!waiting.isEmpty() && waiting.first().metBy(price)) {
            DeskOrder order = waiting.removeFirst();
            if (order.ticket.trailing()) {
                // The activation price of a trailing order: from here on it follows.
                order.trail(price);
                trailing.add(order);
            } else {
                met.add(order);
            }
        }
    }

    /** The next order to wake, or null. */
    @Nullable
    DeskOrder poll() {
        return met.poll();
    }

    void hash(StateHash hash) {
        for (Iterable<DeskOrder> group : List.of(onRise, onFall, trailing, met)) {
            for (DeskOrder order : group) {
                hash.add(order.id());
                hash.add(order.stopTicks);
                hash.add(order.extreme);
                hash.add(order.remaining());
            }
        }
    }
}
