package io.aitrading.health.monitor;

import io.aitrading.health.Causes;
import io.aitrading.health.HealthDetail;
import io.aitrading.health.HealthVerdict;
import io.aitrading.health.LiveConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Puts together what the service says of itself. Everything is read from memory. */
public final class HealthState {
    private static final Logger log = LoggerFactory.getLogger(HealthState.class);

    private final String service;
    private final String version;
    private final InstantSource clock;
    private final Instant startedAt;
    private final DependencyMonitor dependencies;
    private final List<HealthDetail> details;
    private final List<HealthVerdict> verdicts;
    private final LiveConfiguration configuration;
    private volatile Phase phase = Phase.STARTING;
    private ServiceStatus lastLogged = ServiceStatus.STARTING;

    private enum Phase {
        STARTING,
        SERVING,
        STOPPING
    }

    /** How the service is, in short. */
    public record Condition(ServiceStatus status, List<String> problems) {
        public Condition {
            problems = List.copyOf(problems);
        }
    }

    private record Findings(boolean down, boolean degraded, List<String> problems) {}

    public HealthState(
            String service,
            String version,
            InstantSource clock,
            DependencyMonitor dependencies,
            List<HealthDetail> details,
            List<HealthVerdict> verdicts,
            LiveConfiguration configuration) {
        this.service = service;
        this.version = version;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.dependencies = dependencies;
        this.details = details;
        this.verdicts = verdicts;
        this.configuration = configuration;
        dependencies.afterProbe(this::logChange);
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        phase = Phase.SERVING;
        logChange();
    }

    @EventListener
    void closing(ContextClosedEvent event) {
        phase = Phase.STOPPING;
    }

    public ServiceStatus status() {
        return status(dependencies.reports(), findings());
    }

    public Condition condition() {
        Findings findings = findings();
        return new Condition(status(dependencies.reports(), findings), findings.problems());
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Whether it can take work: started, and everything required is there. */
    boolean ready() {
        return switch (status()) {
            case UP, DEGRADED -> true;
            case STARTING, DOWN -> false;
        };
    }

    HealthReport report() {
        List<DependencyReport> reports = dependencies.reports();
        Findings findings = findings();
        return new HealthReport(
                service,
                status(reports, findings),
                version,
                startedAt,
                Math.max(0, Duration.between(startedAt, clock.instant()).toSeconds()),
                configuration.revision(),
                reports,
                findings.problems(),
                truths());
    }

    private ServiceStatus status(List<DependencyReport> reports, Findings findings) {
        return switch (phase) {
            case STARTING -> ServiceStatus.STARTING;
            case STOPPING -> ServiceStatus.DOWN;
            case SERVING -> servingStatus(reports, findings);
        };
    }

    private static ServiceStatus servingStatus(List<DependencyReport> reports, Findings findings) {
        boolean lost = findings.degraded();
        boolean unknown = false;
        for (DependencyReport report : reports) {
            if (report.status() == DependencyStatus.DOWN) {
                if (report.required()) {
                    return ServiceStatus.DOWN;
                }
                lost = true;
            }
            unknown |= report.required() && report.status() == DependencyStatus.UNKNOWN;
        }
        if (findings.down()) {
            return ServiceStatus.DOWN;
        }
        if (unknown) {
            return ServiceStatus.STARTING;
        }
        return lost ? ServiceStatus.DEGRADED : ServiceStatus.UP;
    }

    private Findings findings() {
        boolean down = false;
        List<String> problems = new ArrayList<>();
        for (HealthVerdict verdict : verdicts) {
            try {
                if (verdict.problem().map(problems::add).orElse(false)) {
                    down |= verdict.down();
                }
            } catch (RuntimeException broken) {
                problems.add("a health verdict failed: " + Causes.text(broken));
            }
        }
        return new Findings(down, !problems.isEmpty(), problems);
    }

    private Map<String, @Nullable Object> truths() {
        Map<String, @Nullable Object> truths = new LinkedHashMap<>();
        for (HealthDetail detail : details) {
            try {
                truths.put(detail.name(), detail.value());
            } catch (RuntimeException broken) {
                truths.put(detail.name(), "unavailable: " + Causes.text(broken));
            }
        }
        return truths;
    }

    /** One line for each change, whoever notices it first. */
    synchronized void logChange() {
        ServiceStatus now = status();
        if (now == lastLogged || phase == Phase.STOPPING) {
            return;
        }
        if (now == ServiceStatus.UP) {
            log.info("service {} is UP (was {})", service, lastLogged);
        } else {
            log.warn("service {} is {} (was {})", service, now, lastLogged);
        }
        lastLogged = now;
    }
}
