package io.aitrading.fleettests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plain HTTP calls with JSON, as a user's program would make them. */
final class Api {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String base;
    private final String token;

    Api(String base) {
        this(base, "");
    }

    private Api(String base, String token) {
        this.base = base;
        this.token = token;
    }

    Api as(String accessToken) {
        return new Api(base, accessToken);
    }

    String token() {
        return token;
    }

    /** Logs in at the gateway and answers a caller with that user's token. */
    Api login(String username, String password) {
        Answer answer = post("/api/v1/auth/login", Map.of("username", username, "password", password));
        if (answer.status() != 200) {
            throw new AssertionError("login of " + username + ": " + answer);
        }
        return as(answer.text("accessToken"));
    }

    Answer get(String path) {
        return call("GET", path, null, Map.of());
    }

    Answer post(String path, Object body) {
        return call("POST", path, body, Map.of());
    }

    Answer post(String path, Object body, String idempotencyKey) {
        return call("POST", path, body, Map.of("Idempotency-Key", idempotencyKey));
    }

    Answer put(String path, Object body) {
        return call("PUT", path, body, Map.of());
    }

    Answer delete(String path) {
        return call("DELETE", path, null, Map.of());
    }

    Answer call(String method, String path, Object body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            String text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(text));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + base + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Answer(int status, String body, Map<String, List<String>> headers) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JacksonException e) {
                throw new AssertionError("not JSON: " + status + " " + body, e);
            }
        }

        String text(String field) {
            return json().path(field).asString("");
        }
    }
}
