package io.aitrading.health.monitor;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code /health}, the same for every service.
 *
 * @param problems reasons of the service's own to be unwell
 * @param truths what the service adds of its own, at the top level
 */
@JsonPropertyOrder({
    "service",
    "status",
    "version",
    "startedAt",
    "uptimeSeconds",
    "configRevision",
    "dependencies",
    "problems"
})
public record HealthReport(
        String service,
        ServiceStatus status,
        String version,
        Instant startedAt,
        long uptimeSeconds,
        long configRevision,
        List<DependencyReport> dependencies,
        List<String> problems,
        @JsonAnyGetter @JsonProperty(access = JsonProperty.Access.READ_ONLY) Map<String, @Nullable Object> truths) {}
