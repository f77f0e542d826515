package io.aitrading.engine.order;

/** Order-management did not answer. */
public final class OrdersUnreachableException extends RuntimeException {
    public OrdersUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
