package io.aitrading.configuration.rollout;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.aitrading.configuration.instance.Instance.Status;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a revision.
 *
 * @param baseline each instance's status before the change
 * @param watchUntil end of the watch; absent until the first instance uses the revision
 * @param reason why it was taken back
 * @param endedAt when its state became final
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rollout(
        @JsonIgnore String service,
        @JsonIgnore long revision,
        State state,
        @JsonIgnore Map<String, Status> baseline,
        @Nullable Instant watchUntil,
        @Nullable String reason,
        @Nullable Instant endedAt) {

    public Rollout {
        baseline = Map.copyOf(baseline);
    }

    /** Where a revision stands. */
    public enum State {
        /** In force, and taken back if it does harm. */
        WATCHED,
        /** It did no harm while it was watched. */
        GOOD,
        /** Another came before that was known. */
        SUPERSEDED,
        /** It did harm and was taken back. */
        ROLLED_BACK
    }

    public Rollout watchedUntil(Instant end) {
        return new Rollout(service, revision, state, baseline, end, reason, endedAt);
    }
}
