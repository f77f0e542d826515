package io.aitrading.health.live;

import io.aitrading.health.Causes;
import io.aitrading.health.LiveConfiguration;
import io.aitrading.health.LiveConfiguration.Refusal;
import io.aitrading.health.LiveProperties;
import io.aitrading.health.LogKeys;
import io.aitrading.health.live.InstanceReport.Outcome;
import io.aitrading.health.monitor.HealthState;
import io.aitrading.health.monitor.HealthState.Condition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;

/**
 * Tells configuration-service which revision runs here, what was refused, and how the service is: at once when it changes,
 * and now and then to show that it lives. By this a change that does harm is noticed and taken back.
 */
public final class InstanceReporter implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(InstanceReporter.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final String service;
    private final WatchSettings settings;
    private final ConfigurationClient client;
    private final LiveConfiguration configuration;
    private final LiveProperties properties;
    private final HealthState health;
    private final Environment environment;
    private final Semaphore changed = new Semaphore(0);
    private @Nullable InstanceReport told;
    private long toldNanos;
    private boolean away;
    private @Nullable Thread thread;

    public InstanceReporter(
            String service,
            WatchSettings settings,
            ConfigurationClient client,
            LiveConfiguration configuration,
            LiveProperties properties,
            HealthState health,
            Environment environment) {
        this.service = service;
        this.settings = settings;
        this.client = client;
        this.configuration = configuration;
        this.properties = properties;
        this.health = health;
        this.environment = environment;
        configuration.onChange(changed::release);
    }

    private void tellForEver() {
        MDC.put(LogKeys.SERVICE, service);
        String instance = InstanceName.of(environment);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                tellIfDue(instance);
                changed.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                changed.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellIfDue(String instance) throws InterruptedException {
        try {
            InstanceReport now = report();
            boolean silentForLong =
                    System.nanoTime() - toldNanos >= settings.reportEvery().toNanos();
            if (silentForLong || !now.equals(told)) {
                client.report(service, instance, now);
                told = now;
                toldNanos = System.nanoTime();
                away = false;
            }
        } catch (IOException | RuntimeException failure) {
            if (!away) {
                away = true;
                log.warn("configuration-service does not hear what runs here: {}", Causes.text(failure));
            }
        }
    }

    private InstanceReport report() {
        Optional<Refusal> refusal = configuration.refusal();
        long running = configuration.revision();
        Condition condition = health.condition();
        return new InstanceReport(
                refusal.map(Refusal::revision).orElse(running),
                running,
                refusal.isPresent() ? Outcome.REFUSED : Outcome.APPLIED,
                refusal.map(Refusal::reasons).orElse(List.of()),
                properties.needsRestart(),
                properties.overridden(),
                condition.status(),
                condition.problems(),
                health.startedAt());
    }

    private void sayGoodbye() {
        try {
            client.leave(service, InstanceName.of(environment));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException gone) {
            log.debug("configuration-service did not hear that this instance stops: {}", Causes.text(gone));
        }
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("configuration-report").start(this::tellForEver);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            // A report that comes after the goodbye would bring this instance back.
            thread.join(Duration.ofSeconds(1));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        thread = null;
        sayGoodbye();
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
