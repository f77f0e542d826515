package io.aitrading.paper;

import io.aitrading.web.ErrorCode;

/** What the control API may refuse. */
public enum PaperError implements ErrorCode {
    ACCOUNT_NOT_FOUND(404, "There is no such account"),
    ACCOUNT_NOT_YOURS(404, "There is no such account"),
    ACCOUNT_LIMIT(409, "This user has as many accounts as allowed"),
    DEPOSIT_REFERENCE_REUSED(409, "This reference belongs to another deposit"),
    BALANCE_TOO_LARGE(422, "The balance would become too large"),
    REPLAY_NOT_STEPPED(409, "The replay moves by itself: set its mode to STEPPED first"),
    KEY_NOT_USABLE(422, "The public key cannot be used"),
    VENUE_UNAVAILABLE(503, "The venue cannot store changes now");

    private final int status;
    private final String title;

    PaperError(int status, String title) {
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
        return status == 503;
    }
}
