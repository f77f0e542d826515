package io.aitrading.bridge;

import io.aitrading.web.PlatformError;

/** What can be wrong with a question to this service. */
public enum BridgeErrorCode implements PlatformError {
    UNKNOWN_SYMBOL(404, "The symbol is not followed here", false),
    UNKNOWN_INTERVAL(400, "Candles of this length are not built", false),
    BOOK_NOT_SYNCED(503, "The order book is being rebuilt", true),
    TOO_MANY_READERS(503, "Too many requests wait for trades", true),
    VENUE_UNAVAILABLE(503, "The venue's history cannot be reached", true);

    private final Shape shape;

    BridgeErrorCode(int status, String title, boolean retryable) {
        this.shape = new Shape(status, title, retryable);
    }

    @Override
    public Shape shape() {
        return shape;
    }
}
