package io.aitrading.engine.deployment;

import io.aitrading.domain.Quantity;
import io.aitrading.trading.host.ProtectionRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/v1/strategies}.
 *
 * @param strategyId given by the caller when the order stream must be repeatable; made here when absent
 * @param strategy name in the catalogue
 * @param interval length of a bar
 * @param quantity size of one entry, in base
 * @param capital what it may tie up, in quote; 10000 when absent
 */
public record DeploymentRequest(
        @Nullable UUID strategyId,
        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}") String name,
        @NotNull @Size(max = 64) String strategy,
        @Nullable @Size(max = 50) Map<String, Object> parameters,
        @NotNull UUID accountId,
        @NotNull @Pattern(regexp = "[A-Z0-9]{2,20}") String symbol,
        @Nullable String interval,
        @NotNull Quantity quantity,
        @Nullable @DecimalMin("0.01") @DecimalMax("1000000000") BigDecimal capital,
        @Nullable @Valid Exits protection) {

    /** Exits as fractions of the entry price; absent ones are none. */
    public record Exits(
            @Nullable @DecimalMin("0.0001") @DecimalMax("10") BigDecimal takeProfit,
            @Nullable @DecimalMin("0.0001") @DecimalMax("0.99") BigDecimal stopLoss,
            @Nullable @DecimalMin("0.0001") @DecimalMax("0.99") BigDecimal trailing) {
        public ProtectionRules rules() {
            return new ProtectionRules(takeProfit, stopLoss, trailing);
        }
    }
}
