package io.aitrading.health.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How configuration-service is followed.
 *
 * @param watch false for services that live without it (configuration-service itself)
 * @param pollWait how long one question may stay open
 * @param reportEvery longest time between two reports of what runs here; changes are reported at once
 */
@ConfigurationProperties("platform.configuration")
public record WatchSettings(
        @DefaultValue("true") boolean watch,
        @DefaultValue("20s") Duration pollWait,
        @DefaultValue("1s") Duration initialBackoff,
        @DefaultValue("30s") Duration maxBackoff,
        @DefaultValue("15s") Duration reportEvery) {

    public WatchSettings {
        if (pollWait.isNegative() || pollWait.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "platform.configuration.poll-wait must lie between 0 and 60 s, not " + pollWait);
        }
        if (reportEvery.toMillis() < 1_000) {
            throw new IllegalArgumentException(
                    "platform.configuration.report-every must be at least 1 s, not " + reportEvery);
        }
        if (initialBackoff.toMillis() < 1 || maxBackoff.compareTo(initialBackoff) < 0) {
            throw new IllegalArgumentException(
                    "platform.configuration: initial-backoff must be at least 1 ms and not" + " above max-backoff");
        }
    }
}
