package io.aitrading.trading.book;

import io.aitrading.domain.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What rests in the {@link NaiveMatchingBook}: a sorted map of prices a side, each with its queue of orders. */
final class NaiveLevels {
    private final NavigableMap<Long, Map<Long, NaiveOrder>> bids = new TreeMap<>(Collections.reverseOrder());
    private final NavigableMap<Long, Map<Long, NaiveOrder>> asks = new TreeMap<>();
    private final Map<Long, NaiveOrder> byId = new HashMap<>();

    /** Queues at their prices, the best first. */
    NavigableMap<Long, Map<Long, NaiveOrder>> side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    @Nullable
    NaiveOrder find(long orderId) {
        return byId.get(orderId);
    }

    boolean contains(long orderId) {
        return byId.containsKey(orderId);
    }

    int count() {
        return byId.size();
    }

    /** Puts an order at the end of the queue of its price. */
    void add(NaiveOrder order) {
        order.queue = side(order.side).computeIfAbsent(order.price, price -> new LinkedHashMap<>(2));
        order.queue.put(order.id, order);
        byId.put(order.id, order);
    }

    void remove(NaiveOrder order) {
        order.queue.remove(order.id);
        if (order.queue.isEmpty()) {
            side(order.side).remove(order.price);
        }
        byId.remove(order.id);
    }

    /** An iceberg shows its next slice at the end of the queue. */
    void requeue(NaiveOrder order) {
        order.queue.remove(order.id);
        order.slice();
        order.queue.put(order.id, order);
    }

    long best(Side side) {
        NavigableMap<Long, Map<Long, NaiveOrder>> levels = side(side);
        return levels.isEmpty() ? MatchingBook.NO_PRICE : levels.firstKey();
    }

    /** Whether an order at this price would trade at once. */
    boolean wouldTake(Side side, long priceTicks) {
        long best = best(side.opposite());
        return best != MatchingBook.NO_PRICE && (side == Side.BUY ? best <= priceTicks : best >= priceTicks);
    }

    long lotsAhead(long orderId) {
        NaiveOrder order = byId.get(orderId);
        if (order == null) {
            return -1;
        }
        long ahead = 0;
        for (NaiveOrder other : order.queue.values()) {
            if (other == order) {
                break;
            }
            ahead += other.visible;
        }
        return ahead;
    }

    long quantityAt(Side side, long priceTicks) {
        return sumVisible(side(side).getOrDefault(priceTicks, Map.of()));
    }

    void levels(Side side, int limit, LevelVisitor visitor) {
        side(side).entrySet().stream()
                .limit(limit)
                .forEach(level -> visitor.level(level.getKey(), sumVisible(level.getValue())));
    }

    void orders(Side side, OrderVisitor visitor) {
        List<Map<Long, NaiveOrder>> queues = new ArrayList<>(side(side).values());
        for (Map<Long, NaiveOrder> queue : queues) {
            for (NaiveOrder order : queue.values()) {
                visitor.order(
                        order.id,
                        order.account,
                        order.price,
                        order.visible,
                        order.hidden,
                        order.display,
                        order.handling == Handling.POST_ONLY,
                        order.prevention);
            }
        }
    }

    private static long sumVisible(Map<Long, NaiveOrder> queue) {
        return queue.values().stream().mapToLong(order -> order.visible).sum();
    }
}
