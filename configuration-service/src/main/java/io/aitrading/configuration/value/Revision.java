package io.aitrading.configuration.value;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aitrading.configuration.rollout.Rollout;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The configuration of a service as it was from one change to the next.
 *
 * @param revision rises by one; 0 stands for "nothing set yet"
 * @param changedBy id of the user, absent for revision 0
 * @param rolledBackTo the revision whose values these are again, after a rollback
 * @param rollout what became of it; absent where nobody watched: a revision that took another back, or an old one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Revision(
        String service,
        long revision,
        Map<String, JsonNode> values,
        @Nullable String comment,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        @Nullable Long rolledBackTo,
        @Nullable Rollout rollout) {

    Revision with(@Nullable Rollout became) {
        return new Revision(service, revision, values, comment, changedBy, changedAt, rolledBackTo, became);
    }

    static Revision none(String service) {
        return new Revision(service, 0, Map.of(), null, null, null, null, null);
    }
}
