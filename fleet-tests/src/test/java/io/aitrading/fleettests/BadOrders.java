package io.aitrading.fleettests;

import io.aitrading.fleettests.BadRequest.Who;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What only a person can write down: which field of an order breaks which rule, and what belongs to somebody else. */
final class BadOrders {
    private static final String NOBODYS =
            UUID.nameUUIDFromBytes(new byte[] {1, 2, 3}).toString();

    private final Person trader;
    private final List<BadRequest> rows = new ArrayList<>();

    BadOrders(Person trader) {
        this.trader = trader;
    }

    /**
     * @param orderId an order of the trader
     * @param otherAccount an account of somebody else, with an order there
     */
    List<BadRequest> all(String orderId, String otherAccount, String otherOrder) {
        quantitiesAndPrices();
        names();
        othersThings(otherAccount, otherOrder);
        amendments(orderId);
        return rows;
    }

    private void quantitiesAndPrices() {
        limit("negative quantity", "quantity", "-1", "quantity", "");
        limit("zero quantity", "quantity", "0", "quantity", "POSITIVE");
        limit("quantity below the lot", "quantity", "0.000001", "quantity", "LOT_SIZE");
        limit("quantity between lots", "quantity", "0.012345678", "quantity", "LOT_SIZE");
        limit("quantity beyond all", "quantity", "99999999999", "quantity", "LOT_SIZE");
        limit("19 decimals", "quantity", "0.0000000000000000001", "quantity", "");
        limit("quantity as a number", "quantity", 1, "quantity", "TYPE");
        limit("quantity in words", "quantity", "two", "quantity", "");
        limit("infinite quantity", "quantity", "Infinity", "quantity", "");
        limit("huge exponent", "quantity", "1E+999999999", "quantity", "");
        limit("zero price", "price", "0", "price", "POSITIVE");
        limit("negative price", "price", "-5", "price", "POSITIVE");
        limit("price between ticks", "price", "900.001", "price", "PRICE_FILTER");
        limit("limit order without a price", "price", null, "price", "REQUIRED");
        limit("limit order with a trigger", "stopPrice", "900.00", "stopPrice", "NOT_ALLOWED");
        limit("worth next to nothing", "price", "0.01", "quantity", "MIN_NOTIONAL");
        Map<String, Object> priced = order("MARKET");
        priced.put("price", "900.00");
        place("market order with a price", priced, 400, "price", "NOT_ALLOWED");
        Map<String, Object> lasting = order("MARKET");
        lasting.put("timeInForce", "GTC");
        place("market order that lasts", lasting, 400, "timeInForce", "NOT_ALLOWED");
    }

    private void names() {
        limit("unknown symbol", "symbol", "NOSUCHCOIN", "symbol", "");
        limit("symbol in small letters", "symbol", "btcusdt", "symbol", "SYMBOL");
        limit("unknown side", "side", "HOLD", "side", "TYPE");
        limit("unknown type", "type", "MAGIC", "type", "TYPE");
        limit("unknown time in force", "timeInForce", "FOREVER", "timeInForce", "TYPE");
        limit("id of 37 characters", "clientOrderId", "x".repeat(37), "clientOrderId", "PATTERN");
        limit("id with a blank", "clientOrderId", "a b", "clientOrderId", "PATTERN");
        limit("account that is no id", "accountId", "mine", "accountId", "TYPE");
        limit("reduceOnly in words", "reduceOnly", "yes", "reduceOnly", "TYPE");
        for (String field : List.of("accountId", "symbol", "side", "type", "quantity")) {
            limit("without " + field, field, null, field, "REQUIRED");
        }
        for (String smuggled : List.of("status", "filledQuantity", "userId", "riskApproved", "averagePrice")) {
            limit("smuggled " + smuggled, smuggled, "FILLED", smuggled, "UNKNOWN_FIELD");
        }
        add("no key", "POST", "/api/v1/orders", Map.of(), order("LIMIT"), 400, "IDEMPOTENCY_KEY_REQUIRED", "", "");
        add(
                "key of 201 characters",
                "POST",
                "/api/v1/orders",
                Map.of("Idempotency-Key", "k".repeat(201)),
                order("LIMIT"),
                400,
                "IDEMPOTENCY_KEY_REQUIRED",
                "",
                "");
    }

    private void othersThings(String account, String order) {
        for (String id : List.of(account, NOBODYS)) {
            Map<String, Object> body = order("LIMIT");
            body.put("accountId", id);
            place("account " + (id.equals(account) ? "of somebody else" : "of nobody"), body, 404, "", "");
            for (String path : List.of("accounts/" + id, "ledger/trial-balance?accountId=" + id)) {
                missing("GET", path);
            }
            for (String path : List.of("positions", "pnl", "summary", "equity", "analytics")) {
                missing("GET", "portfolio/" + path + "?accountId=" + id);
            }
            missing("GET", "ledger/entries?accountId=" + id);
            missing("POST", "reconciliation/" + id + "/accept");
        }
        for (String id : List.of(order, NOBODYS)) {
            missing("GET", "orders/" + id);
            missing("GET", "orders/" + id + "/events");
            missing("DELETE", "orders/" + id);
            add(
                    "amendment of what is not mine",
                    "PATCH",
                    "/api/v1/orders/" + id,
                    Map.of(),
                    Map.of("price", "900.00"),
                    404,
                    "NOT_FOUND",
                    "",
                    "");
        }
    }

    private void amendments(String orderId) {
        String target = "/api/v1/orders/" + orderId;
        add(
                "amendment of nothing",
                "PATCH",
                target,
                Map.of(),
                Map.of(),
                400,
                "VALIDATION_FAILED",
                "quantity",
                "REQUIRED");
        add("zero", "PATCH", target, Map.of(), Map.of("quantity", "0"), 400, "VALIDATION_FAILED", "quantity", "");
        add(
                "unknown",
                "PATCH",
                target,
                Map.of(),
                Map.of("side", "SELL"),
                400,
                "UNKNOWN_FIELD",
                "side",
                "UNKNOWN_FIELD");
    }

    private void missing(String method, String path) {
        add("not mine, or not there", method, "/api/v1/" + path, Map.of(), null, 404, "NOT_FOUND", "", "");
    }

    private void limit(String what, String field, Object value, String named, String rule) {
        Map<String, Object> body = order("LIMIT");
        if (value == null) {
            body.remove(field);
        } else {
            body.put(field, value);
        }
        place(what, body, 400, named, rule);
    }

    private void place(String what, Map<String, Object> body, int status, String field, String rule) {
        add(what, "POST", "/api/v1/orders", Map.of("Idempotency-Key", Person.key()), body, status, "", field, rule);
    }

    private void add(
            String what,
            String method,
            String target,
            Map<String, String> headers,
            Object body,
            int status,
            String code,
            String field,
            String rule) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        Set<Integer> statuses = status == 400 ? Set.of(400, 422) : Set.of(status);
        rows.add(new BadRequest(what, method, target, all, body, Who.TRADER, statuses, code, field, rule));
    }

    private Map<String, Object> order(String type) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "accountId", trader.accountId(), "symbol", "BTCUSDT", "side", "BUY", "type", type, "quantity", "0.01"));
        if (type.equals("LIMIT")) {
            body.put("price", "900.00");
        }
        return body;
    }
}
