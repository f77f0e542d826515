package io.aitrading.risk.state;

import io.aitrading.domain.TradingState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the platform may trade, since when, by whom and why.
 *
 * @param version rises with every change of state or policy
 */
public record PlatformState(
        long version, TradingState state, @Nullable String reason, String actor, Instant changedAt) {}
