package io.aitrading.health;

/** Keys of the diagnostic context that every log line carries where they are known. */
public final class LogKeys {
    public static final String SERVICE = "service";
    public static final String CORRELATION_ID = "correlationId";
    public static final String TRACE_ID = "traceId";
    public static final String USER_ID = "userId";
    public static final String ORDER_ID = "orderId";

    private LogKeys() {}
}
