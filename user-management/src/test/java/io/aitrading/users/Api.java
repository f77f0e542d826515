package io.aitrading.users;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's API as a client sees it. */
record Api(String url) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        String text(String name) {
            return body.path(name).asString("");
        }

        String code() {
            return text("code");
        }
    }

    Answer get(String path, @Nullable String token) {
        return send("GET", path, token, null);
    }

    Answer post(String path, @Nullable String token, String body, String... headers) {
        return send("POST", path, token, body, headers);
    }

    Answer put(String path, @Nullable String token, String body) {
        return send("PUT", path, token, body);
    }

    Answer register(String name) {
        return post(
                "/api/v1/auth/register",
                null,
                """
                {"username":"%s","email":"%s@example.org","password":"%s"}"""
                        .formatted(name, name, passwordOf(name)));
    }

    static String passwordOf(String name) {
        return "vier Elefanten " + new StringBuilder(name).reverse();
    }

    Answer logIn(String name, String password, String... headers) {
        return post(
                "/api/v1/auth/login",
                null,
                """
                {"username":"%s","password":"%s"}""".formatted(name, password),
                headers);
    }

    Answer refresh(String token) {
        return post("/api/v1/auth/refresh", null, """
                {"refreshToken":"%s"}""".formatted(token));
    }

    Answer send(String method, String path, @Nullable String token, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode json = response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
            return new Answer(response.statusCode(), json, response);
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
