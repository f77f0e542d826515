package io.aitrading.invariants;

import io.aitrading.domain.OrderStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** I1, I2, I6: what must hold of our own order rows, whatever the venue says. */
final class OrderChecks {
    private static final Duration PENDING_LIMIT = Duration.ofSeconds(90);

    private OrderChecks() {}

    static List<Finding> check(List<JsonNode> orders, Instant now) {
        return List.of(ended(orders, now), unique(orders), fills(orders));
    }

    /** I1: nothing hangs between commit and the venue's answer; what is not known is UNKNOWN and says so. */
    private static Finding ended(List<JsonNode> orders, Instant now) {
        List<String> breaches = new ArrayList<>();
        for (JsonNode order : orders) {
            boolean pending = status(order) == OrderStatus.PENDING;
            Instant updated = Instant.parse(order.path("updatedAt").asString());
            if (pending && updated.plus(PENDING_LIMIT).isBefore(now)) {
                breaches.add(id(order) + " is PENDING since " + updated);
            }
        }
        return new Finding(
                "I1",
                "every acknowledged order has a definite state or is UNKNOWN",
                orders.size() + " orders",
                breaches);
    }

    /** I2: one order per account and client order id. */
    private static Finding unique(List<JsonNode> orders) {
        List<String> breaches = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode order : orders) {
            String key = order.path("accountId").asString() + " "
                    + order.path("clientOrderId").asString();
            if (!seen.add(key)) {
                breaches.add("twice: " + key);
            }
        }
        return new Finding("I2", "one order per account and client order id", orders.size() + " orders", breaches);
    }

    /** I6: fills are unique, sum to the filled quantity, and never exceed the order. */
    private static Finding fills(List<JsonNode> orders) {
        List<String> breaches = new ArrayList<>();
        Map<String, String> orderOfTrade = new HashMap<>();
        int fills = 0;
        for (JsonNode order : orders) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode fill : order.path("fills")) {
                fills++;
                sum = sum.add(decimal(fill, "quantity"));
                String trade = order.path("symbol").asString() + " "
                        + fill.path("tradeId").asString() + " "
                        + order.path("accountId").asString() + " "
                        + order.path("side").asString();
                String other = orderOfTrade.putIfAbsent(trade, id(order));
                if (other != null) {
                    breaches.add("trade " + trade + " is a fill of both " + other + " and " + id(order));
                }
            }
            check(order, sum, breaches);
        }
        return new Finding("I6", "fills are unique and sum to the filled quantity", fills + " fills", breaches);
    }

    private static void check(JsonNode order, BigDecimal sum, List<String> breaches) {
        BigDecimal filled = decimal(order, "filledQuantity");
        BigDecimal quantity = decimal(order, "quantity");
        OrderStatus status = status(order);
        if (sum.compareTo(filled) != 0) {
            breaches.add(id(order) + " says filled " + filled + ", its fills sum to " + sum);
        }
        if (filled.compareTo(quantity) > 0) {
            breaches.add(id(order) + " is filled beyond its quantity " + quantity + ": " + filled);
        }
        if (status == OrderStatus.FILLED && filled.compareTo(quantity) != 0) {
            breaches.add(id(order) + " is FILLED with " + filled + " of " + quantity);
        }
    }

    static OrderStatus status(JsonNode order) {
        return OrderStatus.valueOf(order.path("status").asString());
    }

    static String id(JsonNode order) {
        return order.path("orderId").asString();
    }

    static BigDecimal decimal(JsonNode node, String field) {
        return new BigDecimal(node.path(field).asString("0"));
    }
}
