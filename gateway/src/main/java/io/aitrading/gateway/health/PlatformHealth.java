package io.aitrading.gateway.health;

import io.aitrading.domain.PlatformService;
import io.aitrading.gateway.GatewayProperties;
import io.aitrading.health.ServiceDirectory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks every service for its health, all at once and for at most 800 ms, and remembers the answers for a second. It does not go
 * through central-hub: the way to see that something is lost must not be what is lost.
 */
@Component
class PlatformHealth {
    private static final Duration CALL_LIMIT = Duration.ofMillis(800);
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CALL_LIMIT).build();
    private final List<PlatformService> services;
    private final ServiceDirectory directory;
    private final InstantSource clock;
    private final JsonMapper json;
    private volatile @Nullable Answer last;

    PlatformHealth(ServiceDirectory directory, GatewayProperties properties, InstantSource clock, JsonMapper json) {
        this.directory = directory;
        this.clock = clock;
        this.json = json;
        this.services = Arrays.stream(PlatformService.values())
                .filter(service ->
                        properties.deployed().isEmpty() || properties.deployed().contains(service.serviceName()))
                .toList();
    }

    Answer current() {
        Answer known = last;
        Instant now = clock.instant();
        if (known != null && known.asOf().plus(REMEMBERED).isAfter(now)) {
            return known;
        }
        List<CompletableFuture<Entry>> asked = services.stream().map(this::ask).toList();
        List<Entry> entries = asked.stream().map(CompletableFuture::join).toList();
        Answer fresh = new Answer(overall(entries), now, entries);
        last = fresh;
        return fresh;
    }

    private CompletableFuture<Entry> ask(PlatformService service) {
        if (service == PlatformService.API_GATEWAY) {
            return CompletableFuture.completedFuture(new Entry(service.serviceName(), "UP"));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(directory.url(service) + "/health"))
                .timeout(CALL_LIMIT)
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> new Entry(service.serviceName(), status(answer)))
                .exceptionally(failure -> new Entry(service.serviceName(), "UNREACHABLE"));
    }

    private String status(HttpResponse<String> answer) {
        try {
            JsonNode body = json.readTree(answer.body());
            return body.path("status").asString(answer.statusCode() == 200 ? "UP" : "DOWN");
        } catch (JacksonException e) {
            return "DOWN";
        }
    }

    /** DOWN when a service is not able to work, DEGRADED when one works with less, else UP. */
    private static String overall(List<Entry> entries) {
        boolean down = entries.stream()
                .anyMatch(
                        entry -> !entry.status().equals("UP") && !entry.status().equals("DEGRADED"));
        if (down) {
            return "DOWN";
        }
        return entries.stream().allMatch(entry -> entry.status().equals("UP")) ? "UP" : "DEGRADED";
    }

    /** @param asOf when the services were asked */
    record Answer(String status, Instant asOf, List<Entry> services) {}

    /** One service and what it says of itself. */
    record Entry(String name, String status) {}
}
