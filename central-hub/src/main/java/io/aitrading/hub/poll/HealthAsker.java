package io.aitrading.hub.poll;

import io.aitrading.domain.PlatformService;
import io.aitrading.health.Causes;
import io.aitrading.health.ServiceDirectory;
import io.aitrading.hub.HubProperties;
import io.aitrading.hub.registry.Member;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks one member how it is, with a limit of time and size. */
@Component
class HealthAsker implements DisposableBean {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final int MAX_ANSWER_BYTES = 1 << 18;
    private static final int OK_CLASS = 2;

    private final ServiceDirectory directory;
    private final Environment environment;
    private final JsonMapper json;
    private final HubProperties properties;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    HealthAsker(ServiceDirectory directory, Environment environment, JsonMapper json, HubProperties properties) {
        this.directory = directory;
        this.environment = environment;
        this.json = json;
        this.properties = properties;
    }

    CompletableFuture<Answer> ask(Member member) {
        HttpRequest request = HttpRequest.newBuilder(address(member))
                .timeout(properties.answerTimeout())
                .build();
        long start = System.nanoTime();
        return http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES))
                .handle((answer, failure) -> {
                    long latencyMs = Duration.ofNanos(System.nanoTime() - start).toMillis();
                    return failure == null
                            ? read(member, answer, latencyMs)
                            : Answer.none(Causes.text(failure), latencyMs);
                });
    }

    private URI address(Member member) {
        return PlatformService.named(member.name())
                .map(service -> URI.create(directory.url(service) + "/health"))
                .orElseGet(() -> {
                    String variable = member.name().toUpperCase(Locale.ROOT).replace('-', '_') + "_URL";
                    String base = environment.getProperty(variable, "http://127.0.0.1:" + member.port());
                    return URI.create(base + member.healthPath());
                });
    }

    private Answer read(Member member, HttpResponse<byte[]> answer, long latencyMs) {
        if (member.healthPath() != null) {
            return answer.statusCode() / 100 == OK_CLASS
                    ? new Answer(MemberStatus.UP, latencyMs, null, null, List.of())
                    : Answer.none("answered HTTP " + answer.statusCode(), latencyMs);
        }
        try {
            return fromHealth(member, json.readTree(answer.body()), latencyMs);
        } catch (JacksonException notHealth) {
            return Answer.none("answered HTTP " + answer.statusCode() + " with no health report", latencyMs);
        }
    }

    /** Whoever answers in another service's name on its port is not that service. */
    private static Answer fromHealth(Member member, JsonNode body, long latencyMs) {
        if (!body.path("service").asString("").equals(member.name())) {
            return Answer.none("something else answers on its port", latencyMs);
        }
        List<DependencyReading> dependencies = new ArrayList<>();
        @Nullable String error = null;
        for (JsonNode node : body.path("dependencies")) {
            DependencyReading dependency = new DependencyReading(
                    node.path("name").asString(""),
                    node.path("kind").asString(""),
                    node.path("required").asBoolean(false),
                    status(node.path("status").asString("")),
                    node.path("error").isString() ? node.path("error").stringValue() : null);
            dependencies.add(dependency);
            if (dependency.status() == MemberStatus.DOWN && (error == null || dependency.required())) {
                error = dependency.name() + ": " + dependency.error();
            }
        }
        for (JsonNode problem : body.path("problems")) {
            error = error == null ? problem.asString("") : error;
        }
        return new Answer(
                status(body.path("status").asString("")),
                latencyMs,
                body.path("version").asString(""),
                error,
                List.copyOf(dependencies));
    }

    private static MemberStatus status(String text) {
        return switch (text) {
            case "UP" -> MemberStatus.UP;
            case "DEGRADED" -> MemberStatus.DEGRADED;
            case "STARTING" -> MemberStatus.STARTING;
            case "DOWN" -> MemberStatus.DOWN;
            default -> MemberStatus.UNKNOWN;
        };
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }
}
