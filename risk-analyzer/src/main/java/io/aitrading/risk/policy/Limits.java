package io.aitrading.risk.policy;

import io.aitrading.domain.Decimals;
import io.aitrading.trading.risk.RiskPolicy;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a policy, without its version. Amounts are in quote currency, ratios are fractions of one. */
record Limits(
        @NotNull @DecimalMin("0.01") @Digits(integer = 12, fraction = 8) BigDecimal maxOrderNotional,
        @NotNull @DecimalMin("0.01") @Digits(integer = 12, fraction = 8) BigDecimal maxPositionNotional,
        @NotNull @DecimalMin("0.01") @Digits(integer = 12, fraction = 8) BigDecimal maxDailyLoss,
        @NotNull @DecimalMin("0.0001") @DecimalMax("1") @Digits(integer = 1, fraction = 8) BigDecimal maxDrawdown,
        @NotNull @DecimalMin("0.0001") @DecimalMax("1") @Digits(integer = 1, fraction = 8) BigDecimal priceCollar,
        @Min(1) @Max(100_000) int maxOrdersPerMinute,
        @Min(1) @Max(10_000) int maxOpenOrders,
        @NotNull @DecimalMin("0.0001") @DecimalMax("1") @Digits(integer = 1, fraction = 8)
                BigDecimal maxConcentration) {
    static Limits of(RiskPolicy policy) {
        return new Limits(
                policy.maxOrderNotional(),
                policy.maxPositionNotional(),
                policy.maxDailyLoss(),
                policy.maxDrawdown(),
                policy.priceCollar(),
                policy.maxOrdersPerMinute(),
                policy.maxOpenOrders(),
                policy.maxConcentration());
    }

    /** Every limit allows more the higher it is: names those that are higher than in the other. */
    List<String> looserThan(Limits other) {
        List<String> looser = new ArrayList<>();
        compare(looser, "maxOrderNotional", maxOrderNotional, other.maxOrderNotional);
        compare(looser, "maxPositionNotional", maxPositionNotional, other.maxPositionNotional);
        compare(looser, "maxDailyLoss", maxDailyLoss, other.maxDailyLoss);
        compare(looser, "maxDrawdown", maxDrawdown, other.maxDrawdown);
        compare(looser, "priceCollar", priceCollar, other.priceCollar);
        compare(looser, "maxOrdersPerMinute", count(maxOrdersPerMinute), count(other.maxOrdersPerMinute));
        compare(looser, "maxOpenOrders", count(maxOpenOrders), count(other.maxOpenOrders));
        compare(looser, "maxConcentration", maxConcentration, other.maxConcentration);
        return List.copyOf(looser);
    }

    private static BigDecimal count(int number) {
        return BigDecimal.valueOf(number);
    }

    private static void compare(List<String> looser, String name, BigDecimal mine, BigDecimal other) {
        if (mine.compareTo(other) > 0) {
            looser.add(name);
        }
    }

    /** For the audit: names and numbers. */
    String text() {
        return "maxOrderNotional=%s maxPositionNotional=%s maxDailyLoss=%s maxDrawdown=%s priceCollar=%s maxOrdersPerMinute=%d maxOpenOrders=%d maxConcentration=%s"
                .formatted(
                        Decimals.text(maxOrderNotional),
                        Decimals.text(maxPositionNotional),
                        Decimals.text(maxDailyLoss),
                        Decimals.text(maxDrawdown),
                        Decimals.text(priceCollar),
                        maxOrdersPerMinute,
                        maxOpenOrders,
                        Decimals.text(maxConcentration));
    }
}
