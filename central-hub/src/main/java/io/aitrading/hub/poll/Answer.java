package io.aitrading.hub.poll;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking a member once.
 *
 * @param status UNREACHABLE when there was no sensible answer
 */
record Answer(
        MemberStatus status,
        long latencyMs,
        @Nullable String version,
        @Nullable String error,
        List<DependencyReading> dependencies) {

    static Answer none(String error, long latencyMs) {
        return new Answer(MemberStatus.UNREACHABLE, latencyMs, null, error, List.of());
    }
}
