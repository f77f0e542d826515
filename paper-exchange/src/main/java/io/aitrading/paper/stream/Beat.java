package io.aitrading.paper.stream;

import io.aitrading.paper.PaperSettings;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The clockwork of everything that is sent at intervals. */
@Component
final class Beat implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Beat.class);
    private static final long FAST_MILLIS = 100;
    private static final long SLOW_MILLIS = 1_000;

    private final StreamHub hub;
    private final Subscriptions subscriptions;
    private final Connections connections;
    private final PaperSettings settings;
    private @Nullable ScheduledExecutorService executor;
    private List<ScheduledFuture<?>> beats = List.of();

    Beat(StreamHub hub, Subscriptions subscriptions, Connections connections, PaperSettings settings) {
        this.hub = hub;
        this.subscriptions = subscriptions;
        this.connections = connections;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("stream-beat").daemon(true).factory());
        long ping = settings.streams().pingInterval().toMillis();
        beats = List.of(
                started.scheduleAtFixedRate(guarded(hub::fastBeat), FAST_MILLIS, FAST_MILLIS, TimeUnit.MILLISECONDS),
                started.scheduleAtFixedRate(guarded(hub::slowBeat), SLOW_MILLIS, SLOW_MILLIS, TimeUnit.MILLISECONDS),
                started.scheduleAtFixedRate(
                        guarded(subscriptions::endExpired), SLOW_MILLIS, SLOW_MILLIS, TimeUnit.MILLISECONDS),
                started.scheduleAtFixedRate(guarded(connections::heartbeat), ping, ping, TimeUnit.MILLISECONDS));
        executor = started;
    }

    @Override
    public synchronized void stop() {
        if (executor != null) {
            beats.forEach(beat -> beat.cancel(false));
            executor.shutdownNow();
            executor = null;
        }
        connections.dropAll();
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }

    /** An exception would silently end the beat for ever. */
    private static Runnable guarded(Runnable beat) {
        return () -> {
            try {
                beat.run();
            } catch (RuntimeException failure) {
                log.error("a beat failed", failure);
            }
        };
    }
}
