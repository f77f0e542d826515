package io.aitrading.health.live;

import io.aitrading.health.LiveConfiguration.Reason;
import io.aitrading.health.monitor.ServiceStatus;
import java.time.Instant;
import java.util.List;

/**
 * What one instance of a service says of its configuration and of itself.
 *
 * @param revision the newest it was offered
 * @param running the one in force: the same, or an earlier one when the newest was refused
 * @param outcome what it made of the newest
 * @param reasons why it was refused; empty otherwise
 * @param needsRestart changed keys that are used only at the next start
 * @param overridden keys without effect, since the environment of this instance wins
 * @param problems in words, as in {@code /health}
 */
record InstanceReport(
        long revision,
        long running,
        Outcome outcome,
        List<Reason> reasons,
        List<String> needsRestart,
        List<String> overridden,
        ServiceStatus status,
        List<String> problems,
        Instant startedAt) {
    enum Outcome {
        APPLIED,
        REFUSED
    }
}
