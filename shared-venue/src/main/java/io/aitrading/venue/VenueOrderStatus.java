package io.aitrading.venue;

/** Order states in the venue's words. */
public enum VenueOrderStatus {
    NEW,
    PENDING_NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    PENDING_CANCEL,
    REJECTED,
    EXPIRED,
    EXPIRED_IN_MATCH;

    /** Whether the order can still execute. */
    public boolean isOpen() {
        return switch (this) {
            case NEW, PENDING_NEW, PARTIALLY_FILLED, PENDING_CANCEL -> true;
            case FILLED, CANCELED, REJECTED, EXPIRED, EXPIRED_IN_MATCH -> false;
        };
    }
}
