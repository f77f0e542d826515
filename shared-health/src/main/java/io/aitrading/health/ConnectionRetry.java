package io.aitrading.health;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.event.RetryOnRetryEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Patience at start: tries until what a service needs is there, waiting 1, 2, 4, 8, 16, then 30 seconds between tries.
 * Only for connections and other things that do no harm when done twice; never for placing an order.
 */
public final class ConnectionRetry {
    private static final Logger log = LoggerFactory.getLogger(ConnectionRetry.class);

    private final RetryConfig config;

    public ConnectionRetry(RetrySettings settings) {
        this.config = RetryConfig.custom()
                .maxAttempts(settings.maxRetries() + 1)
                .intervalFunction(waits(settings))
                .build();
    }

    /** Milliseconds to wait after the n-th failed attempt, counted from 1. */
    static IntervalFunction waits(RetrySettings settings) {
        return IntervalFunction.ofExponentialBackoff(
                settings.initialBackoff(), settings.backoffMultiplier(), settings.maxBackoff());
    }

    /**
     * Runs the attempt until it succeeds.
     *
     * @param target what is waited for, in words for the log: {@code PostgreSQL (order-management)}
     * @throws ConnectionFailedException when all tries are used up, or the thread was interrupted
     */
    public <T extends @Nullable Object> T run(String target, ThrowingSupplier<T> attempt) {
        Retry retry = Retry.of(target, config);
        retry.getEventPublisher().onRetry(event -> logRetry(target, event));
        int[] attempts = {0};
        try {
            return retry.executeCallable(() -> {
                attempts[0]++;
                return attempt.get();
            });
        } catch (Exception failure) {
            throw new ConnectionFailedException(target, attempts[0], failure);
        }
    }

    private static void logRetry(String target, RetryOnRetryEvent event) {
        @Nullable Throwable cause = event.getLastThrowable();
        log.warn(
                "retry attempt={} target={} wait={} cause={}",
                event.getNumberOfRetryAttempts(),
                target,
                event.getWaitInterval(),
                cause == null ? "unknown" : Causes.text(cause));
    }
}
