package io.aitrading.orders;

import io.aitrading.health.NeedsRestart;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of this service.
 *
 * @param answerWait how long a request waits for the venue before it answers 202
 * @param priceMaxAge an older price counts as unknown
 * @param instrumentsRefresh how often the venue's limits are read again
 * @param cancelRetry how long a cancel may stay unconfirmed before it is sent again
 * @param parallelVenueCalls calls to venues under way at the same time
 */
@Validated
@ConfigurationProperties("orders")
public record OrderProperties(
        @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 30) @DefaultValue("2s") Duration answerWait,
        @NotNull @DefaultValue("1s") Duration priceMaxAge,
        @NeedsRestart @NotNull @DefaultValue("10m") Duration instrumentsRefresh,
        @NotNull @DefaultValue("3s") Duration cancelRetry,
        @NeedsRestart @Min(1) @DefaultValue("64") int parallelVenueCalls,
        @Valid @NotNull @DefaultValue Unknown unknown,
        @Valid @NotNull @DefaultValue Reconciliation reconciliation,
        @NeedsRestart @Valid @NotNull @DefaultValue Demo demo) {

    /**
     * When an order that the venue does not know is given up: only after so many probes and so much time.
     *
     * @param firstProbe wait before the first look
     * @param longestWait upper bound of the growing waits between looks
     */
    public record Unknown(
            @Min(3) @DefaultValue("3") int minProbes,
            @NotNull @DefaultValue("60s") Duration minAge,
            @NotNull @DefaultValue("500ms") Duration firstProbe,
            @NotNull @DefaultValue("15s") Duration longestWait) {}

    /**
     * @param strict differences to the venue wait for a person before orders are accepted again
     * @param interval between two runs when all is well
     * @param retry between two runs until one succeeds
     */
    public record Reconciliation(
            @DefaultValue("false") boolean strict,
            @NotNull @DefaultValue("60s") Duration interval,
            @NotNull @DefaultValue("2s") Duration retry) {}

    /** The paper account that the shipped strategies trade on. */
    public record Demo(
            @DefaultValue("true") boolean enabled,
            @NotNull @PositiveOrZero @DefaultValue("100000") BigDecimal deposit) {}
}
