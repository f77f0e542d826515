package io.aitrading.risk;

import io.aitrading.web.PlatformError;

/** What risk-analyzer refuses, beyond the common errors. */
public enum RiskError implements PlatformError {
    SECOND_PERSON_REQUIRED(403, "This needs the consent of a person other than the one who proposed it", false),
    PROPOSAL_CLOSED(409, "The proposal was decided, has expired, or no longer fits what is in force", false),
    POLICY_CHANGED(409, "The policy changed since it was read", false),
    NOT_HALTED(409, "Trading is not halted, so there is nothing to re-arm", false),
    REARM_REQUIRED(409, "Trading is halted; only two persons can re-arm it", false),
    LEASE_UNAVAILABLE(503, "The trading state cannot be confirmed, so no lease is given", true);

    private final Shape shape;

    RiskError(int status, String title, boolean retryable) {
        this.shape = new Shape(status, title, retryable);
    }

    @Override
    public Shape shape() {
        return shape;
    }
}
