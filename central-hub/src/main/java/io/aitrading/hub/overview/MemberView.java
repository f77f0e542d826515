package io.aitrading.hub.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aitrading.hub.poll.DependencyReading;
import io.aitrading.hub.poll.MemberStatus;
import io.aitrading.hub.poll.Reading;
import io.aitrading.hub.registry.Member;
import io.aitrading.hub.registry.MemberKind;
import io.aitrading.hub.registry.Priority;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member as readers see it.
 *
 * @param expected whether it belongs to this shape of the platform
 * @param impact what is lost while it is down
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MemberView(
        String name,
        MemberKind kind,
        int port,
        int phase,
        Priority priority,
        boolean expected,
        MemberStatus status,
        Instant since,
        @Nullable Instant checkedAt,
        @Nullable Long latencyMs,
        @Nullable String version,
        @Nullable String error,
        String job,
        String impact,
        List<DependencyReading> dependencies) {

    static MemberView of(Member member, Reading reading, boolean expected) {
        return new MemberView(
                member.name(),
                member.kind(),
                member.port(),
                member.phase(),
                member.priority(),
                expected,
                reading.status(),
                reading.since(),
                reading.checkedAt(),
                reading.latencyMs(),
                reading.version(),
                reading.error(),
                member.job(),
                member.impact(),
                reading.dependencies());
    }
}
