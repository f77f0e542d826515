package io.aitrading.orders;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Positional parameters of a statement, some of which may be null. */
public final class SqlParameters {

    private SqlParameters() {}

    public static List<@Nullable Object> of(@Nullable Object... values) {
        List<@Nullable Object> parameters = new ArrayList<>(values.length);
        Collections.addAll(parameters, values);
        return parameters;
    }
}
