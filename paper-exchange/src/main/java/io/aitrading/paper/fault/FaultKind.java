package io.aitrading.paper.fault;

/** Ways in which the venue can be told to misbehave. */
public enum FaultKind {
    /** An order is taken, and the answer is 503 with an unknown status. */
    ACCEPT_THEN_503,
    /** An order is not taken, and the answer is the same 503. */
    REJECT_503,
    /** Signed requests are answered late. */
    DELAY_MS,
    /** All WebSocket connections break now, or the next ones as they open. */
    DROP_CONNECTIONS,
    /** Asking for an order answers that it does not exist, for a time. */
    UNKNOWN_ORDER_FOR_MS,
    RATE_LIMIT_429,
    BAN_418,
    TIMESTAMP_1021,
    /** Execution reports are sent twice. */
    DUPLICATE_REPORTS,
    /** The second half of a cancel-replace fails. */
    HALF_PAIR
}
