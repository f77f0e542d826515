package io.aitrading.configuration.watch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxWatchers questions that may be open at once
 * @param recheckInterval how often an open question looks by itself, for changes made by another instance
 */
@Validated
@ConfigurationProperties("configuration.watch")
record WatchProperties(
        @DefaultValue("200") @Min(1) @Max(10_000) int maxWatchers, @DefaultValue("2s") Duration recheckInterval) {}
