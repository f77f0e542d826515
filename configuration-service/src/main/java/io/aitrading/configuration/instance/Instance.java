package io.aitrading.configuration.instance;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One instance of a service, as it described itself.
 *
 * @param instance host and port
 * @param revision the newest it was offered
 * @param running the one in force; an earlier one when the newest was refused
 * @param outcome what it made of the newest
 * @param reasons why it was refused
 * @param needsRestart changed keys that it uses only after a restart
 * @param overridden keys without effect, since its environment says otherwise
 * @param problems as in its {@code /health}
 * @param reportedAt when it said so; an instance that lives does at least every 15 s
 */
public record Instance(
        String instance,
        long revision,
        long running,
        Outcome outcome,
        List<Reason> reasons,
        List<String> needsRestart,
        List<String> overridden,
        Status status,
        List<String> problems,
        Instant startedAt,
        Instant reportedAt) {

    /** What an instance made of a revision. */
    public enum Outcome {
        APPLIED,
        REFUSED
    }

    /** How an instance is, by its own account. */
    public enum Status {
        UP,
        DEGRADED,
        STARTING,
        DOWN;

        /** Whether this is harm to somebody who was like that before. A start is none: it passes. */
        public boolean isWorseThan(Status before) {
            return switch (this) {
                case UP, STARTING -> false;
                case DEGRADED -> before == UP;
                case DOWN -> before == UP || before == DEGRADED;
            };
        }
    }

    /** @param field the key, or the prefix of the settings when no single key is to blame */
    public record Reason(String field, String message) {}

    public String reasonsText() {
        return reasons.stream()
                .map(reason -> reason.field() + ": " + reason.message())
                .collect(Collectors.joining("; "));
    }
}
