package io.aitrading.health.monitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code dependencies} in {@code /health}.
 *
 * @param latencyMs duration of the last probe
 * @param since when the status last changed
 * @param error why the last probe failed; absent when it was good
 * @param retryAttempt bad probes in a row; 0 when the last was good
 */
public record DependencyReport(
        String name,
        String kind,
        boolean required,
        DependencyStatus status,
        long latencyMs,
        Instant since,
        @Nullable String error,
        int retryAttempt) {}
