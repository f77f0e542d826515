package io.aitrading.configuration.flow;

import io.aitrading.domain.PlatformService;
import io.aitrading.health.ServiceDirectory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks services how they are, all at once, and remembers the answers for a moment so that many readers cost one question. */
@Component
class HealthReader implements DisposableBean {
    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);
    private static final int MAX_ANSWER_BYTES = 1 << 18;

    private final ServiceDirectory directory;
    private final InstantSource clock;
    private final FlowProperties properties;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final ReentrantLock asking = new ReentrantLock();
    private Map<PlatformService, ServiceHealth> known = Map.of();
    private Instant knownUntil = Instant.MIN;

    HealthReader(ServiceDirectory directory, InstantSource clock, FlowProperties properties, JsonMapper json) {
        this.directory = directory;
        this.clock = clock;
        this.properties = properties;
        this.json = json;
    }

    /** How the services are now, or were a moment ago. */
    Map<PlatformService, ServiceHealth> read(Collection<PlatformService> services) {
        asking.lock();
        try {
            Instant now = clock.instant();
            if (now.isBefore(knownUntil) && known.keySet().containsAll(services)) {
                return known;
            }
            known = ask(services);
            knownUntil = clock.instant().plus(properties.cacheFor());
            return known;
        } finally {
            asking.unlock();
        }
    }

    private Map<PlatformService, ServiceHealth> ask(Collection<PlatformService> services) {
        Map<PlatformService, CompletableFuture<ServiceHealth>> answers = new EnumMap<>(PlatformService.class);
        services.forEach(service -> answers.put(service, ask(service)));
        Map<PlatformService, ServiceHealth> result = new EnumMap<>(PlatformService.class);
        answers.forEach((service, answer) -> result.put(service, answer.join()));
        return Map.copyOf(result);
    }

    private CompletableFuture<ServiceHealth> ask(PlatformService service) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(directory.url(service) + "/health"))
                .timeout(properties.answerTimeout())
                .build();
        return http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES))
                .thenApply(this::parse)
                .exceptionally(failure -> ServiceHealth.UNREACHABLE);
    }

    /** Anything that is not the platform's health shape counts as no answer. */
    private ServiceHealth parse(HttpResponse<byte[]> answer) {
        try {
            JsonNode body = json.readTree(answer.body());
            Map<String, NodeStatus> dependencies = new HashMap<>();
            for (JsonNode dependency : body.path("dependencies")) {
                dependencies.put(
                        dependency.path("name").asString(""),
                        status(dependency.path("status").asString("")));
            }
            NodeStatus status = status(body.path("status").asString(""));
            return status == NodeStatus.UNKNOWN ? ServiceHealth.UNREACHABLE : new ServiceHealth(status, dependencies);
        } catch (JacksonException notHealth) {
            return ServiceHealth.UNREACHABLE;
        }
    }

    private static NodeStatus status(String text) {
        return switch (text) {
            case "UP" -> NodeStatus.UP;
            case "DEGRADED" -> NodeStatus.DEGRADED;
            case "STARTING" -> NodeStatus.STARTING;
            case "DOWN" -> NodeStatus.DOWN;
            default -> NodeStatus.UNKNOWN;
        };
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }
}
