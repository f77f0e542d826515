package io.aitrading.configuration;

import io.aitrading.web.PlatformError;

/** What this service refuses, beyond the errors that all services share. */
public enum ConfigurationError implements PlatformError {
    REVISION_MISMATCH(412, "Someone else changed it in the meantime: read it again", false),
    REVISION_REQUIRED(428, "Say with If-Match which revision is to be replaced", false),
    CONFIG_REJECTED(422, "Keys or values do not fit the service's schema", false),
    ROLLED_BACK_BEFORE(409, "These values did harm and were taken back", false),
    TOO_MANY_WATCHERS(503, "Too many questions are open already", true);

    private final Shape shape;

    ConfigurationError(int status, String title, boolean retryable) {
        this.shape = new Shape(status, title, retryable);
    }

    @Override
    public Shape shape() {
        return shape;
    }
}
