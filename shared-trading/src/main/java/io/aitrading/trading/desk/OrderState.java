package io.aitrading.trading.desk;

/** Where an order stands at the desk. */
public enum OrderState {
    /** A bracket's exit that waits for its entry to fill. */
    HELD,
    /** A conditional order that waits for its price. */
    DORMANT,
    /** In the book, nothing filled. */
    RESTING,
    /** In the book, partly filled. */
    PARTIALLY_FILLED,
    FILLED,
    /** Ended on its owner's word. */
    CANCELLED,
    /** Ended by a rule: see {@link EndReason}. */
    EXPIRED,
    /** Never lived. */
    REJECTED;

    public boolean isTerminal() {
        return switch (this) {
            case FILLED, CANCELLED, EXPIRED, REJECTED -> true;
            case HELD, DORMANT, RESTING, PARTIALLY_FILLED -> false;
        };
    }
}
