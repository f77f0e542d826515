package io.aitrading.domain;

/** Where an order stands in our own books. UNKNOWN is a state like the others: only venue evidence ends it. */
public enum OrderStatus {
    /** Committed here with its reservation; the venue has not answered yet. */
    PENDING,
    /** The venue holds it and nothing has filled. */
    ACCEPTED,
    PARTIALLY_FILLED,
    /** A cancel was asked for; the venue has not confirmed it yet. */
    PENDING_CANCEL,
    /** The venue's answer was lost or ambiguous. The reservation is held; the order is never sent again. */
    UNKNOWN,
    FILLED,
    CANCELED,
    REJECTED,
    EXPIRED;

    public boolean isTerminal() {
        return switch (this) {
            case FILLED, CANCELED, REJECTED, EXPIRED -> true;
            case PENDING, ACCEPTED, PARTIALLY_FILLED, PENDING_CANCEL, UNKNOWN -> false;
        };
    }
}
