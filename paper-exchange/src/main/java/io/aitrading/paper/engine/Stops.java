package io.aitrading.paper.engine;

import io.aitrading.domain.Side;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.paper.order.OrderView;
import io.aitrading.paper.order.VenueOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Orders that wait for their stop price; those that wait at one price go off in order of arrival. */
final class Stops {
    private final NavigableMap<Long, Map<Long, VenueOrder>> atOrAbove = new TreeMap<>();
    private final NavigableMap<Long, Map<Long, VenueOrder>> atOrBelow = new TreeMap<>();
    private final NavigableMap<Long, VenueOrder> trailing = new TreeMap<>();

    void add(VenueOrder order) {
        if (order.view().trailingDelta() != 0) {
            trailing.put(order.id(), order);
            return;
        }
        side(order.view())
                .computeIfAbsent(order.view().stopTicks(), ticks -> new LinkedHashMap<>())
                .put(order.id(), order);
    }

    void remove(VenueOrder order) {
        trailing.remove(order.id());
        NavigableMap<Long, Map<Long, VenueOrder>> side = side(order.view());
        Map<Long, VenueOrder> level = side.get(order.view().stopTicks());
        if (level != null && level.remove(order.id()) != null && level.isEmpty()) {
            side.remove(order.view().stopTicks());
        }
    }

    /** Takes out the orders that a price sets off, nearest stop price first, then those that trailed it. */
    List<VenueOrder> takeTriggered(long lastTicks, Recorder recorder) {
        boolean nearStops = (!atOrAbove.isEmpty() && atOrAbove.firstKey() <= lastTicks)
                || (!atOrBelow.isEmpty() && atOrBelow.lastKey() >= lastTicks);
        if (!nearStops && trailing.isEmpty()) {
            return List.of();
        }
        List<VenueOrder> triggered = new ArrayList<>();
        while (!atOrAbove.isEmpty() && atOrAbove.firstKey() <= lastTicks) {
            triggered.addAll(atOrAbove.pollFirstEntry().getValue().values());
        }
        while (!atOrBelow.isEmpty() && atOrBelow.lastKey() >= lastTicks) {
            triggered.addAll(atOrBelow.pollLastEntry().getValue().values());
        }
        for (VenueOrder order : List.copyOf(trailing.values())) {
            trail(order, lastTicks, recorder);
            if (order.isTrailBrokenAt(lastTicks)) {
                trailing.remove(order.id());
                triggered.add(order);
            }
        }
        return triggered;
    }

    /** Lets an order follow the price, from the moment on that its stop price, if it has one, was reached. */
    static void trail(VenueOrder order, long lastTicks, Recorder recorder) {
        OrderView view = order.view();
        boolean follows = order.isTrailing();
        boolean begins = !follows
                && (view.stopTicks() == 0 || triggersAt(view.side(), view.kind(), view.stopTicks(), lastTicks));
        if (begins) {
            order.startTrailing(lastTicks, recorder.now());
        }
        if (begins || (follows && order.follow(lastTicks))) {
            recorder.changed(order.view());
        }
    }

    static boolean triggersAt(Side side, OrderKind kind, long stopTicks, long lastTicks) {
        return waitsForRise(side, kind) ? lastTicks >= stopTicks : lastTicks <= stopTicks;
    }

    private NavigableMap<Long, Map<Long, VenueOrder>> side(OrderView order) {
        return waitsForRise(order.side(), order.kind()) ? atOrAbove : atOrBelow;
    }

    /** A stop-loss goes with the market's move, a take-profit against it. */
    private static boolean waitsForRise(Side side, OrderKind kind) {
        return (side == Side.BUY) != kind.isTakeProfit();
    }
}
