package io.aitrading.paper;

import io.aitrading.health.NeedsRestart;
import io.aitrading.paper.engine.ReplayMode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** What can be set about the venue. */
@Validated
@ConfigurationProperties("paper")
public record PaperSettings(
        @NeedsRestart @NotNull @Valid ReplaySettings replay,
        @NotNull @Valid Limits limits,
        @NeedsRestart @NotNull @Valid Streams streams) {

    /**
     * How a venue that was never started before begins; later it goes on as it was.
     *
     * @param speed recorded seconds per second
     * @param keepTrades how many public trades stay in the database
     * @param keepSecondCandles how long candles of a second do; longer ones stay for ever
     */
    public record ReplaySettings(
            @NotNull ReplayMode mode,
            @NotNull @DecimalMin("0.001") @DecimalMax("100000") BigDecimal speed,
            @Min(10_000) long keepTrades,
            @NotNull Duration keepSecondCandles) {

        public long speedPerMille() {
            return speed.movePointRight(3).longValue();
        }
    }

    /** The limits that {@code exchangeInfo} shows; while the replay is stepped, orders are counted but not limited. */
    public record Limits(@Min(100) int weightPerMinute, @Min(1) int ordersPerTenSeconds, @Min(1) int ordersPerDay) {}

    /** WebSocket connections. */
    public record Streams(
            @NotNull Duration pingInterval,
            @NotNull Duration connectionLifetime,
            @Min(1) @Max(100_000) int connectionsMax,
            @Min(16) @Max(100_000) int sendQueueMax) {}
}
