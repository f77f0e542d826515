package io.aitrading.domain.api;

import io.aitrading.domain.TradingState;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code GET /api/v1/lease} at risk-analyzer: the permission to send orders, a few seconds long.
 *
 * @param version rises with every change of policy or state
 * @param expiresAt after this nothing that increases exposure may be sent
 */
public record RiskLease(
        long version,
        TradingState tradingState,
        @Nullable String haltReason,
        RiskPolicyView policy,
        Instant issuedAt,
        Instant expiresAt) {
    /**
     * The limits in force. Amounts are in quote currency, ratios are fractions of one.
     *
     * @param maxOrderNotional price times quantity of one order
     * @param maxPositionNotional price times absolute position in one symbol after the order
     * @param maxDailyLoss loss since 00:00 UTC, realised and unrealised
     * @param maxDrawdown fall of equity from its peak, as a fraction
     * @param priceCollar distance of a limit price from the last trade, as a fraction
     * @param maxOrdersPerMinute orders accepted in any 60 s
     * @param maxOpenOrders orders not in a terminal state
     * @param maxConcentration share of equity in one symbol after the order, as a fraction
     */
    public record RiskPolicyView(
            long policyVersion,
            BigDecimal maxOrderNotional,
            BigDecimal maxPositionNotional,
            BigDecimal maxDailyLoss,
            BigDecimal maxDrawdown,
            BigDecimal priceCollar,
            int maxOrdersPerMinute,
            int maxOpenOrders,
            BigDecimal maxConcentration) {}
}
