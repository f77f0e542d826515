package io.aitrading.invariants;

import static io.aitrading.invariants.OrderChecks.decimal;
import static io.aitrading.invariants.OrderChecks.id;
import static io.aitrading.invariants.OrderChecks.status;

import io.aitrading.domain.OrderStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** I2, I6, I10 and I11 against the venue's journal, which is the truth about what reached it. */
final class VenueChecks {
    private VenueChecks() {}

    static List<Finding> check(Books books) {
        Map<String, JsonNode> ours = new HashMap<>();
        books.orders()
                .forEach(
                        order -> ours.put(key(order, order.path("clientOrderId").asString()), order));
        Set<String> accounts = new HashSet<>();
        books.accounts()
                .forEach(account -> accounts.add(account.path("accountId").asString()));
        List<JsonNode> entries = books.journal().stream()
                .filter(entry -> accounts.contains(entry.path("accountId").asString("")))
                .toList();
        return List.of(once(entries), approved(entries, ours), fills(entries, ours), open(entries, ours));
    }

    /** I2 at the venue: no client order id was accepted twice. */
    private static Finding once(List<JsonNode> entries) {
        List<String> breaches = new ArrayList<>();
        Map<String, Long> orders = new HashMap<>();
        for (JsonNode entry : entries) {
            if (entry.path("kind").asString().equals("ORDER_ACCEPTED")) {
                String key = key(entry, entry.path("body").path("clientOrderId").asString());
                Long other = orders.putIfAbsent(key, entry.path("orderId").asLong());
                if (other != null && other != entry.path("orderId").asLong()) {
                    breaches.add(key + " is venue order " + other + " and "
                            + entry.path("orderId").asLong());
                }
            }
        }
        return new Finding(
                "I2v", "at most one venue order per client order id", orders.size() + " venue orders", breaches);
    }

    /** I10: what the venue accepted is an order of ours, and ours are stored with their risk verdict before they are sent. */
    private static Finding approved(List<JsonNode> entries, Map<String, JsonNode> ours) {
        List<String> breaches = new ArrayList<>();
        int looked = 0;
        for (JsonNode entry : entries) {
            if (!entry.path("kind").asString().equals("ORDER_ACCEPTED")) {
                continue;
            }
            looked++;
            String key = key(entry, entry.path("body").path("clientOrderId").asString());
            JsonNode order = ours.get(key);
            if (order == null) {
                breaches.add("the venue has " + key + ", we do not");
            } else if (order.path("decisionId").asString("").isEmpty()) {
                breaches.add(id(order) + " has no risk decision");
            } else if (status(order) == OrderStatus.REJECTED) {
                breaches.add(id(order) + " is REJECTED here and was accepted by the venue");
            }
        }
        return new Finding(
                "I10", "every venue order is ours and has a risk decision", looked + " venue orders", breaches);
    }

    /** I6 and I4 at the venue: our filled quantity is what the venue traded for us. */
    private static Finding fills(List<JsonNode> entries, Map<String, JsonNode> ours) {
        Map<String, BigDecimal> traded = new HashMap<>();
        for (JsonNode entry : entries) {
            if (entry.path("kind").asString().equals("TRADE")) {
                String key = key(entry, entry.path("body").path("clientOrderId").asString());
                traded.merge(key, decimal(entry.path("body"), "tradeQuantity"), BigDecimal::add);
            }
        }
        List<String> breaches = new ArrayList<>();
        ours.forEach((key, order) -> {
            BigDecimal venue = traded.getOrDefault(key, BigDecimal.ZERO);
            if (venue.compareTo(decimal(order, "filledQuantity")) != 0) {
                breaches.add(id(order) + " is filled " + decimal(order, "filledQuantity") + " here, " + venue
                        + " at the venue");
            }
        });
        return new Finding("I6v", "filled quantities equal the venue's trades", ours.size() + " orders", breaches);
    }

    /** I11: what is open here is open there, and the other way round. */
    private static Finding open(List<JsonNode> entries, Map<String, JsonNode> ours) {
        Map<String, String> lastStatus = new HashMap<>();
        for (JsonNode entry : entries) {
            String venueStatus = entry.path("body").path("status").asString("");
            if (!venueStatus.isEmpty()) {
                lastStatus.put(
                        key(entry, entry.path("body").path("clientOrderId").asString()), venueStatus);
            }
        }
        List<String> breaches = new ArrayList<>();
        lastStatus.forEach((key, venueStatus) -> {
            boolean openThere = venueStatus.equals("NEW") || venueStatus.equals("PARTIALLY_FILLED");
            JsonNode order = ours.get(key);
            boolean openHere = order != null && !status(order).isTerminal();
            if (openThere != openHere) {
                breaches.add(key + " is " + venueStatus + " at the venue and "
                        + (order == null ? "unknown" : status(order)) + " here");
            }
        });
        return new Finding(
                "I11", "open orders here are the open orders there", lastStatus.size() + " venue orders", breaches);
    }

    private static String key(JsonNode node, String clientOrderId) {
        return node.path("accountId").asString() + " " + clientOrderId;
    }
}
