package io.aitrading.hub.letter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aitrading.data.DeadLetter;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter and what became of it.
 *
 * @param origin where its event came from
 * @param consumer the group that could not process the event
 * @param event the event itself; absent in lists
 * @param truncated whether only the beginning of the event was kept, so that it cannot be sent again
 * @param resentLetter the letter whose event was sent again, and failed again as this one
 * @param reason what the operator said who settled it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredLetter(
        UUID letterId,
        Instant arrivedAt,
        DeadLetter.Place origin,
        String consumer,
        @Nullable String key,
        @Nullable String event,
        String error,
        boolean truncated,
        @Nullable UUID resentLetter,
        State state,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        @Nullable String reason) {

    enum State {
        OPEN,
        RESENT,
        DISCARDED
    }
}
