package io.aitrading.paper.api;

import static io.aitrading.paper.api.Operation.signed;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.VenueQueries;
import io.aitrading.paper.order.OrderView;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asking for orders: one, the open ones, all. */
@Component
final class OrderQueries implements Operations {
    static final Set<String> ONE_ORDER = Set.of("symbol", "orderId", "origClientOrderId");

    private static final long HISTORY_SPAN_MAX_MILLIS = Duration.ofHours(24).toMillis();

    private final VenueQueries queries;

    OrderQueries(VenueQueries queries) {
        this.queries = queries;
    }

    @Override
    public List<Operation> all() {
        return List.of(
                signed("GET", "/api/v3/order", 4, ONE_ORDER, this::order),
                new Operation(
                        "GET",
                        "/api/v3/openOrders",
                        Operation.Access.SIGNED,
                        params -> params.has("symbol") ? 6 : 80,
                        Set.of("symbol"),
                        this::openOrders),
                signed(
                        "GET",
                        "/api/v3/order/amendments",
                        4,
                        Set.of("symbol", "orderId", "fromExecutionId", "limit"),
                        this::amendments),
                new Operation(
                        "GET",
                        "/api/v3/myPreventedMatches",
                        Operation.Access.SIGNED,
                        params -> params.has("preventedMatchId") ? 2 : 20,
                        Set.of("symbol", "preventedMatchId", "orderId", "fromPreventedMatchId", "limit"),
                        this::preventedMatches),
                signed(
                        "GET",
                        "/api/v3/allOrders",
                        20,
                        Set.of("symbol", "orderId", "startTime", "endTime", "limit"),
                        this::allOrders));
    }

    private Object order(Call call) {
        Params params = call.params();
        params.requireSymbol();
        params.requireEither("orderId", "origClientOrderId");
        Long orderId = params.optionalLong("orderId");
        String clientId = params.optional("origClientOrderId");
        OrderView order = queries.order(call.account(), orderId, orderId == null ? clientId : null)
                .orElseThrow(VenueError.NO_SUCH_ORDER::exception);
        if (clientId != null && !clientId.equals(order.clientOrderId())) {
            throw VenueError.CLIENT_ID_OF_ANOTHER.exception();
        }
        return OrderShapes.queried(order);
    }

    private Object openOrders(Call call) {
        if (call.params().has("symbol")) {
            call.params().requireSymbol();
        }
        return queries.openOrders(call.account()).stream()
                .map(OrderShapes::queried)
                .toList();
    }

    private Object allOrders(Call call) {
        Params params = call.params();
        params.requireSymbol();
        Long startTime = params.startTime();
        Long endTime = params.endTime();
        requireSpan(startTime, endTime);
        return queries
                .orders(call.account(), params.optionalLong("orderId"), startTime, endTime, params.limit(500, 1000))
                .stream()
                .map(OrderShapes::queried)
                .toList();
    }

    private Object amendments(Call call) {
        Params params = call.params();
        params.requireSymbol();
        long orderId = params.longValue("orderId");
        return queries
                .amendments(call.account(), orderId, params.optionalLong("fromExecutionId"), params.limit(500, 1000))
                .stream()
                .map(OrderShapes::amendment)
                .toList();
    }

    private Object preventedMatches(Call call) {
        Params params = call.params();
        params.requireSymbol();
        Long matchId = params.optionalLong("preventedMatchId");
        Long orderId = params.optionalLong("orderId");
        Long fromId = params.optionalLong("fromPreventedMatchId");
        params.requireEither("preventedMatchId", "orderId");
        if (matchId != null && (orderId != null || fromId != null)) {
            throw VenueError.INVALID_COMBINATION.exception();
        }
        return queries.preventedMatches(call.account(), matchId, orderId, fromId, params.limit(500, 1000)).stream()
                .map(OrderShapes::preventedMatch)
                .toList();
    }

    /** Histories are asked for a day at a time. */
    static void requireSpan(@Nullable Long startTime, @Nullable Long endTime) {
        if (startTime != null && endTime != null && endTime - startTime > HISTORY_SPAN_MAX_MILLIS) {
            throw VenueError.LOOKUP_TOO_BIG.exception(24);
        }
    }
}
