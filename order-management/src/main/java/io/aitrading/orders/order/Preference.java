package io.aitrading.orders.order;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller prefers, by the header {@code Prefer} of RFC 7240. One preference is known, {@code respond-async}: the answer comes
 * as soon as the order is committed, and what the venue says of it comes by the order itself. Others are ignored, as the RFC asks.
 */
record Preference(boolean isAsync) {
    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";
    static final String RESPOND_ASYNC = "respond-async";

    /** @param values of the header, each with one preference or several */
    static Preference of(@Nullable List<String> values) {
        return new Preference(values != null
                && values.stream()
                        .flatMap(value -> Arrays.stream(value.split(",", -1)))
                        .map(preference -> preference.split(";", 2)[0].strip())
                        .anyMatch(RESPOND_ASYNC::equalsIgnoreCase));
    }
}
