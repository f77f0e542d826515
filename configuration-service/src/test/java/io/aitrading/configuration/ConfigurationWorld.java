package io.aitrading.configuration;

import io.aitrading.domain.PlatformService;
import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestKafka;
import io.aitrading.testing.TestPostgres;
import io.aitrading.testing.TestRedis;
import io.aitrading.testing.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real service on real stores, and a client for it. */
final class ConfigurationWorld implements AutoCloseable {
    static final UUID ADMIN = UUID.fromString("00000000-0000-7000-8000-00000000000a");

    private final TestTokens tokens;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    ConfigurationWorld(String... more) {
        this(InstantSource.system(), more);
    }

    ConfigurationWorld(InstantSource clock, String... more) {
        tokens = TestTokens.create(clock);
        PlatformProperties properties = PlatformProperties.of(PlatformService.CONFIGURATION_SERVICE)
                .postgres(TestPostgres.shared().newDatabase())
                .redis(TestRedis.shared())
                .kafka(TestKafka.shared())
                .tokens(tokens);
        for (int i = 0; i < more.length; i += 2) {
            properties.with(more[i], more[i + 1]);
        }
        context = new SpringApplicationBuilder(ConfigurationServiceApplication.class)
                .properties("spring.config.name=configuration-service")
                .initializers((GenericApplicationContext beans) ->
                        beans.registerBean("testClock", InstantSource.class, () -> clock))
                .run(properties.asArguments());
        url = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    String url() {
        return url;
    }

    /** Questions for changes that are open now. */
    int openWatches() {
        return (int) bean(MeterRegistry.class)
                .get("configuration.watchers.open")
                .gauge()
                .value();
    }

    String admin() {
        return tokens.user(ADMIN, "ADMIN");
    }

    String trader() {
        return tokens.user(UUID.fromString("00000000-0000-7000-8000-00000000000b"), "TRADER");
    }

    String service() {
        return service("risk-analyzer");
    }

    String service(String name) {
        return tokens.service(name);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Answer get(String path, String token) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().GET(), path, token, null);
    }

    Answer put(String path, String token, String ifMatch, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().PUT(BodyPublishers.ofString(body)), path, token, ifMatch);
    }

    Answer delete(String path, String token) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().DELETE(), path, token, null);
    }

    Answer post(String path, String token, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), path, token, null);
    }

    private Answer send(HttpRequest.Builder request, String path, String token, String ifMatch)
            throws IOException, InterruptedException {
        request.uri(URI.create(url + path)).header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        JsonNode body = answer.body().isEmpty()
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(answer.body());
        return new Answer(
                answer.statusCode(), body, answer.headers().firstValue("ETag").orElse(""));
    }

    record Answer(int status, JsonNode body, String etag) {
        String text(String field) {
            return body.path(field).asString("");
        }
    }

    @Override
    public void close() {
        context.close();
        tokens.close();
    }
}
