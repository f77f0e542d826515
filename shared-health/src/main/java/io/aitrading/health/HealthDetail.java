package io.aitrading.health;

import org.jspecify.annotations.Nullable;

/**
 * A truth of the service's own, shown at the top level of {@code /health}. The value must be at hand: the caller of
 * {@code /health} waits for it.
 */
public interface HealthDetail {
    String name();

    @Nullable
    Object value();
}
