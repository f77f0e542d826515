package io.aitrading.risk.policy;

import io.aitrading.trading.risk.RiskPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it came about.
 *
 * @param approvedBy the second person, where one was needed
 */
public record StoredPolicy(
        RiskPolicy policy, String proposedBy, @Nullable String approvedBy, String comment, Instant createdAt) {}
