package io.aitrading.paper.api;

import io.aitrading.domain.Side;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.json.Moment;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.order.Amendment;
import io.aitrading.paper.order.Fill;
import io.aitrading.paper.order.OrderListView;
import io.aitrading.paper.order.OrderView;
import io.aitrading.paper.order.PreventedMatch;
import java.util.List;

/** Orders, lists and fills as the Binance API writes them. */
final class OrderShapes {
    private OrderShapes() {}

    /** Answer to a new order. */
    static Fields acknowledged(OrderView order) {
        return named(order).at("transactTime", order.updateTime());
    }

    static Fields result(OrderView order) {
        return acknowledged(order).withAll(state(order)).withAll(working(order));
    }

    static Fields full(OrderView order, List<Fill> fills) {
        return result(order).with("fills", fills.stream().map(OrderShapes::fill).toList());
    }

    private static Fields fill(Fill fill) {
        return new Fields()
                .with("price", Grid.price(fill.priceTicks()))
                .with("qty", Grid.quantity(fill.lots()))
                .with("commission", Grid.amount(fill.feeUnits()))
                .with("commissionAsset", fill.feeAsset())
                .with("tradeId", fill.tradeId());
    }

    /** Answer to a cancellation: the order keeps its name as the original one. */
    static Fields cancelled(OrderView order, String requestClientId) {
        return new Fields()
                .with("symbol", Grid.SYMBOL)
                .with("origClientOrderId", order.clientOrderId())
                .with("orderId", order.orderId())
                .with("orderListId", order.listId())
                .with("clientOrderId", requestClientId)
                .at("transactTime", order.updateTime())
                .withAll(state(order))
                .with("selfTradePreventionMode", order.selfTradePrevention());
    }

    /** An order that is asked for. */
    static Fields queried(OrderView order) {
        return named(order)
                .withAll(state(order))
                .with("stopPrice", Grid.price(order.stopTicks()))
                .with("icebergQty", Grid.quantity(order.icebergLots()))
                .at("time", order.time())
                .at("updateTime", order.updateTime())
                .with("isWorking", order.isWorking())
                .withAll(working(order));
    }

    /** An order of which a part was taken back. */
    static Fields amended(OrderView order, String clientIdBefore) {
        return new Fields()
                .with("symbol", Grid.SYMBOL)
                .with("orderId", order.orderId())
                .with("orderListId", order.listId())
                .with("origClientOrderId", clientIdBefore)
                .with("clientOrderId", order.clientOrderId())
                .with("price", Grid.price(order.priceTicks()))
                .with("qty", Grid.quantity(order.lots()))
                .with("executedQty", Grid.quantity(order.filledLots()))
                .with("preventedQty", Grid.quantity(order.preventedLots()))
                .with("quoteOrderQty", Grid.amount(order.quoteOrderUnits()))
                .with("cumulativeQuoteQty", Grid.amount(order.filledQuoteUnits()))
                .with("status", order.state())
                .with("timeInForce", order.timeInForce())
                .with("type", order.kind())
                .with("side", order.side())
                .withAll(working(order));
    }

    private static Fields named(OrderView order) {
        return new Fields()
                .with("symbol", Grid.SYMBOL)
                .with("orderId", order.orderId())
                .with("orderListId", order.listId())
                .with("clientOrderId", order.clientOrderId());
    }

    private static Fields state(OrderView order) {
        return new Fields()
                .with("price", Grid.price(order.priceTicks()))
                .with("origQty", Grid.quantity(order.lots()))
                .with("executedQty", Grid.quantity(order.filledLots()))
                .with("origQuoteOrderQty", Grid.amount(order.quoteOrderUnits()))
                .with("cummulativeQuoteQty", Grid.amount(order.filledQuoteUnits()))
                .with("status", order.state())
                .with("timeInForce", order.timeInForce())
                .with("type", order.kind())
                .with("side", order.side())
                .with("stopPrice", order.kind().isConditional() ? Grid.price(order.stopTicks()) : null)
                .withAll(trail(order))
                .with("icebergQty", order.icebergLots() == 0 ? null : Grid.quantity(order.icebergLots()))
                .with("strategyId", order.strategyId())
                .with("strategyType", order.strategyType())
                .withAll(prevented(order))
                .with("expiryReason", order.progress().expiryReason());
    }

    private static Fields trail(OrderView order) {
        if (order.trailingDelta() == 0) {
            return new Fields();
        }
        long since = order.progress().trail().since();
        return new Fields()
                .with("trailingDelta", order.trailingDelta())
                .with("trailingTime", since == -1 ? -1 : new Moment(since));
    }

    private static Fields prevented(OrderView order) {
        return order.preventedLots() == 0
                ? new Fields()
                : new Fields()
                        .with("preventedMatchId", order.progress().preventedMatchId())
                        .with("preventedQuantity", Grid.quantity(order.preventedLots()));
    }

    /** An order that waits for its stop price has no working time yet: -1, in whatever unit. */
    private static Fields working(OrderView order) {
        Fields fields = order.isWorking()
                ? new Fields().at("workingTime", order.workingTime())
                : new Fields().with("workingTime", -1);
        return fields.with("selfTradePreventionMode", order.selfTradePrevention());
    }

    static Fields trade(Fill fill) {
        return new Fields()
                .with("symbol", Grid.SYMBOL)
                .with("id", fill.tradeId())
                .with("orderId", fill.orderId())
                .with("orderListId", fill.listId())
                .with("price", Grid.price(fill.priceTicks()))
                .with("qty", Grid.quantity(fill.lots()))
                .with("quoteQty", Grid.amount(fill.quoteUnits()))
                .with("commission", Grid.amount(fill.feeUnits()))
                .with("commissionAsset", fill.feeAsset())
                .at("time", fill.time())
                .with("isBuyer", fill.side() == Side.BUY)
                .with("isMaker", fill.maker())
                .with("isBestMatch", true);
    }

    static Fields list(OrderListView list, boolean executing, long time) {
        return new Fields()
                .with("orderListId", list.listId())
                .with("contingencyType", list.kind().contingency())
                .with("listStatusType", executing ? "EXEC_STARTED" : "ALL_DONE")
                .with("listOrderStatus", executing ? "EXECUTING" : "ALL_DONE")
                .with("listClientOrderId", list.clientListId())
                .at("transactionTime", time)
                .with("symbol", Grid.SYMBOL)
                .with("orders", legs(list));
    }

    /** The list of an order that was amended. */
    static Fields amendedList(OrderListView list) {
        return new Fields()
                .with("orderListId", list.listId())
                .with("contingencyType", list.kind().contingency())
                .with("listOrderStatus", list.executing() ? "EXECUTING" : "ALL_DONE")
                .with("listClientOrderId", list.clientListId())
                .with("symbol", Grid.SYMBOL)
                .with("orders", legs(list));
    }

    private static List<Fields> legs(OrderListView list) {
        return list.legs().stream()
                .map(leg -> new Fields()
                        .with("symbol", Grid.SYMBOL)
                        .with("orderId", leg.orderId())
                        .with("clientOrderId", leg.clientOrderId()))
                .toList();
    }

    static Fields amendment(Amendment amendment) {
        return new Fields()
                .with("symbol", Grid.SYMBOL)
                .with("orderId", amendment.orderId())
                .with("executionId", amendment.executionId())
                .with("origClientOrderId", amendment.clientOrderIdBefore())
                .with("newClientOrderId", amendment.clientOrderIdAfter())
                .with("origQty", Grid.quantity(amendment.lotsBefore()))
                .with("newQty", Grid.quantity(amendment.lotsAfter()))
                .at("time", amendment.time());
    }

    static Fields preventedMatch(PreventedMatch match) {
        return new Fields()
                .with("symbol", Grid.SYMBOL)
                .with("preventedMatchId", match.id())
                .with("takerOrderId", match.takerOrderId())
                .with("makerSymbol", Grid.SYMBOL)
                .with("makerOrderId", match.makerOrderId())
                .with("tradeGroupId", PreventedMatch.TRADE_GROUP)
                .with("selfTradePreventionMode", match.mode())
                .with("price", Grid.price(match.priceTicks()))
                .with("takerPreventedQuantity", match.takerLots() == 0 ? null : Grid.quantity(match.takerLots()))
                .with("makerPreventedQuantity", match.makerLots() == 0 ? null : Grid.quantity(match.makerLots()))
                .at("transactTime", match.time());
    }
}
