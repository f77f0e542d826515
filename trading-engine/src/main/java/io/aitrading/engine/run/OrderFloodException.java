package io.aitrading.engine.run;

/** A strategy asked for more orders than it may. */
final class OrderFloodException extends RuntimeException {
    OrderFloodException(String message) {
        super(message);
    }
}
