package io.aitrading.paper.api;

import static io.aitrading.paper.api.Operation.signed;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.VenueCore.Cancelled;
import io.aitrading.paper.engine.VenueCore.Placed;
import io.aitrading.paper.engine.VenueEngine;
import io.aitrading.paper.engine.VenueQueries;
import io.aitrading.paper.json.Json;
import io.aitrading.paper.limit.RateLimits;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Placing, cancelling and asking for single orders. */
@Component
final class OrderOperations implements Operations {
    private static final long HISTORY_SPAN_MAX_MILLIS = Duration.ofHours(24).toMillis();
    private static final Set<String> ONE_ORDER = Set.of("symbol", "orderId", "origClientOrderId");

    private final VenueEngine engine;
    private final VenueQueries queries;
    private final RateLimits limits;

    OrderOperations(VenueEngine engine, VenueQueries queries, RateLimits limits) {
        this.engine = engine;
        this.queries = queries;
        this.limits = limits;
    }

    @Override
    public List<Operation> all() {
        return List.of(
                signed("POST", "/api/v3/order", 1, OrderParser.PARAMETERS, this::place),
                signed(
                        "POST",
                        "/api/v3/order/test",
                        1,
                        and(OrderParser.PARAMETERS, "computeCommissionRates"),
                        this::test),
                signed("GET", "/api/v3/order", 4, ONE_ORDER, this::order),
                signed(
                        "DELETE",
                        "/api/v3/order",
                        1,
                        and(ONE_ORDER, "newClientOrderId", "cancelRestrictions"),
                        this::cancel),
                signed(
                        "PUT",
                        "/api/v3/order/amend/keepPriority",
                        4,
                        and(ONE_ORDER, "newClientOrderId", "newQty"),
                        this::reduce),
                new Operation(
                        "GET",
                        "/api/v3/openOrders",
                        Operation.Access.SIGNED,
                        params -> params.has("symbol") ? 6 : 80,
                        Set.of("symbol"),
                        this::openOrders),
                signed("DELETE", "/api/v3/openOrders", 1, Set.of("symbol"), this::cancelAll),
                signed(
                        "GET",
                        "/api/v3/allOrders",
                        20,
                        Set.of("symbol", "orderId", "startTime", "endTime", "limit"),
                        this::allOrders));
    }

    private Object place(Call call) {
        NewOrder wanted = OrderParser.parse(call.params());
        requireKnownResponseType(call.params());
        return shape(call.params(), placeNow(call.account(), wanted));
    }

    Placed placeNow(long account, NewOrder wanted) {
        limits.countOrder(account, 1);
        return engine.execute(core -> core.place(account, wanted));
    }

    static Map<String, Object> shape(Params params, Placed placed) {
        return switch (OrderShapes.responseType(params, placed.order().kind())) {
            case "ACK" -> OrderShapes.acknowledged(placed.order());
            case "RESULT" -> OrderShapes.result(placed.order());
            case "FULL" -> OrderShapes.full(placed.order(), placed.fills());
            default -> throw VenueError.INVALID_DATA.exception("newOrderRespType");
        };
    }

    /** An unknown answer type must be refused before the order is placed. */
    static void requireKnownResponseType(Params params) {
        String type = params.optional("newOrderRespType");
        if (type != null && !Set.of("ACK", "RESULT", "FULL").contains(type)) {
            throw VenueError.INVALID_DATA.exception("newOrderRespType");
        }
    }

    private Object test(Call call) {
        NewOrder wanted = OrderParser.parse(call.params());
        requireKnownResponseType(call.params());
        long account = call.account();
        engine.execute(core -> {
            core.test(account, wanted);
            return true;
        });
        if (!call.params().flag("computeCommissionRates")) {
            return Map.of();
        }
        return Json.object(
                "standardCommissionForOrder",
                OrderShapes.commissionRates(),
                "taxCommissionForOrder",
                OrderShapes.noRates(),
                "discount",
                Json.object(
                        "enabledForAccount",
                        false,
                        "enabledForSymbol",
                        false,
                        "discountAsset",
                        "BNB",
                        "discount",
                        "0.00000000"));
    }

    private Object order(Call call) {
        Params params = call.params();
        params.requireSymbol();
        params.requireEither("orderId", "origClientOrderId");
        return queries.order(call.account(), params.optionalLong("orderId"), params.optional("origClientOrderId"))
                .map(OrderShapes::queried)
                .orElseThrow(VenueError.NO_SUCH_ORDER::exception);
    }

    private Object cancel(Call call) {
        Cancelled cancelled = cancelNow(call.account(), call.params(), "orderId", "origClientOrderId");
        return cancelledShape(cancelled);
    }

    Cancelled cancelNow(long account, Params params, String idName, String clientIdName) {
        params.requireSymbol();
        params.requireEither(idName, clientIdName);
        Long orderId = params.optionalLong(idName);
        String clientId = params.optional(clientIdName);
        String requestId =
                params.clientId(clientIdName.startsWith("cancel") ? "cancelNewClientOrderId" : "newClientOrderId");
        String restriction = params.optional("cancelRestrictions");
        if (restriction != null && !Set.of("ONLY_NEW", "ONLY_PARTIALLY_FILLED").contains(restriction)) {
            throw VenueError.INVALID_DATA.exception("cancelRestrictions");
        }
        return engine.execute(core -> {
            OrderView open = core.requireOpenView(account, orderId, clientId);
            if (restriction != null
                    && !restriction.equals("ONLY_" + open.state().name())) {
                throw VenueError.ORDER_NOT_CANCELED_DUE_TO_RESTRICTIONS.exception();
            }
            return core.cancel(account, orderId, clientId, requestId);
        });
    }

    static Map<String, Object> cancelledShape(Cancelled cancelled) {
        if (cancelled.list() == null) {
            return OrderShapes.cancelled(cancelled.orders().getFirst(), cancelled.requestClientId());
        }
        long time = cancelled.orders().getFirst().updateTime();
        Map<String, Object> shape = OrderShapes.list(cancelled.list(), false, time);
        List<Object> reports = new ArrayList<>();
        cancelled.orders().forEach(order -> reports.add(OrderShapes.cancelled(order, cancelled.requestClientId())));
        shape.put("orderReports", reports);
        return shape;
    }

    private Object reduce(Call call) {
        Params params = call.params();
        params.requireSymbol();
        params.requireEither("orderId", "origClientOrderId");
        long account = call.account();
        long lots = OrderParser.lots(params, "newQty", VenueError.INVALID_QUANTITY);
        OrderView reduced = engine.execute(core ->
                core.reduce(account, params.optionalLong("orderId"), params.optional("origClientOrderId"), lots));
        Map<String, Object> amended = Json.object(
                "symbol",
                params.text("symbol"),
                "orderId",
                reduced.orderId(),
                "orderListId",
                reduced.listId(),
                "origClientOrderId",
                reduced.clientOrderId(),
                "clientOrderId",
                reduced.clientOrderId());
        Map<String, Object> now = OrderShapes.queried(reduced);
        amended.put("price", String.valueOf(now.get("price")));
        amended.put("qty", String.valueOf(now.get("origQty")));
        amended.put("executedQty", String.valueOf(now.get("executedQty")));
        amended.put("cumulativeQuoteQty", String.valueOf(now.get("cummulativeQuoteQty")));
        amended.put("status", reduced.state());
        amended.put("timeInForce", reduced.timeInForce());
        amended.put("type", reduced.kind());
        amended.put("side", reduced.side());
        amended.put("workingTime", reduced.workingTime());
        amended.put("selfTradePreventionMode", reduced.selfTradePrevention());
        return Json.object(
                "transactTime", reduced.updateTime(), "executionId", reduced.orderId(), "amendedOrder", amended);
    }

    private Object openOrders(Call call) {
        if (call.params().has("symbol")) {
            call.params().requireSymbol();
        }
        return queries.openOrders(call.account()).stream()
                .map(OrderShapes::queried)
                .toList();
    }

    private Object cancelAll(Call call) {
        call.params().requireSymbol();
        long account = call.account();
        return engine.execute(core -> core.cancelAll(account)).stream()
                .map(OrderOperations::cancelledShape)
                .toList();
    }

    private Object allOrders(Call call) {
        Params params = call.params();
        params.requireSymbol();
        Long startTime = params.optionalLong("startTime");
        Long endTime = params.optionalLong("endTime");
        requireSpan(startTime, endTime);
        return queries
                .orders(call.account(), params.optionalLong("orderId"), startTime, endTime, params.limit(500, 1000))
                .stream()
                .map(OrderShapes::queried)
                .toList();
    }

    static void requireSpan(@Nullable Long startTime, @Nullable Long endTime) {
        if (startTime != null && endTime != null && endTime - startTime > HISTORY_SPAN_MAX_MILLIS) {
            throw VenueError.LOOKUP_TOO_BIG.exception(24);
        }
    }

    static Set<String> and(Set<String> names, String... more) {
        Set<String> all = new HashSet<>(names);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
