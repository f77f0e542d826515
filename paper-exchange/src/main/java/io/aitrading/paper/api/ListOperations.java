package io.aitrading.paper.api;

import static io.aitrading.paper.api.Operation.signed;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.VenueCore.Cancelled;
import io.aitrading.paper.engine.VenueEngine;
import io.aitrading.paper.engine.VenueQueries;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.order.OrderListView;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asking for lists of orders, and cancelling them. */
@Component
final class ListOperations implements Operations {
    private final VenueEngine engine;
    private final VenueQueries queries;

    ListOperations(VenueEngine engine, VenueQueries queries) {
        this.engine = engine;
        this.queries = queries;
    }

    @Override
    public List<Operation> all() {
        return List.of(
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
        Long fromId = params.optionalLong("fromId");
        Long startTime = params.startTime();
        Long endTime = params.endTime();
        if (fromId != null && (startTime != null || endTime != null)) {
            throw VenueError.INVALID_COMBINATION.exception();
        }
        OrderQueries.requireSpan(startTime, endTime);
        return queries.lists(call.account(), false, fromId, startTime, endTime, params.limit(500, 1000)).stream()
                .map(ListOperations::shape)
                .toList();
    }

    private Object open(Call call) {
        return queries.lists(call.account(), true, null, null, null, 1000).stream()
                .map(ListOperations::shape)
                .toList();
    }

    private static Fields shape(OrderListView list) {
        return OrderShapes.list(list, list.executing(), list.time());
    }
}
