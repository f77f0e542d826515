package io.aitrading.orders.order;

/** What became of a request at the gate. */
sealed interface Taken {

    StoredOrder order();

    /**
     * Committed with its reservation, and to be sent.
     *
     * @param reduces true when it makes the position smaller, which a halt does not stop
     */
    record Fresh(StoredOrder order, boolean reduces) implements Taken {}

    /** The same request came before. */
    record Replayed(StoredOrder order) implements Taken {}

    /** Refused by a rule; the row says which. */
    record Refused(StoredOrder order) implements Taken {}
}
