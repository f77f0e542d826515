package io.aitrading.health;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How patient a service is with what it needs at its start.
 *
 * @param maxRetries tries after the first; ten give up after about three minutes
 */
@Validated
@ConfigurationProperties("platform.retry")
public record RetrySettings(
        @DefaultValue("10") @Min(0) @Max(1000) int maxRetries,
        @DefaultValue("1s") Duration initialBackoff,
        @DefaultValue("30s") Duration maxBackoff,
        @DefaultValue("2.0") @DecimalMin("1.0") double backoffMultiplier) {

    public RetrySettings {
        if (initialBackoff.toMillis() < 1 || maxBackoff.compareTo(initialBackoff) < 0) {
            throw new IllegalArgumentException("platform.retry: initial-backoff must be at least 1 ms and not above"
                    + " max-backoff, but they are " + initialBackoff + " and " + maxBackoff);
        }
    }
}
