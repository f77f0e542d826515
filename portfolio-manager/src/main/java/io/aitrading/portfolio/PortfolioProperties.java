package io.aitrading.portfolio;

import io.aitrading.health.NeedsRestart;
import io.aitrading.health.SettingRefusedException;
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
 * @param equityMinutesDays every minute of equity is kept this long; then the last, lowest and highest of each quarter of an
 *     hour
 * @param equityQuartersDays until this age; then the last, lowest and highest of each hour
 * @param equityRetentionDays until this age, at which equity points are deleted
 * @param maxMarkedSymbols symbols whose price is followed at most
 */
@Validated
@ConfigurationProperties("portfolio")
public record PortfolioProperties(
        @NeedsRestart @DefaultValue("USDT") @Pattern(regexp = "[A-Z0-9]{2,10}") String valuationCurrency,
        @DefaultValue("60s") Duration markMaxAge,
        @DefaultValue("7") @Min(1) @Max(90) int equityMinutesDays,
        @DefaultValue("90") @Min(1) @Max(366) int equityQuartersDays,
        @DefaultValue("1825") @Min(1) @Max(3650) int equityRetentionDays,
        @DefaultValue("200") @Min(1) @Max(5000) int maxMarkedSymbols) {

    public PortfolioProperties {
        if (equityQuartersDays < equityMinutesDays || equityRetentionDays < equityQuartersDays) {
            throw new SettingRefusedException(
                    "portfolio.equity-retention-days",
                    "must not be below portfolio.equity-quarters-days, nor that below portfolio.equity-minutes-days: "
                            + equityRetentionDays + ", " + equityQuartersDays + ", " + equityMinutesDays);
        }
    }
}
