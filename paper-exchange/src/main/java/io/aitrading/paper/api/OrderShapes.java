package io.aitrading.paper.api;

import static io.aitrading.paper.json.Json.object;

import io.aitrading.domain.Side;
import io.aitrading.paper.engine.Fees;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Orders and fills as the Binance API writes them. */
public final class OrderShapes {
    private OrderShapes() {}

    /** Answer to a new order. */
    static Map<String, Object> acknowledged(OrderView order) {
        return object(
                "symbol",
                Grid.SYMBOL,
                "orderId",
                order.orderId(),
                "orderListId",
                order.listId(),
                "clientOrderId",
                order.clientOrderId(),
                "transactTime",
                order.updateTime());
    }

    static Map<String, Object> result(OrderView order) {
        Map<String, Object> shape = acknowledged(order);
        putState(shape, order);
        return shape;
    }

    static Map<String, Object> full(OrderView order, List<Fill> fills) {
        Map<String, Object> shape = result(order);
        List<Object> shapes = new ArrayList<>();
        for (Fill fill : fills) {
            shapes.add(object(
                    "price",
                    Grid.price(fill.priceTicks()),
                    "qty",
                    Grid.quantity(fill.lots()),
                    "commission",
                    Grid.amount(fill.feeUnits()),
                    "commissionAsset",
                    fill.feeAsset(),
                    "tradeId",
                    fill.tradeId()));
        }
        shape.put("fills", shapes);
        return shape;
    }

    /** Answer to a cancellation: the order keeps its name as the original one. */
    static Map<String, Object> cancelled(OrderView order, String requestClientId) {
        Map<String, Object> shape = object(
                "symbol",
                Grid.SYMBOL,
                "origClientOrderId",
                order.clientOrderId(),
                "orderId",
                order.orderId(),
                "orderListId",
                order.listId(),
                "clientOrderId",
                requestClientId,
                "transactTime",
                order.updateTime());
        putState(shape, order);
        shape.remove("workingTime");
        return shape;
    }

    /** An order that is asked for. */
    static Map<String, Object> queried(OrderView order) {
        Map<String, Object> shape = object(
                "symbol",
                Grid.SYMBOL,
                "orderId",
                order.orderId(),
                "orderListId",
                order.listId(),
                "clientOrderId",
                order.clientOrderId());
        putState(shape, order);
        shape.put("stopPrice", Grid.price(order.stopTicks()));
        shape.put("icebergQty", Grid.quantity(order.icebergLots()));
        shape.put("time", order.time());
        shape.put("updateTime", order.updateTime());
        shape.put("isWorking", order.isWorking());
        return shape;
    }

    private static void putState(Map<String, Object> shape, OrderView order) {
        shape.put("price", Grid.price(order.priceTicks()));
        shape.put("origQty", Grid.quantity(order.lots()));
        shape.put("executedQty", Grid.quantity(order.filledLots()));
        shape.put("origQuoteOrderQty", Grid.amount(order.quoteOrderUnits()));
        shape.put("cummulativeQuoteQty", Grid.amount(order.filledQuoteUnits()));
        shape.put("status", order.state());
        shape.put("timeInForce", order.timeInForce());
        shape.put("type", order.kind());
        shape.put("side", order.side());
        if (order.stopTicks() != 0) {
            shape.put("stopPrice", Grid.price(order.stopTicks()));
        }
        if (order.icebergLots() != 0) {
            shape.put("icebergQty", Grid.quantity(order.icebergLots()));
        }
        if (order.strategyId() != null) {
            shape.put("strategyId", order.strategyId());
        }
        if (order.strategyType() != null) {
            shape.put("strategyType", order.strategyType());
        }
        shape.put("workingTime", order.workingTime());
        shape.put("selfTradePreventionMode", order.selfTradePrevention());
    }

    static Map<String, Object> trade(Fill fill) {
        return object(
                "symbol",
                Grid.SYMBOL,
                "id",
                fill.tradeId(),
                "orderId",
                fill.orderId(),
                "orderListId",
                fill.listId(),
                "price",
                Grid.price(fill.priceTicks()),
                "qty",
                Grid.quantity(fill.lots()),
                "quoteQty",
                Grid.amount(fill.quoteUnits()),
                "commission",
                Grid.amount(fill.feeUnits()),
                "commissionAsset",
                fill.feeAsset(),
                "time",
                fill.time(),
                "isBuyer",
                fill.side() == Side.BUY,
                "isMaker",
                fill.maker(),
                "isBestMatch",
                true);
    }

    public static Map<String, Object> list(OrderListView list, boolean executing, long time) {
        return object(
                "orderListId",
                list.listId(),
                "contingencyType",
                "OCO",
                "listStatusType",
                executing ? "EXEC_STARTED" : "ALL_DONE",
                "listOrderStatus",
                executing ? "EXECUTING" : "ALL_DONE",
                "listClientOrderId",
                list.clientListId(),
                "transactionTime",
                time,
                "symbol",
                Grid.SYMBOL,
                "orders",
                List.of(
                        listed(list.firstOrderId(), list.firstClientOrderId()),
                        listed(list.secondOrderId(), list.secondClientOrderId())));
    }

    private static Map<String, Object> listed(long orderId, String clientOrderId) {
        return object("symbol", Grid.SYMBOL, "orderId", orderId, "clientOrderId", clientOrderId);
    }

    static Map<String, Object> commissionRates() {
        return object("maker", Fees.RATE, "taker", Fees.RATE, "buyer", "0.00000000", "seller", "0.00000000");
    }

    static Map<String, Object> noRates() {
        return object("maker", "0.00000000", "taker", "0.00000000", "buyer", "0.00000000", "seller", "0.00000000");
    }

    /** Which shape answers a new order that does not say. */
    static String responseType(Params params, OrderKind kind) {
        String asked = params.optional("newOrderRespType");
        if (asked != null) {
            return asked;
        }
        return kind == OrderKind.MARKET || kind == OrderKind.LIMIT ? "FULL" : "ACK";
    }
}
