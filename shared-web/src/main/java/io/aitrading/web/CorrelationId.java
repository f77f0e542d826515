package io.aitrading.web;

import io.aitrading.health.LogKeys;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The id that joins everything one request causes, in every service. */
public final class CorrelationId {
    public static final String HEADER = "X-Correlation-Id";

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private CorrelationId() {}

    /** The id of the request that this thread works for. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(LogKeys.CORRELATION_ID));
    }

    /** Whether an id from outside may be taken over: nothing that could forge a log line or a header. */
    public static boolean isValid(@Nullable String id) {
        return id != null && SHAPE.matcher(id).matches();
    }
}
