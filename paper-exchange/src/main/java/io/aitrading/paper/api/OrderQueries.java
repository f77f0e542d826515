package io.aitrading.paper.api;

import static io.aitrading.paper.api.Operation.signed;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.VenueQueries;
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
                        "/api/v3/allOrders",
                        20,
                        Set.of("symbol", "orderId", "startTime", "endTime", "limit"),
                        this::allOrders));
    }

    private Object order(Call call) {
        Params params = call.params();
        params.requireSymbol();
        params.requireEither("orderId", "origClientOrderId");
        return queries.order(call.account(), params.optionalLong("orderId"), params.optional("origClientOrderId"))
                .map(OrderShapes::queried)
                .orElseThrow(VenueError.NO_SUCH_ORDER::exception);
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
        Long startTime = params.optionalLong("startTime");
        Long endTime = params.optionalLong("endTime");
        requireSpan(startTime, endTime);
        return queries
                .orders(call.account(), params.optionalLong("orderId"), startTime, endTime, params.limit(500, 1000))
                .stream()
                .map(OrderShapes::queried)
                .toList();
    }

    /** Histories are asked for a day at a time. */
    static void requireSpan(@Nullable Long startTime, @Nullable Long endTime) {
        if (startTime != null && endTime != null && endTime - startTime > HISTORY_SPAN_MAX_MILLIS) {
            throw VenueError.LOOKUP_TOO_BIG.exception(24);
        }
    }
}
