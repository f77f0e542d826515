package io.aitrading.venue;

import io.aitrading.domain.Money;
import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the protocol's JSON. What is missing or no number is an error here, before it can become money. */
final class VenueJson {

    private VenueJson() {}

    /** An order in an answer of REST: place, query, openOrders, allOrders or cancel. */
    static OrderReport order(JsonNode node) {
        String original = node.path("origClientOrderId").asString("");
        String clientOrderId = original.isEmpty() ? text(node, "clientOrderId") : original;
        VenueOrder order = new VenueOrder(
                clientOrderId,
                text(node, "symbol"),
                Side.valueOf(text(node, "side")),
                OrderType.valueOf(text(node, "type")),
                timeInForce(node.path("timeInForce").asString("")),
                new Quantity(decimal(node, "origQty")),
                positivePrice(node.path("price").asString("")),
                positivePrice(node.path("stopPrice").asString("")));
        String venueOrderId = text(node, "orderId");
        return new OrderReport(
                order,
                venueOrderId,
                VenueOrderStatus.valueOf(text(node, "status")),
                new Quantity(decimal(node, "executedQty")),
                fills(node, order.symbol(), venueOrderId),
                "",
                time(node));
    }

    /** The {@code fills} of a FULL answer; they have no time of their own. */
    private static List<TradeReport> fills(JsonNode node, String symbol, String venueOrderId) {
        List<TradeReport> trades = new ArrayList<>();
        for (JsonNode fill : node.path("fills")) {
            trades.add(new TradeReport(
                    symbol,
                    number(fill, "tradeId"),
                    venueOrderId,
                    new Price(decimal(fill, "price")),
                    new Quantity(decimal(fill, "qty")),
                    new Money(decimal(fill, "commission"), text(fill, "commissionAsset")),
                    false,
                    time(node)));
        }
        return trades;
    }

    /** One row of myTrades. */
    static TradeReport trade(JsonNode node) {
        return new TradeReport(
                text(node, "symbol"),
                number(node, "id"),
                text(node, "orderId"),
                new Price(decimal(node, "price")),
                new Quantity(decimal(node, "qty")),
                new Money(decimal(node, "commission"), text(node, "commissionAsset")),
                node.path("isMaker").asBoolean(),
                Instant.ofEpochMilli(number(node, "time")));
    }

    /** An executionReport of the user data stream. */
    static OrderReport executionReport(JsonNode node) {
        String original = node.path("C").asString("");
        String symbol = text(node, "s");
        VenueOrder order = new VenueOrder(
                original.isEmpty() ? text(node, "c") : original,
                symbol,
                Side.valueOf(text(node, "S")),
                OrderType.valueOf(text(node, "o")),
                timeInForce(node.path("f").asString("")),
                new Quantity(decimal(node, "q")),
                positivePrice(node.path("p").asString("")),
                positivePrice(node.path("P").asString("")));
        String venueOrderId = text(node, "i");
        Instant time = Instant.ofEpochMilli(number(node, "T"));
        List<TradeReport> trades = List.of();
        if (text(node, "x").equals("TRADE")) {
            trades = List.of(new TradeReport(
                    symbol,
                    number(node, "t"),
                    venueOrderId,
                    new Price(decimal(node, "L")),
                    new Quantity(decimal(node, "l")),
                    new Money(decimal(node, "n"), text(node, "N")),
                    node.path("m").asBoolean(),
                    time));
        }
        return new OrderReport(
                order,
                venueOrderId,
                VenueOrderStatus.valueOf(text(node, "X")),
                new Quantity(decimal(node, "z")),
                trades,
                node.path("r").asString(""),
                time);
    }

    static List<VenueBalance> balances(JsonNode rows, String asset, String free, String locked) {
        List<VenueBalance> balances = new ArrayList<>();
        for (JsonNode row : rows) {
            balances.add(new VenueBalance(text(row, asset), decimal(row, free), decimal(row, locked)));
        }
        return balances;
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isValueNode() || value.isNull()) {
            throw new MalformedAnswerException(field + " is missing in " + shortened(node));
        }
        return value.asString();
    }

    static long number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber()) {
            throw new MalformedAnswerException(field + " is no whole number in " + shortened(node));
        }
        return value.asLong();
    }

    static BigDecimal decimal(JsonNode node, String field) {
        try {
            return new BigDecimal(text(node, field));
        } catch (NumberFormatException e) {
            throw new MalformedAnswerException(field + " is no number in " + shortened(node));
        }
    }

    private static Instant time(JsonNode node) {
        for (String field : new String[] {"transactTime", "updateTime", "time"}) {
            if (node.path(field).isIntegralNumber()) {
                return Instant.ofEpochMilli(node.path(field).asLong());
            }
        }
        return Instant.EPOCH;
    }

    private static @Nullable Price positivePrice(String text) {
        if (text.isEmpty()) {
            return null;
        }
        Price price = Price.of(text);
        return price.value().signum() > 0 ? price : null;
    }

    private static @Nullable TimeInForce timeInForce(String text) {
        return switch (text) {
            case "GTC", "IOC", "FOK" -> TimeInForce.valueOf(text);
            default -> null;
        };
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() > 200 ? text.substring(0, 200) + "..." : text;
    }
}
