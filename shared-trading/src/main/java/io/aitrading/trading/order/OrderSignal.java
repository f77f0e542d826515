package io.aitrading.trading.order;

import io.aitrading.domain.Quantity;

/** Something that happened to an order: a report of the venue, a wish of ours, or a lost answer. */
public sealed interface OrderSignal {

    /** The venue holds the order. Also the evidence that ends UNKNOWN. */
    record Accepted(Quantity executed) implements OrderSignal {}

    /** The venue refused the order. */
    record Refused() implements OrderSignal {}

    /** One execution that is not booked yet; who calls has already dropped duplicates by trade id. */
    record Filled(Quantity quantity) implements OrderSignal {}

    /** We asked the venue to cancel. */
    record CancelRequested() implements OrderSignal {}

    /** The venue did not cancel, and the order lives on. */
    record CancelRefused(Quantity executed) implements OrderSignal {}

    /** The venue cancelled what was left. */
    record Canceled(Quantity executed) implements OrderSignal {}

    /** The venue ended the order by its own rules: IOC rest, FOK, self-trade prevention. */
    record Expired(Quantity executed) implements OrderSignal {}

    /** The answer to placing the order was lost or ambiguous. */
    record AnswerLost() implements OrderSignal {}

    /** Enough probes over enough time found neither the order nor a trade of it. */
    record NeverReachedVenue() implements OrderSignal {}
}
