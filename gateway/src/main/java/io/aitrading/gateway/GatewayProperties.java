package io.aitrading.gateway;

import io.aitrading.health.NeedsRestart;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code gateway}.
 *
 * @param deployed services that exist in this installation; empty means all. Others answer SERVICE_NOT_DEPLOYED
 * @param trustedProxies addresses whose X-Forwarded-For names the client; everybody else's is ignored
 * @param maxConnections open connections to one service
 * @param answerTimeout the longest that a caller waits for a silent service; nothing behind the gateway may take longer
 *     without a word
 * @param limits requests per window and client, by class
 */
@Validated
@ConfigurationProperties("gateway")
public record GatewayProperties(
        @NeedsRestart @DefaultValue List<String> deployed,
        @NeedsRestart @DefaultValue List<String> trustedProxies,
        @NeedsRestart @DefaultValue("200") @Min(1) @Max(10_000) int maxConnections,
        @DefaultValue("10s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 2) Duration answerTimeout,
        @Valid @NotNull Limits limits) {
    /** One limit per class of address. */
    public record Limits(
            @Valid @NotNull Limit standard,
            @Valid @NotNull Limit login,
            @Valid @NotNull Limit trading,
            @Valid @NotNull Limit reading) {}

    /**
     * @param requests allowed in any window
     * @param window its length
     */
    public record Limit(
            @Min(1) @Max(1_000_000) int requests,
            @NotNull @DurationMin(seconds = 1) @DurationMax(days = 1) Duration window) {}
}
