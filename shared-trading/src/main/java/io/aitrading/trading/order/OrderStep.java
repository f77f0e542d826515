package io.aitrading.trading.order;

/** What a signal did to an order. */
public sealed interface OrderStep {

    /** Status or quantities changed. */
    record Moved(OrderProgress progress) implements OrderStep {}

    /** A duplicate, or a report overtaken by a later one: nothing to store. */
    record Unchanged(OrderProgress progress) implements OrderStep {}

    /** Contradicts what is known; the order stays as it is and the contradiction is to be logged. */
    record Illegal(OrderProgress progress, String reason) implements OrderStep {}

    OrderProgress progress();
}
