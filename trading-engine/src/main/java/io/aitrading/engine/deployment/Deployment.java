package io.aitrading.engine.deployment;

import io.aitrading.domain.Quantity;
import io.aitrading.trading.host.ProtectionRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A strategy of the catalogue with everything it needs to trade.
 *
 * @param strategy its name in the catalogue
 * @param parameters checked, in canonical text
 * @param interval length of its bars, in event time
 * @param quantity size of one entry, in base
 * @param capital what it may tie up, in quote
 * @param exits protections of its positions
 * @param run counts starts with an empty memory, from 1; 0 before the first
 * @param cause why it failed
 */
public record Deployment(
        UUID strategyId,
        String name,
        String strategy,
        Map<String, String> parameters,
        UUID accountId,
        UUID userId,
        String symbol,
        Duration interval,
        Quantity quantity,
        BigDecimal capital,
        ProtectionRules exits,
        Lifecycle state,
        int run,
        @Nullable String cause,
        Instant createdAt,
        Instant updatedAt) {

    public Deployment {
        parameters = Map.copyOf(parameters);
    }

    public Deployment in(Lifecycle next, @Nullable String why, Instant now) {
        return new Deployment(
                strategyId,
                name,
                strategy,
                parameters,
                accountId,
                userId,
                symbol,
                interval,
                quantity,
                capital,
                exits,
                next,
                run,
                why,
                createdAt,
                now);
    }

    /** Running, with an empty memory. */
    public Deployment inNextRun(Instant now) {
        return new Deployment(
                strategyId,
                name,
                strategy,
                parameters,
                accountId,
                userId,
                symbol,
                interval,
                quantity,
                capital,
                exits,
                Lifecycle.RUNNING,
                run + 1,
                null,
                createdAt,
                now);
    }

    public Deployment withExits(ProtectionRules rules, Instant now) {
        return new Deployment(
                strategyId,
                name,
                strategy,
                parameters,
                accountId,
                userId,
                symbol,
                interval,
                quantity,
                capital,
                rules,
                state,
                run,
                cause,
                createdAt,
                now);
    }
}
