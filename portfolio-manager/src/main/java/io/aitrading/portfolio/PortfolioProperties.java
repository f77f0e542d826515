package io.aitrading.portfolio;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code portfolio}.
 *
 * @param valuationCurrency what equity is counted in
 * @param markMaxAge older prices still value a position but are shown as stale
 * @param equityRetentionDays equity points older than this are deleted
 * @param maxMarkedSymbols symbols whose price is followed at most
 */
@Validated
@ConfigurationProperties("portfolio")
public record PortfolioProperties(
        @DefaultValue("USDT") @Pattern(regexp = "[A-Z0-9]{2,10}") String valuationCurrency,
        @DefaultValue("60s") Duration markMaxAge,
        @DefaultValue("90") @Min(1) @Max(3650) int equityRetentionDays,
        @DefaultValue("200") @Min(1) @Max(5000) int maxMarkedSymbols) {}
