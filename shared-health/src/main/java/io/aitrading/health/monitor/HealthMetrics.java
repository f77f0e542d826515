package io.aitrading.health.monitor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;

/** {@code dependency_up}, {@code dependency_probe_latency_seconds} and {@code service_health_status} for Prometheus. */
public final class HealthMetrics implements MeterBinder {
    private static final double MILLIS_PER_SECOND = 1000.0;

    private final HealthState state;
    private final DependencyMonitor dependencies;

    public HealthMetrics(HealthState state, DependencyMonitor dependencies) {
        this.state = state;
        this.dependencies = dependencies;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (ServiceStatus status : ServiceStatus.values()) {
            Gauge.builder("service.health.status", state, current -> current.status() == status ? 1 : 0)
                    .description("1 for the status the service has now, 0 for the others")
                    .tag("status", status.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        for (DependencyWatch watch : dependencies.watches()) {
            DependencyReport first = watch.report();
            Gauge.builder("dependency.up", watch, current -> current.report().status() == DependencyStatus.UP ? 1 : 0)
                    .description("1 when the dependency works")
                    .tag("dependency", first.name())
                    .tag("kind", first.kind())
                    .tag("required", Boolean.toString(first.required()))
                    .register(registry);
            Gauge.builder(
                            "dependency.probe.latency.seconds",
                            watch,
                            current -> current.report().latencyMs() / MILLIS_PER_SECOND)
                    .description("Duration of the last probe")
                    .tag("dependency", first.name())
                    .register(registry);
        }
    }
}
