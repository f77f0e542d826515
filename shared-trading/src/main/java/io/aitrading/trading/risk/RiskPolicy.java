package io.aitrading.trading.risk;

import io.aitrading.domain.api.RiskLease.RiskPolicyView;
import java.math.BigDecimal;

/**
 * The limits in force; meanings as in {@link RiskPolicyView}. Amounts are in quote currency, ratios are fractions of one.
 */
public record RiskPolicy(
        long policyVersion,
        BigDecimal maxOrderNotional,
        BigDecimal maxPositionNotional,
        BigDecimal maxDailyLoss,
        BigDecimal maxDrawdown,
        BigDecimal priceCollar,
        int maxOrdersPerMinute,
        int maxOpenOrders,
        BigDecimal maxConcentration) {
    /** The policy that a lease carries. */
    public static RiskPolicy of(RiskPolicyView view) {
        return new RiskPolicy(
                view.policyVersion(),
                view.maxOrderNotional(),
                view.maxPositionNotional(),
                view.maxDailyLoss(),
                view.maxDrawdown(),
                view.priceCollar(),
                view.maxOrdersPerMinute(),
                view.maxOpenOrders(),
                view.maxConcentration());
    }

    /** The same limits as a lease carries them. */
    public RiskPolicyView view() {
        return new RiskPolicyView(
                policyVersion,
                maxOrderNotional,
                maxPositionNotional,
                maxDailyLoss,
                maxDrawdown,
                priceCollar,
                maxOrdersPerMinute,
                maxOpenOrders,
                maxConcentration);
    }
}
