package io.aitrading.risk;

import io.aitrading.health.NeedsRestart;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Settings under {@code risk} in {@code risk-analyzer.yml}. */
@Validated
@ConfigurationProperties("risk")
public record RiskProperties(
        @NotNull @Valid Lease lease, @NotNull @Valid Proposals proposals, @NotNull @Valid Cancel cancel) {
    /**
     * @param life how long a lease permits to send orders: the longest time that a lost stop can go unnoticed
     * @param longestWait of a long poll
     * @param maxWaiting long polls at the same time; more are answered at once
     * @param rereadInterval how often the state is read again, for changes made by another instance
     * @param confirmedWithin age of the last reading beyond which no lease is given
     */
    public record Lease(
            @NotNull @DurationMin(millis = 500) @DurationMax(seconds = 10) Duration life,
            @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 60) Duration longestWait,
            @NeedsRestart @Min(1) @Max(10_000) int maxWaiting,
            @NotNull @DurationMin(millis = 50) @DurationMax(seconds = 2) Duration rereadInterval,
            @NotNull @DurationMin(millis = 500) @DurationMax(seconds = 5) Duration confirmedWithin) {}

    /** @param openFor how long a second person may take */
    public record Proposals(@NotNull @DurationMin(minutes = 1) @DurationMax(days = 7) Duration openFor) {}

    /**
     * @param timeout of one call to order-management
     * @param longestPause between two tries
     */
    public record Cancel(
            @NeedsRestart @NotNull @DurationMin(seconds = 1) @DurationMax(seconds = 60) Duration timeout,
            @NotNull @DurationMin(seconds = 1) @DurationMax(seconds = 60) Duration longestPause) {}
}
