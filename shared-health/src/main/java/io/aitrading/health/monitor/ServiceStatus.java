package io.aitrading.health.monitor;

/** What a service says of itself. */
public enum ServiceStatus {
    /** Everything it needs is there. */
    UP(200),
    /** It works, with less. */
    DEGRADED(200),
    /** It is not ready yet. */
    STARTING(503),
    /** It cannot do its work. */
    DOWN(503);

    private final int httpStatus;

    ServiceStatus(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
