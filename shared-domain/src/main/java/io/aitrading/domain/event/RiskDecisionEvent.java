package io.aitrading.domain.event;

import io.aitrading.domain.TradingState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the risk gate said of one intent, rule by rule. */
public record RiskDecisionEvent(
        UUID decisionId,
        @Nullable UUID orderId,
        UUID accountId,
        String clientOrderId,
        boolean approved,
        long policyVersion,
        TradingState tradingState,
        List<RuleOutcome> rules,
        Instant time) {
    /**
     * One rule's verdict.
     *
     * @param value what was measured, decimal text
     * @param threshold what it was held against, decimal text
     */
    public record RuleOutcome(String rule, boolean passed, String value, String threshold) {}
}
