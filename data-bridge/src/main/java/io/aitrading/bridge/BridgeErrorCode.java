package io.aitrading.bridge;

import io.aitrading.web.ErrorCode;

/** What can be wrong with a question to this service. */
public enum BridgeErrorCode implements ErrorCode {
    UNKNOWN_SYMBOL(404, "The symbol is not followed here", false),
    UNKNOWN_INTERVAL(400, "Candles of this length are not built", false),
    BOOK_NOT_SYNCED(503, "The order book is being rebuilt", true),
    TOO_MANY_READERS(503, "Too many requests wait for trades", true),
    VENUE_UNAVAILABLE(503, "The venue's history cannot be reached", true);

    private final int status;
    private final String title;
    private final boolean retryable;

    BridgeErrorCode(int status, String title, boolean retryable) {
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
