package io.aitrading.paper.api;

import static io.aitrading.paper.api.Operation.signed;

import io.aitrading.domain.Side;
import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.VenueCore.Cancelled;
import io.aitrading.paper.engine.VenueEngine;
import io.aitrading.paper.engine.VenueQueries;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.limit.RateLimits;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderListView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** One-cancels-the-other pairs, in the present form and in the older one that many clients still send. */
@Component
final class ListOperations implements Operations {
    private static final Set<String> SHARED =
            Set.of("symbol", "side", "quantity", "selfTradePreventionMode", "newOrderRespType");
    private static final Set<String> PAIR = Set.of(
            "symbol",
            "listClientOrderId",
            "side",
            "quantity",
            "aboveType",
            "aboveClientOrderId",
            "aboveIcebergQty",
            "abovePrice",
            "aboveStopPrice",
            "aboveTrailingDelta",
            "aboveTimeInForce",
            "aboveStrategyId",
            "aboveStrategyType",
            "belowType",
            "belowClientOrderId",
            "belowIcebergQty",
            "belowPrice",
            "belowStopPrice",
            "belowTrailingDelta",
            "belowTimeInForce",
            "belowStrategyId",
            "belowStrategyType",
            "newOrderRespType",
            "selfTradePreventionMode");
    private static final Set<String> OLDER_PAIR = Set.of(
            "symbol",
            "listClientOrderId",
            "side",
            "quantity",
            "limitClientOrderId",
            "limitStrategyId",
            "limitStrategyType",
            "price",
            "limitIcebergQty",
            "trailingDelta",
            "stopClientOrderId",
            "stopPrice",
            "stopStrategyId",
            "stopStrategyType",
            "stopLimitPrice",
            "stopIcebergQty",
            "stopLimitTimeInForce",
            "newOrderRespType",
            "selfTradePreventionMode");

    private final VenueEngine engine;
    private final VenueQueries queries;
    private final RateLimits limits;

    ListOperations(VenueEngine engine, VenueQueries queries, RateLimits limits) {
        this.engine = engine;
        this.queries = queries;
        this.limits = limits;
    }

    @Override
    public List<Operation> all() {
        return List.of(
                signed("POST", "/api/v3/orderList/oco", 1, PAIR, this::place),
                signed("POST", "/api/v3/order/oco", 1, OLDER_PAIR, this::placeOlder),
                signed("GET", "/api/v3/orderList", 4, Set.of("orderListId", "origClientOrderId"), this::list),
                signed(
                        "DELETE",
                        "/api/v3/orderList",
                        1,
                        Set.of("symbol", "orderListId", "listClientOrderId", "newClientOrderId"),
                        this::cancel),
                signed("GET", "/api/v3/allOrderList", 20, Set.of("fromId", "startTime", "endTime", "limit"), this::all),
                signed("GET", "/api/v3/openOrderList", 6, Set.of(), this::open));
    }

    private Object place(Call call) {
        Params params = call.params();
        params.requireSymbol();
        Side side = OrderParser.side(params);
        NewOrder above = OrderParser.parse(params.under("above", SHARED), side, "clientOrderId");
        NewOrder below = OrderParser.parse(params.under("below", SHARED), side, "clientOrderId");
        return placePair(call, above, below);
    }

    /** Price is the limit maker's, stopPrice the stop's; which of them lies above follows from the side. */
    private Object placeOlder(Call call) {
        Params params = call.params();
        params.requireSymbol();
        params.forbid("trailingDelta");
        Side side = OrderParser.side(params);
        Map<String, String> limit = shared(params);
        limit.put("type", "LIMIT_MAKER");
        copy(params, limit, "price", "price", "limitClientOrderId", "clientOrderId", "limitIcebergQty", "icebergQty");
        copy(params, limit, "limitStrategyId", "strategyId", "limitStrategyType", "strategyType");
        Map<String, String> stop = shared(params);
        stop.put("type", params.has("stopLimitPrice") ? "STOP_LOSS_LIMIT" : "STOP_LOSS");
        copy(params, stop, "stopPrice", "stopPrice", "stopLimitPrice", "price", "stopClientOrderId", "clientOrderId");
        copy(params, stop, "stopLimitTimeInForce", "timeInForce", "stopIcebergQty", "icebergQty");
        copy(params, stop, "stopStrategyId", "strategyId", "stopStrategyType", "strategyType");
        NewOrder limitOrder = OrderParser.parse(new Params(limit), side, "clientOrderId");
        NewOrder stopOrder = OrderParser.parse(new Params(stop), side, "clientOrderId");
        return side == Side.SELL ? placePair(call, limitOrder, stopOrder) : placePair(call, stopOrder, limitOrder);
    }

    private static Map<String, String> shared(Params params) {
        Map<String, String> values = new LinkedHashMap<>();
        copy(params, values, "quantity", "quantity", "selfTradePreventionMode", "selfTradePreventionMode");
        return values;
    }

    private static void copy(Params from, Map<String, String> to, String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            String value = from.optional(pairs[i]);
            if (value != null) {
                to.put(pairs[i + 1], value);
            }
        }
    }

    private Object placePair(Call call, NewOrder above, NewOrder below) {
        long account = call.account();
        ResponseType.of(call.params(), ResponseType.RESULT);
        String clientListId = call.params().clientId("listClientOrderId");
        limits.countOrder(account, 2);
        OrderListView list = engine.execute(core -> core.placePair(account, clientListId, above, below));
        Fields shape = OrderShapes.list(list, true, list.time());
        List<Object> reports = new ArrayList<>();
        for (long orderId : new long[] {list.firstOrderId(), list.secondOrderId()}) {
            queries.order(account, orderId, null).ifPresent(order -> reports.add(OrderShapes.result(order)));
        }
        shape.with("orderReports", reports);
        return shape;
    }

    private Object list(Call call) {
        Params params = call.params();
        params.requireEither("orderListId", "origClientOrderId");
        return queries.list(call.account(), params.optionalLong("orderListId"), params.optional("origClientOrderId"))
                .map(ListOperations::shape)
                .orElseThrow(VenueError.NO_SUCH_LIST::exception);
    }

    private Object cancel(Call call) {
        Params params = call.params();
        params.requireSymbol();
        params.requireEither("orderListId", "listClientOrderId");
        long account = call.account();
        Long listId = params.optionalLong("orderListId");
        String clientListId = params.optional("listClientOrderId");
        String requestId = params.clientId("newClientOrderId");
        Cancelled cancelled = engine.execute(core -> core.cancelList(account, listId, clientListId, requestId));
        return CancelOperations.shape(cancelled);
    }

    private Object all(Call call) {
        Params params = call.params();
        return queries.lists(call.account(), false, params.optionalLong("fromId"), params.limit(500, 1000)).stream()
                .map(ListOperations::shape)
                .toList();
    }

    private Object open(Call call) {
        return queries.lists(call.account(), true, null, 1000).stream()
                .map(ListOperations::shape)
                .toList();
    }

    private static Fields shape(OrderListView list) {
        return OrderShapes.list(list, list.executing(), list.time());
    }
}
