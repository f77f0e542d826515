package io.aitrading.risk;

import io.aitrading.testing.PlatformProperties;
import io.aitrading.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real application on a free port, and requests to it. */
final class RiskService implements AutoCloseable {
    static final UUID TRADER = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    static final UUID RISK_ONE = UUID.fromString("00000000-0000-7000-8000-00000000000b");
    static final UUID RISK_TWO = UUID.fromString("00000000-0000-7000-8000-00000000000c");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ConfigurableApplicationContext context;
    private final TestTokens tokens;
    private final String base;

    RiskService(PlatformProperties properties, TestTokens tokens) {
        this.tokens = tokens;
        context = new SpringApplicationBuilder(RiskAnalyzerApplication.class)
                .properties("spring.config.name=risk-analyzer")
                .run(properties.tokens(tokens).asArguments());
        base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    record Answer(int status, JsonNode body) {
        String text(String field) {
            return body.path(field).asString("");
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    String trader() {
        return tokens.user(TRADER, "TRADER");
    }

    String riskOne() {
        return tokens.user(RISK_ONE, "RISK");
    }

    String riskTwo() {
        return tokens.user(RISK_TWO, "RISK", "AUDITOR");
    }

    String service() {
        return tokens.service("order-management");
    }

    Answer get(String path, String token) throws IOException, InterruptedException {
        return send("GET", path, token, null);
    }

    Answer post(String path, String token, String body) throws IOException, InterruptedException {
        return send("POST", path, token, body);
    }

    Answer put(String path, String token, String body) throws IOException, InterruptedException {
        return send("PUT", path, token, body);
    }

    private Answer send(String method, String path, String token, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(25))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        String text = response.body();
        return new Answer(response.statusCode(), text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text));
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
