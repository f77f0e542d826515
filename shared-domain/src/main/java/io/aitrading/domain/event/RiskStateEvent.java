package io.aitrading.domain.event;

import io.aitrading.domain.TradingState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The platform's trading state changed, by whom and why. */
public record RiskStateEvent(TradingState state, @Nullable String reason, String actor, long version, Instant time) {}
