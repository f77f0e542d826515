package io.aitrading.configuration;

import io.aitrading.web.ErrorCode;

/** What this service refuses, beyond the errors that all services share. */
public enum ConfigurationError implements ErrorCode {
    REVISION_MISMATCH(412, "Someone else changed it in the meantime: read it again"),
    REVISION_REQUIRED(428, "Say with If-Match which revision is to be replaced"),
    CONFIG_REJECTED(422, "Keys or values do not fit the service's schema"),
    TOO_MANY_WATCHERS(503, "Too many questions are open already");

    private final int status;
    private final String title;

    ConfigurationError(int status, String title) {
        this.status = status;
        this.title = title;
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
        return this == TOO_MANY_WATCHERS;
    }
}
