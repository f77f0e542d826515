package io.aitrading.engine;

import io.aitrading.health.NeedsRestart;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may set under {@code engine}.
 *
 * @param symbols followed even without a strategy
 * @param demoStrategies whether two strategies are deployed on the demo account at the first start
 * @param startTradeId first trade to process where no cursor is stored; the newest one when absent
 * @param maxSignalLag how far, in event time, a trade may lie behind the newest one and still open exposure
 * @param gapHold how long, in event time, no exposure is opened after a hole in the trades
 * @param stepLimit how long one callback of a strategy may take
 * @param maxOrdersPerStep orders that one strategy may send for one trade
 * @param maxOrdersPerMinute orders that one strategy may send in one minute of event time
 * @param orderTries how often an order is offered while order-management lives and cannot decide
 * @param batch trades read at once
 * @param commitEvery longest time that processed trades without effect wait for their commit
 * @param keptDecisions newest decisions that are kept
 * @param maxStrategies strategies of one user that are not deleted
 * @param maxStatusReaders requests that may wait for a trade to be processed at the same time
 */
@Validated
@ConfigurationProperties("engine")
public record EngineProperties(
        @NeedsRestart @DefaultValue("BTCUSDT") List<String> symbols,
        @NeedsRestart @DefaultValue("true") boolean demoStrategies,
        @NeedsRestart @Nullable @Min(1) Long startTradeId,
        @DefaultValue("10s") @NotNull Duration maxSignalLag,
        @DefaultValue("10s") @NotNull Duration gapHold,
        @NeedsRestart @DefaultValue("2s") @NotNull Duration stepLimit,
        @NeedsRestart @DefaultValue("20") @Min(1) @Max(1_000) int maxOrdersPerStep,
        @NeedsRestart @DefaultValue("120") @Min(1) @Max(10_000) int maxOrdersPerMinute,
        @NeedsRestart @DefaultValue("60") @Min(1) @Max(1_000) int orderTries,
        @NeedsRestart @DefaultValue("500") @Min(1) @Max(1_000) int batch,
        @DefaultValue("250ms") @NotNull Duration commitEvery,
        @NeedsRestart @DefaultValue("200000") @Min(1_000) long keptDecisions,
        @DefaultValue("50") @Min(1) @Max(1_000) int maxStrategies,
        @NeedsRestart @DefaultValue("64") @Min(1) @Max(10_000) int maxStatusReaders) {}
