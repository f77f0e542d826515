package io.aitrading.paper.api;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * One operation of the API.
 *
 * @param path of REST, with which the WebSocket API's names are matched
 * @param weight what a call costs of the limit per minute
 * @param parameters those it knows, beside the ones of signing; empty with {@link Access#LENIENT} means any
 */
public record Operation(
        String method,
        String path,
        Access access,
        ToIntFunction<Params> weight,
        Set<String> parameters,
        Function<Call, Object> action) {

    private static final Set<String> PLACING = Set.of(
            "/api/v3/order",
            "/api/v3/order/cancelReplace",
            "/api/v3/order/oco",
            "/api/v3/orderList/oco",
            "/api/v3/orderList/oto",
            "/api/v3/orderList/otoco");

    /** What a caller must show. */
    public enum Access {
        PUBLIC,
        /** A key, but no signature. */
        KEY,
        SIGNED,
        /** Signed; parameters are not checked for names. */
        LENIENT
    }

    static Operation open(String path, int weight, Set<String> parameters, Function<Call, Object> action) {
        return new Operation("GET", path, Access.PUBLIC, params -> weight, parameters, action);
    }

    static Operation signed(
            String method, String path, int weight, Set<String> parameters, Function<Call, Object> action) {
        return new Operation(method, path, Access.SIGNED, params -> weight, parameters, action);
    }

    static Set<String> and(Set<String> names, String... more) {
        Set<String> all = new HashSet<>(names);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    public boolean isSigned() {
        return access == Access.SIGNED || access == Access.LENIENT;
    }

    /** Whether it uses up the limits of new orders. */
    public boolean placesOrders() {
        return method.equals("POST") && PLACING.contains(path);
    }

    public boolean is(String otherMethod, String otherPath) {
        return method.equals(otherMethod) && path.equals(otherPath);
    }
}
