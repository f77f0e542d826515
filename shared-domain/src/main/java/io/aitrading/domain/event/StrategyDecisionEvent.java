package io.aitrading.domain.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A strategy looked at the market and decided: to send an order, or not to, and why.
 *
 * @param marketTradeId last trade that the strategy had seen
 * @param outcome ORDER_SENT, ORDER_REFUSED or NO_ORDER
 * @param facts what it saw, by name, as text: indicator values, thresholds
 */
public record StrategyDecisionEvent(
        UUID decisionId,
        UUID strategyId,
        String strategyName,
        UUID accountId,
        String symbol,
        long marketTradeId,
        String signal,
        String outcome,
        @Nullable UUID orderId,
        @Nullable String clientOrderId,
        @Nullable String reason,
        Map<String, String> facts,
        Instant time) {}
