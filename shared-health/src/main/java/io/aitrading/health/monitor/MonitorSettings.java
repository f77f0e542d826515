package io.aitrading.health.monitor;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Pace of the background probes.
 *
 * @param interval between probes of a dependency; with the damping it decides how soon a loss shows (30 s at most)
 * @param startInterval between probes of a dependency that was not seen up yet
 * @param limit of one probe
 * @param haltOnDeadlock ends the process when threads block each other for ever, for a restart policy to start it anew
 */
@ConfigurationProperties("platform.health")
public record MonitorSettings(
        @DefaultValue("5s") Duration interval,
        @DefaultValue("1s") Duration startInterval,
        @DefaultValue("2s") Duration limit,
        @DefaultValue("10s") Duration watchdogInterval,
        @DefaultValue("false") boolean haltOnDeadlock) {

    /** Bad probes needed, each after its interval and lasting its limit, and the one that just missed the fault. */
    private static final int PROBES_UNTIL_SHOWN = Damping.BAD_TO_GO_DOWN + 1;

    private static final Duration MAX_UNTIL_SHOWN = Duration.ofSeconds(30);

    public MonitorSettings {
        if (limit.toMillis() < 1 || startInterval.toMillis() < 1 || interval.toMillis() < 1) {
            throw new IllegalArgumentException("platform.health: intervals and limit must be at least 1 ms");
        }
        Duration untilShown = interval.plus(limit).multipliedBy(PROBES_UNTIL_SHOWN);
        if (untilShown.compareTo(MAX_UNTIL_SHOWN) > 0) {
            throw new IllegalArgumentException("platform.health: with interval " + interval + " and limit " + limit
                    + " a loss would show after " + untilShown.toSeconds() + " s; it must within "
                    + MAX_UNTIL_SHOWN.toSeconds() + " s");
        }
    }
}
