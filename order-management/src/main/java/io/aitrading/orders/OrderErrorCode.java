package io.aitrading.orders;

import io.aitrading.web.PlatformError;

/** The errors of this service. */
public enum OrderErrorCode implements PlatformError {
    RISK_REJECTED(422, "A risk rule refuses this order", false),
    TRADING_HALTED(403, "Trading is halted: only cancels and reductions go through", false),
    RISK_UNAVAILABLE(503, "No valid risk lease: nothing that increases exposure is sent", true),
    NOT_RECONCILED(503, "The account is not yet in agreement with its venue", true),
    VENUE_REJECTED(422, "The venue refused the order", false),
    VENUE_UNAVAILABLE(503, "The venue cannot be reached; nothing was sent", true),
    CLIENT_ORDER_ID_TAKEN(409, "This clientOrderId belongs to an order with other content", false),
    ORDER_NOT_OPEN(409, "The order is not in a state that allows this", false),
    ACCOUNT_EXISTS(409, "The account exists with other content", false),
    ACCOUNT_NOT_READY(503, "The account is still being opened at its venue", true);

    private final Shape shape;

    OrderErrorCode(int status, String title, boolean retryable) {
        this.shape = new Shape(status, title, retryable);
    }

    @Override
    public Shape shape() {
        return shape;
    }
}
