package io.aitrading.paper.api;

import static io.aitrading.paper.api.Operation.signed;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.VenueCore.Cancelled;
import io.aitrading.paper.engine.VenueEngine;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.order.OrderView;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cancelling one order, or all; an order of a pair takes the other one with it. */
@Component
final class CancelOperations implements Operations {
    private static final Set<String> RESTRICTIONS = Set.of("ONLY_NEW", "ONLY_PARTIALLY_FILLED");

    private final VenueEngine engine;

    CancelOperations(VenueEngine engine) {
        this.engine = engine;
    }

    /** Under which names a request says what it wants cancelled, and how it calls the cancellation. */
    record Names(String orderId, String clientOrderId, String requestId) {
        static final Names PLAIN = new Names("orderId", "origClientOrderId", "newClientOrderId");
        static final Names IN_REPLACE = new Names("cancelOrderId", "cancelOrigClientOrderId", "cancelNewClientOrderId");
    }

    @Override
    public List<Operation> all() {
        return List.of(
                signed(
                        "DELETE",
                        "/api/v3/order",
                        1,
                        Operation.and(OrderQueries.ONE_ORDER, "newClientOrderId", "cancelRestrictions"),
                        call -> shape(cancelNow(call, Names.PLAIN))),
                signed("DELETE", "/api/v3/openOrders", 1, Set.of("symbol"), this::cancelAll));
    }

    Cancelled cancelNow(Call call, Names names) {
        Params params = call.params();
        params.requireSymbol();
        params.requireEither(names.orderId(), names.clientOrderId());
        long account = call.account();
        Long orderId = params.optionalLong(names.orderId());
        String clientId = params.optional(names.clientOrderId());
        String requestId = params.clientId(names.requestId());
        String restriction = restriction(params);
        return engine.execute(core -> {
            OrderView open = core.requireOpenView(account, orderId, clientId);
            if (restriction != null
                    && !restriction.equals("ONLY_" + open.state().name())) {
                throw VenueError.ORDER_NOT_CANCELED_DUE_TO_RESTRICTIONS.exception();
            }
            return core.cancel(account, orderId, clientId, requestId);
        });
    }

    private static @Nullable String restriction(Params params) {
        String restriction = params.optional("cancelRestrictions");
        if (restriction != null && !RESTRICTIONS.contains(restriction)) {
            throw VenueError.INVALID_CANCEL_RESTRICTIONS.exception();
        }
        return restriction;
    }

    private Object cancelAll(Call call) {
        call.params().requireSymbol();
        long account = call.account();
        return engine.execute(core -> core.cancelAll(account)).stream()
                .map(CancelOperations::shape)
                .toList();
    }

    static Fields shape(Cancelled cancelled) {
        if (cancelled.list() == null) {
            return OrderShapes.cancelled(cancelled.orders().getFirst(), cancelled.requestClientId());
        }
        long time = cancelled.orders().getFirst().updateTime();
        return OrderShapes.list(cancelled.list(), false, time)
                .with(
                        "orderReports",
                        cancelled.orders().stream()
                                .map(order -> OrderShapes.cancelled(order, cancelled.requestClientId()))
                                .toList());
    }
}
