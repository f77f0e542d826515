package io.aitrading.health.monitor;

import io.aitrading.health.DependencyProbe;
import io.aitrading.health.LogKeys;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;

/** Probes every dependency again and again, each on a virtual thread of its own, so that none waits for another. */
public final class DependencyMonitor implements SmartLifecycle {
    private final String service;
    private final MonitorSettings settings;
    private final List<DependencyWatch> watches;
    private final List<Thread> threads = new ArrayList<>();
    private volatile Runnable afterProbe = () -> {};
    private volatile boolean running;

    public DependencyMonitor(
            String service, List<DependencyProbe> probes, InstantSource clock, MonitorSettings settings) {
        this.service = service;
        this.settings = settings;
        requireDistinctNames(probes);
        this.watches = probes.stream()
                .map(probe -> new DependencyWatch(probe, clock, settings.limit(), () -> afterProbe.run()))
                .toList();
    }

    private static void requireDistinctNames(List<DependencyProbe> probes) {
        Set<String> names = new HashSet<>();
        for (DependencyProbe probe : probes) {
            if (!names.add(probe.name())) {
                throw new IllegalStateException("Two dependency probes are called '" + probe.name() + "'");
            }
        }
    }

    /** Called after each probe, whatever came of it. */
    void afterProbe(Runnable listener) {
        afterProbe = listener;
    }

    List<DependencyReport> reports() {
        return watches.stream().map(DependencyWatch::report).toList();
    }

    List<DependencyWatch> watches() {
        return watches;
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        for (DependencyWatch watch : watches) {
            threads.add(
                    Thread.ofVirtual().name("watch-" + watch.report().name()).start(() -> watchForEver(watch)));
        }
    }

    private void watchForEver(DependencyWatch watch) {
        MDC.put(LogKeys.SERVICE, service);
        boolean seenUp = false;
        try {
            while (running) {
                watch.probeOnce();
                seenUp |= watch.report().status() == DependencyStatus.UP;
                Thread.sleep(seenUp ? settings.interval() : settings.startInterval());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before what serves and stops after it. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1000;
    }
}
