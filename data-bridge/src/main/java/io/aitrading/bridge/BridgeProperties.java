package io.aitrading.bridge;

import io.aitrading.health.NeedsRestart;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may set under {@code bridge}.
 *
 * @param venueUrl REST address of the venue; the paper venue's when absent
 * @param streamUrl WebSocket address of the venue; made from the REST address when absent
 * @param symbols what to follow; empty for all that the venue lists, up to {@code maxSymbols}
 * @param maxSymbols bound on symbols
 * @param ringCapacity trades kept per symbol
 * @param maxReaders requests that may wait for trades at the same time
 * @param staleAfter silence after which a symbol's data counts as stale
 * @param maxJumpRatio largest believable quotient of two neighbouring prices
 * @param candleCapacity closed candles kept per symbol and interval
 * @param publishQueue events that may wait for the broker's buffer before market data is dropped from the topics
 */
@Validated
@ConfigurationProperties("bridge")
public record BridgeProperties(
        @NeedsRestart @Nullable String venueUrl,
        @NeedsRestart @Nullable String streamUrl,
        @NeedsRestart @DefaultValue List<String> symbols,
        @NeedsRestart @DefaultValue("20") @Min(1) @Max(200) int maxSymbols,
        @NeedsRestart @DefaultValue("200000") @Min(1_000) @Max(5_000_000) int ringCapacity,
        @NeedsRestart @DefaultValue("256") @Min(1) @Max(10_000) int maxReaders,
        @DefaultValue("5s") @NotNull @DurationMin(millis = 500) @DurationMax(minutes = 5) Duration staleAfter,
        @DefaultValue("5") @DecimalMin("1.5") BigDecimal maxJumpRatio,
        @NeedsRestart @DefaultValue("1500") @Min(100) @Max(20_000) int candleCapacity,
        @NeedsRestart @DefaultValue("20000") @Min(100) @Max(1_000_000) int publishQueue) {}
