package io.aitrading.venue;

/** What came of asking for a cancel; asking again is always safe. */
public sealed interface CancelOutcome {

    record Canceled(OrderReport report) implements CancelOutcome {}

    /** Documented refusal; -2011 says that there is no such open order, and a query tells what became of it. */
    record Refused(int code, String message) implements CancelOutcome {}

    /** Not sent, or the answer was lost. */
    record Unknown(String cause) implements CancelOutcome {}
}
