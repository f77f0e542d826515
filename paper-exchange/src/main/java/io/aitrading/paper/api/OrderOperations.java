package io.aitrading.paper.api;

import static io.aitrading.paper.api.Operation.signed;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.VenueCore.Placed;
import io.aitrading.paper.engine.VenueCore.Reduced;
import io.aitrading.paper.engine.VenueEngine;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.limit.RateLimits;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderListView;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Placing single orders, trying whether one could be placed, and taking back a part of one. */
@Component
final class OrderOperations implements Operations {
    private final VenueEngine engine;
    private final RateLimits limits;

    OrderOperations(VenueEngine engine, RateLimits limits) {
        this.engine = engine;
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
                        Operation.and(OrderParser.PARAMETERS, "computeCommissionRates"),
                        this::test),
                signed(
                        "PUT",
                        "/api/v3/order/amend/keepPriority",
                        4,
                        Operation.and(OrderQueries.ONE_ORDER, "newClientOrderId", "newQty"),
                        this::reduce));
    }

    private Object place(Call call) {
        NewOrder wanted = OrderParser.parse(call.params());
        ResponseType type = ResponseType.of(call.params(), wanted.kind());
        return type.shape(placeNow(call.account(), wanted));
    }

    Placed placeNow(long account, NewOrder wanted) {
        limits.countOrder(account, 1);
        return engine.execute(core -> core.place(account, wanted));
    }

    private Object test(Call call) {
        NewOrder wanted = OrderParser.parse(call.params());
        ResponseType.of(call.params(), wanted.kind());
        long account = call.account();
        engine.execute(core -> {
            core.test(account, wanted);
            return true;
        });
        if (!call.params().flag("computeCommissionRates")) {
            return Map.of();
        }
        return new Fields()
                .with("standardCommissionForOrder", FeeShapes.standard())
                .with("specialCommissionForOrder", FeeShapes.none())
                .with("taxCommissionForOrder", FeeShapes.none())
                .with("discount", FeeShapes.discount());
    }

    private Object reduce(Call call) {
        Params params = call.params();
        params.requireSymbol();
        params.requireEither("orderId", "origClientOrderId");
        long account = call.account();
        Long orderId = params.optionalLong("orderId");
        String clientId = params.optional("origClientOrderId");
        long lots = OrderParser.lots(params, "newQty", VenueError.INVALID_QUANTITY);
        String newClientId = params.clientId("newClientOrderId");
        Reduced reduced = engine.execute(core -> core.reduce(account, orderId, clientId, lots, newClientId));
        OrderListView list = reduced.list();
        return new Fields()
                .at("transactTime", reduced.order().updateTime())
                .with("executionId", reduced.executionId())
                .with("amendedOrder", OrderShapes.amended(reduced.order(), reduced.clientIdBefore()))
                .with("listStatus", list == null ? null : OrderShapes.amendedList(list));
    }
}
