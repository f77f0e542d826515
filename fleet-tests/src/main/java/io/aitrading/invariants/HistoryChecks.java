package io.aitrading.invariants;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.PlatformService;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** I7 and I8: the life of each order as its events tell it. */
final class HistoryChecks {
    /** Newest orders whose events are read: one call each. */
    private static final int ORDERS = 300;

    private HistoryChecks() {}

    static List<Finding> check(Platform platform, List<JsonNode> orders) {
        List<String> illegal = new ArrayList<>();
        List<String> holes = new ArrayList<>();
        List<JsonNode> newest = orders.subList(0, Math.min(ORDERS, orders.size()));
        int events = 0;
        for (JsonNode order : newest) {
            JsonNode history = platform.get(
                            PlatformService.ORDER_MANAGEMENT, "/api/v1/orders/" + OrderChecks.id(order) + "/events")
                    .path("items");
            events += history.size();
            check(OrderChecks.id(order), history, illegal, holes);
        }
        String looked = events + " events of the " + newest.size() + " newest orders";
        return List.of(
                new Finding("I7", "no step leads out of a terminal state", looked, illegal),
                new Finding("I8", "events of an order are numbered without a hole", looked, holes));
    }

    static void check(String orderId, JsonNode history, List<String> illegal, List<String> holes) {
        long expected = 1;
        OrderStatus before = OrderStatus.PENDING;
        for (JsonNode event : history) {
            if (event.path("orderSequence").asLong() != expected) {
                holes.add(orderId + " has event " + event.path("orderSequence").asLong() + " where " + expected
                        + " should be");
            }
            expected++;
            OrderStatus now = OrderStatus.valueOf(event.path("status").asString());
            if (before.isTerminal() && now != before) {
                illegal.add(orderId + " went from " + before + " to " + now);
            }
            before = now;
        }
    }
}
