package io.aitrading.gateway;

import io.aitrading.web.PlatformError;

/** What a caller can hear from the gateway itself, beyond the common errors. */
public enum GatewayError implements PlatformError {
    SERVICE_NOT_DEPLOYED(503, "This service is not part of this installation", false),
    SERVICE_UNREACHABLE(503, "The service behind this address does not answer", true),
    OUTCOME_UNKNOWN(504, "The service did not answer in time; whether it acted is not known", true);

    private final Shape shape;

    GatewayError(int status, String title, boolean retryable) {
        this.shape = new Shape(status, title, retryable);
    }

    @Override
    public Shape shape() {
        return shape;
    }
}
