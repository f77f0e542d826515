package io.aitrading.health.live;

import io.aitrading.domain.PlatformService;
import io.aitrading.health.ServiceDirectory;
import io.aitrading.health.ServiceTokenSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks configuration-service for anything newer than what is known, and tells it what became of that. */
public final class ConfigurationClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    /** What an answer may take beyond the wait asked for. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /** Short: the next report says the same. */
    private static final Duration REPORT_TIMEOUT = Duration.ofSeconds(2);

    private static final int MAX_ANSWER_BYTES = 1 << 20;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final ServiceDirectory directory;
    private final ObjectProvider<ServiceTokenSource> tokens;
    private final JsonMapper json;
    private final Duration wait;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    public ConfigurationClient(
            ServiceDirectory directory, ObjectProvider<ServiceTokenSource> tokens, JsonMapper json, Duration wait) {
        this.directory = directory;
        this.tokens = tokens;
        this.json = json;
        this.wait = wait;
    }

    /** Empty when nothing changed within the wait. The first question ever is answered at once. */
    Optional<Snapshot> newerThan(Snapshot known, boolean first) throws IOException, InterruptedException {
        HttpRequest.Builder request = authorised(HttpRequest.newBuilder(uri(known, first))
                .timeout(wait.plus(MARGIN))
                .header("Accept", "application/json")
                .GET());
        HttpResponse<byte[]> answer =
                http.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        return switch (answer.statusCode()) {
            case OK -> Optional.of(parse(known.service(), answer.body()));
            case NOT_MODIFIED -> Optional.empty();
            default -> throw new IOException("configuration-service answered HTTP " + answer.statusCode());
        };
    }

    /** Tells what this instance runs, and how it is. */
    void report(String service, String instance, InstanceReport report) throws IOException, InterruptedException {
        HttpRequest.Builder request = instanceRequest(service, instance)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(json.writeValueAsBytes(report)));
        requireSuccess(http.send(request.build(), BodyHandlers.discarding()));
    }

    /** Says that this instance stops, so that its silence worries nobody. */
    void leave(String service, String instance) throws IOException, InterruptedException {
        requireSuccess(http.send(instanceRequest(service, instance).DELETE().build(), BodyHandlers.discarding()));
    }

    private HttpRequest.Builder instanceRequest(String service, String instance) {
        return authorised(HttpRequest.newBuilder(URI.create(base(service) + "/instances/" + instance))
                .timeout(REPORT_TIMEOUT));
    }

    private static void requireSuccess(HttpResponse<Void> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("configuration-service answered HTTP " + answer.statusCode());
        }
    }

    private HttpRequest.Builder authorised(HttpRequest.Builder request) {
        ServiceTokenSource token = tokens.getIfAvailable();
        return token == null ? request : request.header("Authorization", "Bearer " + token.token());
    }

    private Snapshot parse(String service, byte[] body) throws IOException {
        try {
            Snapshot snapshot = Snapshot.parse(json.readTree(body));
            if (!snapshot.service().equals(service)) {
                throw new IOException("configuration-service answered for " + snapshot.service());
            }
            return snapshot;
        } catch (JacksonException | IllegalArgumentException malformed) {
            throw new IOException("configuration-service answered something else", malformed);
        }
    }

    private URI uri(Snapshot known, boolean first) {
        return URI.create(base(known.service()) + "/watch?revision=" + known.revision() + "&flagsRevision="
                + known.flagsRevision() + "&waitMs=" + (first ? 0 : wait.toMillis()));
    }

    private String base(String service) {
        return directory.url(PlatformService.CONFIGURATION_SERVICE) + "/api/v1/config/" + service;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
