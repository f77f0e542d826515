package io.aitrading.backtest;

import io.aitrading.web.ErrorCode;

/** What this service refuses, beyond the errors that all services share. */
public enum BacktestError implements ErrorCode {
    RUN_REJECTED(422, "The run cannot be started as described"),
    QUOTA_EXCEEDED(429, "Too many runs of this user are open"),
    NOT_FINISHED(409, "The run is not finished"),
    RUN_FAILED(409, "The run failed and has no result"),
    NOT_COMPARABLE(422, "These runs cannot be compared"),
    DATASET_EXISTS(409, "A data set of this name exists already");

    private final int status;
    private final String title;

    BacktestError(int status, String title) {
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
        return this == QUOTA_EXCEEDED || this == NOT_FINISHED;
    }
}
