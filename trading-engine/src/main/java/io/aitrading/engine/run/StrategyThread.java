package io.aitrading.engine.run;

import io.aitrading.trading.host.OrderFloodException;
import io.aitrading.trading.host.StrategyFailure;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one thread that a strategy's own code runs on, with a time limit. It is a platform thread, since a loop without end would
 * keep a virtual thread's carrier for ever, and a daemon, since such a loop cannot be stopped from outside.
 */
final class StrategyThread implements AutoCloseable {
    private final ExecutorService executor;
    private final Duration limit;

    StrategyThread(String name, Duration limit) {
        this.limit = limit;
        this.executor = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("strategy-" + name).factory());
    }

    /** Runs a callback to its end; a failure says what the strategy did. */
    void call(Runnable callback) throws StrategyFailure, InterruptedException {
        Future<?> done = executor.submit(callback);
        try {
            done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            done.cancel(true);
            throw new StrategyFailure("TIME_LIMIT: a step took longer than " + limit.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof OrderFloodException flood) {
                throw new StrategyFailure("ORDER_FLOOD: " + flood.getMessage(), flood);
            }
            throw new StrategyFailure("EXCEPTION: " + cause, cause);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
