package io.aitrading.engine.api;

import io.aitrading.domain.Quantity;
import io.aitrading.engine.deployment.BarIntervals;
import io.aitrading.engine.deployment.Deployment;
import io.aitrading.engine.deployment.Lifecycle;
import io.aitrading.trading.host.ProtectionRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deployed strategy as it is answered. */
record DeploymentView(
        UUID strategyId,
        String name,
        String strategy,
        Map<String, String> parameters,
        UUID accountId,
        String symbol,
        String interval,
        Quantity quantity,
        BigDecimal capital,
        ProtectionRules protection,
        Lifecycle state,
        int run,
        @Nullable String cause,
        Instant createdAt,
        Instant updatedAt) {

    static DeploymentView of(Deployment deployment) {
        return new DeploymentView(
                deployment.strategyId(),
                deployment.name(),
                deployment.strategy(),
                new TreeMap<>(deployment.parameters()),
                deployment.accountId(),
                deployment.symbol(),
                BarIntervals.name(deployment.interval()),
                deployment.quantity(),
                deployment.capital(),
                deployment.exits(),
                deployment.state(),
                deployment.run(),
                deployment.cause(),
                deployment.createdAt(),
                deployment.updatedAt());
    }
}
