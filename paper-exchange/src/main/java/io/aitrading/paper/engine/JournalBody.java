package io.aitrading.paper.engine;

import io.aitrading.paper.json.Json;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderView;
import java.util.LinkedHashMap;
import java.util.Map;

/** A journal entry's content as JSON: the order after the event, and the trade when there was one. */
final class JournalBody {
    private JournalBody() {}

    static String text(JournalEntry entry) {
        Map<String, Object> body = new LinkedHashMap<>();
        OrderView order = entry.order();
        if (order != null) {
            body.put("symbol", Grid.SYMBOL);
            body.put("clientOrderId", order.clientOrderId());
            body.put("side", order.side());
            body.put("type", order.kind());
            body.put("timeInForce", order.timeInForce());
            body.put("price", Grid.price(order.priceTicks()));
            body.put("stopPrice", Grid.price(order.stopTicks()));
            body.put("quantity", Grid.quantity(order.lots()));
            body.put("filledQuantity", Grid.quantity(order.filledLots()));
            body.put("filledQuote", Grid.amount(order.filledQuoteUnits()));
            body.put("status", order.state());
            if (order.trailingDelta() != 0) {
                body.put("trailingDelta", order.trailingDelta());
            }
            if (order.preventedLots() != 0) {
                body.put("preventedQuantity", Grid.quantity(order.preventedLots()));
            }
        }
        Fill fill = entry.fill();
        if (fill != null) {
            body.put("tradePrice", Grid.price(fill.priceTicks()));
            body.put("tradeQuantity", Grid.quantity(fill.lots()));
            body.put("tradeQuote", Grid.amount(fill.quoteUnits()));
            body.put("commission", Grid.amount(fill.feeUnits()));
            body.put("commissionAsset", fill.feeAsset());
            body.put("maker", fill.maker());
        }
        if (!entry.detail().isEmpty()) {
            body.put("detail", entry.detail());
        }
        return Json.text(body);
    }
}
