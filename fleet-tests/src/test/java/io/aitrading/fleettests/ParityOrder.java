package io.aitrading.fleettests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An order in the terms in which a live run and a backtest are compared: all as text, times by the market. */
record ParityOrder(
        String clientOrderId,
        long tradeId,
        long timeMillis,
        String reason,
        String side,
        String type,
        String quantity,
        String price,
        String filledQuantity,
        List<Fill> fills) {

    /** One execution. */
    record Fill(String tradeId, String price, String quantity, String fee, String currency, boolean maker) {
        private static Fill of(JsonNode row) {
            return new Fill(
                    row.path("tradeId").asString(),
                    row.path("price").asString(),
                    row.path("quantity").asString(),
                    row.path("fee").path("amount").asString(),
                    row.path("fee").path("currency").asString(),
                    row.path("maker").asBoolean());
        }

        private static List<Fill> list(JsonNode rows) {
            List<Fill> fills = new ArrayList<>();
            rows.forEach(row -> fills.add(of(row)));
            return fills;
        }
    }

    /** What a backtest sent. */
    static List<ParityOrder> simulated(JsonNode stream) {
        List<ParityOrder> orders = new ArrayList<>();
        for (JsonNode row : stream.path("rows")) {
            orders.add(new ParityOrder(
                    row.path("clientOrderId").asString(),
                    row.path("tradeId").asLong(),
                    row.path("timeMs").asLong(),
                    row.path("reason").asString(),
                    row.path("side").asString(),
                    row.path("type").asString(),
                    row.path("quantity").asString(),
                    row.path("price").asString(""),
                    row.path("filledQuantity").asString(),
                    Fill.list(row.path("fills"))));
        }
        return orders;
    }

    /** What a live strategy sent: order-management knows the orders and their fills, the engine on which trade it decided. */
    static List<ParityOrder> live(Person person, String strategyId) {
        Map<String, JsonNode> decisions = new HashMap<>();
        for (JsonNode decision : pages(person.api(), "/api/v1/decisions?strategyId=" + strategyId)) {
            decisions.put(decision.path("clientOrderId").asString(""), decision);
        }
        List<JsonNode> rows = new ArrayList<>(
                pages(person.api(), "/api/v1/orders?accountId=" + person.accountId() + "&strategyId=" + strategyId));
        rows.sort(Comparator.comparing(row -> row.path("orderId").asString()));
        List<ParityOrder> orders = new ArrayList<>();
        for (JsonNode row : rows) {
            String id = row.path("clientOrderId").asString();
            JsonNode decision = decisions.get(id);
            assertThat(decision).as("the decision of " + row).isNotNull();
            orders.add(new ParityOrder(
                    id,
                    decision.path("marketTradeId").asLong(),
                    Instant.parse(decision.path("time").asString()).toEpochMilli(),
                    decision.path("signal").asString(),
                    row.path("side").asString(),
                    row.path("type").asString(),
                    row.path("quantity").asString(),
                    row.path(row.path("price").isNull() ? "stopPrice" : "price").asString(""),
                    row.path("filledQuantity").asString(),
                    Fill.list(row.path("fills"))));
        }
        return orders;
    }

    /** All pages of a list. */
    static List<JsonNode> pages(Api api, String path) {
        List<JsonNode> rows = new ArrayList<>();
        String cursor = "";
        do {
            Api.Answer answer = api.get(path + "&limit=500" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            answer.json().path("items").forEach(rows::add);
            cursor = answer.json().path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return rows;
    }
}
