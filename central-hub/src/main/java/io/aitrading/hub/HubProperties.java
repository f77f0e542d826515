package io.aitrading.hub;

import io.aitrading.health.NeedsRestart;
import io.aitrading.health.SettingRefusedException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param expectedServices members that should be there in this shape of the platform; others are NOT_DEPLOYED while they
 *     do not answer
 * @param answerTimeout how long a member may take to say how it is
 * @param alertAfter how long something must be down before it is an alert
 * @param startingAlertAfter how long something may be starting before it is an alert
 * @param retention how long changes of status and resolved alerts are kept
 * @param maxChangesPerMember newest changes that are kept of a member, however young
 */
@Validated
@ConfigurationProperties("hub")
public record HubProperties(
        @NeedsRestart @NotEmpty List<String> expectedServices,
        @DefaultValue("5s") Duration pollInterval,
        @NeedsRestart @DefaultValue("2s") Duration answerTimeout,
        @DefaultValue("30s") Duration alertAfter,
        @DefaultValue("120s") Duration startingAlertAfter,
        @DefaultValue("30d") Duration retention,
        @DefaultValue("10000") @Min(10) @Max(1_000_000) int maxChangesPerMember) {

    public HubProperties {
        if (pollInterval.toMillis() < 1 || answerTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("hub.poll-interval and hub.answer-timeout must be at least 1 ms");
        }
        if (alertAfter.compareTo(pollInterval) < 0) {
            throw new SettingRefusedException(
                    "hub.alert-after",
                    "is " + alertAfter + ", which must not be shorter than hub.poll-interval, " + pollInterval
                            + ": nobody knows what is down for less than that");
        }
        expectedServices = expectedServices.stream().map(String::strip).toList();
    }
}
