package io.aitrading.venue;

import java.time.Duration;

/** What came of sending an order once. */
public sealed interface PlaceOutcome {

    /** The venue holds it, with what has filled by now. */
    record Accepted(OrderReport report) implements PlaceOutcome {}

    /** The venue refused it, with one of its documented codes. */
    record Refused(int code, String message) implements PlaceOutcome {}

    /** It left us and nobody knows what became of it. Only the venue's own records can tell; never send it again. */
    record Unknown(String cause) implements PlaceOutcome {}

    /** It surely had no effect: nothing was sent, or the venue turned it away for its rate. */
    record NotSent(String cause, Duration retryAfter) implements PlaceOutcome {}
}
