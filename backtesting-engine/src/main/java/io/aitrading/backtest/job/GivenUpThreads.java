package io.aitrading.backtest.job;

import io.aitrading.backtest.BacktestProperties;
import io.aitrading.health.HealthVerdict;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Threads left to strategies that do not come back: counted, shown, and never more than the limit on top of the workers. */
@Component
class GivenUpThreads implements HealthVerdict {
    private static final int FRAMES = 3;

    private final AtomicInteger threads = new AtomicInteger();
    private final int most;

    GivenUpThreads(BacktestProperties properties, MeterRegistry metrics) {
        most = properties.maxGivenUpThreads();
        Gauge.builder("backtest.threads.given.up", threads, AtomicInteger::get)
                .description("threads whose strategy does not come back; a restart frees them")
                .register(metrics);
    }

    /** One more; false when no further thread may be started in its place. */
    boolean add() {
        return threads.incrementAndGet() <= most;
    }

    void cameBack() {
        threads.decrementAndGet();
    }

    /** Where a thread is now: the innermost calls. */
    static String placeOf(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }

    @Override
    public Optional<String> problem() {
        int now = threads.get();
        return now == 0
                ? Optional.empty()
                : Optional.of(now + " threads are held by strategies that do not come back (limit " + most
                        + "); a restart frees them");
    }

    @Override
    public boolean down() {
        // At the limit each further loop costs a worker for good.
        return threads.get() > most;
    }
}
