package io.aitrading.paper.api;

import static io.aitrading.paper.api.Operation.signed;

import io.aitrading.domain.Side;
import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.VenueCore.PlacedList;
import io.aitrading.paper.engine.VenueEngine;
import io.aitrading.paper.limit.RateLimits;
import io.aitrading.paper.order.NewList;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Placing lists: pairs, in the present form and in the older one that many clients still send, and orders that wait for others. */
@Component
final class ListPlacing implements Operations {
    private static final Set<String> SHARED = Set.of("symbol", "selfTradePreventionMode", "newOrderRespType");
    private static final Set<String> SHARED_BY_PAIR = Operation.and(SHARED, "side", "quantity");
    private static final List<String> OF_AN_ORDER = List.of(
            "Type",
            "ClientOrderId",
            "Price",
            "StopPrice",
            "TrailingDelta",
            "IcebergQty",
            "TimeInForce",
            "StrategyId",
            "StrategyType");
    private static final Set<String> PAIR = parameters(List.of("above", "below"), "side", "quantity");
    private static final Set<String> OTO = parameters(
            List.of("working", "pending"), "workingSide", "workingQuantity", "pendingSide", "pendingQuantity");
    private static final Set<String> OTOCO = parameters(
            List.of("working", "pendingAbove", "pendingBelow"),
            "workingSide",
            "workingQuantity",
            "pendingSide",
            "pendingQuantity");
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
    private final RateLimits limits;

    ListPlacing(VenueEngine engine, RateLimits limits) {
        this.engine = engine;
        this.limits = limits;
    }

    @Override
    public List<Operation> all() {
        return List.of(
                signed("POST", "/api/v3/orderList/oco", 1, PAIR, this::pair),
                signed("POST", "/api/v3/order/oco", 1, OLDER_PAIR, this::olderPair),
                signed("POST", "/api/v3/orderList/oto", 1, OTO, this::oneTriggersOther),
                signed("POST", "/api/v3/orderList/otoco", 1, OTOCO, this::oneTriggersPair));
    }

    private static Set<String> parameters(List<String> prefixes, String... more) {
        Set<String> names = new HashSet<>(Operation.and(SHARED, more));
        names.add("listClientOrderId");
        for (String prefix : prefixes) {
            OF_AN_ORDER.forEach(name -> names.add(prefix + name));
        }
        return Set.copyOf(names);
    }

    private Object pair(Call call) {
        Params params = call.params();
        params.requireSymbol();
        Side side = OrderParser.side(params);
        NewOrder above = OrderParser.parse(params.under("above", SHARED_BY_PAIR), side, "clientOrderId");
        NewOrder below = OrderParser.parse(params.under("below", SHARED_BY_PAIR), side, "clientOrderId");
        return place(call, NewList.oco(clientListId(call), above, below));
    }

    /** Price is the limit maker's, stopPrice the stop's; which of them lies above follows from the side. */
    private Object olderPair(Call call) {
        Params params = call.params();
        params.requireSymbol();
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
        copy(params, stop, "trailingDelta", "trailingDelta");
        NewOrder limitOrder = OrderParser.parse(new Params(limit), side, "clientOrderId");
        NewOrder stopOrder = OrderParser.parse(new Params(stop), side, "clientOrderId");
        return place(
                call,
                side == Side.SELL
                        ? NewList.oco(clientListId(call), limitOrder, stopOrder)
                        : NewList.oco(clientListId(call), stopOrder, limitOrder));
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

    private Object oneTriggersOther(Call call) {
        NewOrder working = working(call.params());
        Params pending = call.params().under("pending", SHARED);
        return place(
                call,
                NewList.oto(
                        clientListId(call),
                        working,
                        OrderParser.parse(pending, OrderParser.side(pending), "clientOrderId")));
    }

    private Object oneTriggersPair(Call call) {
        Params params = call.params();
        NewOrder working = working(params);
        Map<String, String> both = new HashMap<>(Map.of("quantity", params.text("pendingQuantity")));
        Side side = OrderParser.side(params.under("pending", SHARED));
        NewOrder above = OrderParser.parse(params.under("pendingAbove", SHARED).with(both), side, "clientOrderId");
        NewOrder below = OrderParser.parse(params.under("pendingBelow", SHARED).with(both), side, "clientOrderId");
        return place(call, NewList.otoco(clientListId(call), working, above, below));
    }

    private static NewOrder working(Params params) {
        params.requireSymbol();
        Params own = params.under("working", SHARED);
        NewOrder working = OrderParser.parse(own, OrderParser.side(own), "clientOrderId");
        if (working.kind() != OrderKind.LIMIT && working.kind() != OrderKind.LIMIT_MAKER) {
            throw VenueError.INVALID_DATA.exception("workingType");
        }
        return working;
    }

    private static @Nullable String clientListId(Call call) {
        return call.params().clientId("listClientOrderId");
    }

    private Object place(Call call, NewList wanted) {
        long account = call.account();
        ResponseType type = ResponseType.of(call.params(), ResponseType.RESULT);
        limits.countOrder(account, wanted.orders().size());
        PlacedList placed = engine.execute(core -> core.placeList(account, wanted));
        return OrderShapes.list(placed.list(), true, placed.list().time())
                .with("orderReports", placed.orders().stream().map(type::shape).toList());
    }
}
