package io.aitrading.gateway;

import io.aitrading.web.ErrorCode;

/** What a caller can hear from the gateway itself, beyond the common errors. */
public enum GatewayError implements ErrorCode {
    SERVICE_NOT_DEPLOYED(503, "This service is not part of this installation", false),
    SERVICE_UNREACHABLE(503, "The service behind this address does not answer", true),
    OUTCOME_UNKNOWN(504, "The service did not answer in time; whether it acted is not known", true);

    private final int status;
    private final String title;
    private final boolean retryable;

    GatewayError(int status, String title, boolean retryable) {
        this.status = status;
        this.title = title;
        this.retryable = retryable;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }
}
