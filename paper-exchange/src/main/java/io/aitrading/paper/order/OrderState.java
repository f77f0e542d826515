package io.aitrading.paper.order;

/** States of an order by their names in the Binance API. */
public enum OrderState {
    /** Waits for the working order of its list. */
    PENDING_NEW,
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    REJECTED,
    EXPIRED,
    EXPIRED_IN_MATCH;

    public boolean isOpen() {
        return this == PENDING_NEW || this == NEW || this == PARTIALLY_FILLED;
    }
}
