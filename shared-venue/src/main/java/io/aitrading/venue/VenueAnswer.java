package io.aitrading.venue;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What became of one HTTP call, seen with the one question that matters for money: can it have had an effect? */
sealed interface VenueAnswer {

    record Success(JsonNode body) implements VenueAnswer {}

    /** A documented refusal: no effect, except what {@code body} says (cancelReplace does one half at times). */
    record Refusal(int httpStatus, int code, String message, JsonNode body) implements VenueAnswer {}

    /** It left us and the answer is missing or says nothing: it may have had its effect. */
    record Lost(String cause) implements VenueAnswer {}

    /** It never left us: surely without effect. */
    record NotSent(String cause, Duration retryAfter) implements VenueAnswer {}

    /** The rate limit, the venue's or our share of it, turned it away: without effect, and no fault of the venue. */
    record TurnedAway(String cause, Duration retryAfter) implements VenueAnswer {}
}
