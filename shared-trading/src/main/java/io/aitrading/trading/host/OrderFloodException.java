package io.aitrading.trading.host;

/** A strategy asked for more orders than it may. */
public final class OrderFloodException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OrderFloodException(String message) {
        super(message);
    }
}
