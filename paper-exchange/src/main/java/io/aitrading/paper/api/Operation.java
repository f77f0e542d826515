package io.aitrading.paper.api;

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

    public boolean isSigned() {
        return access == Access.SIGNED || access == Access.LENIENT;
    }

    public boolean is(String otherMethod, String otherPath) {
        return method.equals(otherMethod) && path.equals(otherPath);
    }
}
