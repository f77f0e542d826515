package io.aitrading.users.throttle;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code users.throttle.*}.
 *
 * @param accountFreeFailures failed log-ins to one account before the first delay
 * @param sourceFreeFailures failed log-ins from one address before the first delay
 * @param firstDelay doubles with each further failure
 * @param longestDelay no delay is longer, so that nobody is locked out for good
 * @param forgetAfter failures older than this no longer count
 */
@Validated
@ConfigurationProperties("users.throttle")
public record ThrottleSettings(
        @Positive @DefaultValue("5") int accountFreeFailures,
        @Positive @DefaultValue("20") int sourceFreeFailures,
        @NotNull @DefaultValue("1s") Duration firstDelay,
        @NotNull @DefaultValue("5m") Duration longestDelay,
        @NotNull @DefaultValue("24h") Duration forgetAfter) {}
