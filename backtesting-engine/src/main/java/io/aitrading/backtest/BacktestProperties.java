package io.aitrading.backtest;

import io.aitrading.health.NeedsRestart;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * {@code backtest.*}.
 *
 * @param workers threads that run jobs; 0 for one per core
 * @param dataDir folder of bar files that everybody may use; empty for none
 * @param runTimeLimit a part of a job that runs longer fails
 * @param eventTimeLimit a strategy that handles an event for longer fails its run
 * @param maxGivenUpThreads how many threads may be left to strategies that do not come back
 * @param lease how long a part of a job stays with an engine that says nothing
 * @param poll how long an idle worker waits for an announcement before it looks for jobs by itself
 */
@Validated
@ConfigurationProperties("backtest")
public record BacktestProperties(
        @NeedsRestart @Min(0) @Max(256) int workers,
        @NeedsRestart @NotNull String dataDir,
        @Min(1) @Max(1000) int maxActiveJobsPerUser,
        @NeedsRestart @Min(1) @Max(10_000) int maxDatasetsPerUser,
        @NeedsRestart @Min(1) @Max(1_000_000) int maxSweepPoints,
        @NotNull Duration runTimeLimit,
        @NeedsRestart @NotNull Duration eventTimeLimit,
        @NeedsRestart @Min(0) @Max(64) int maxGivenUpThreads,
        @NeedsRestart @NotNull Duration lease,
        @NeedsRestart @NotNull Duration poll) {
    /** Threads that run jobs. */
    public int workerThreads() {
        return workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
    }
}
