package io.aitrading.hub.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a member is.
 *
 * @param since when it became so
 * @param checkedAt when it was last asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reading(
        MemberStatus status,
        Instant since,
        @Nullable Instant checkedAt,
        @Nullable Long latencyMs,
        @Nullable String version,
        @Nullable String error,
        List<DependencyReading> dependencies) {

    static Reading unknown(Instant now) {
        return new Reading(MemberStatus.UNKNOWN, now, null, null, null, null, List.of());
    }
}
