package io.aitrading.configuration.rollout;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code configuration.rollout.*}.
 *
 * @param window how long a change is watched, from its first use
 * @param lostAfter silence after which an instance counts as lost; instances speak every 15 s
 * @param lookInterval how often the watch looks by itself; words of instances are looked at as they come
 */
@Validated
@ConfigurationProperties("configuration.rollout")
public record RolloutProperties(
        @DefaultValue("2m") @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration window,
        @DefaultValue("45s") @NotNull @DurationMin(seconds = 20) @DurationMax(minutes = 10) Duration lostAfter,
        @DefaultValue("1s") @NotNull @DurationMin(millis = 50) @DurationMax(minutes = 1) Duration lookInterval) {}
