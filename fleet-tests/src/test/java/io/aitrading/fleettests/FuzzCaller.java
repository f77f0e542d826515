package io.aitrading.fleettests;

import io.aitrading.domain.PlatformService;
import io.aitrading.fleettests.FuzzRequests.FuzzRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends a generated request and says what is wrong with the answer, if anything is. */
final class FuzzCaller {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** Right in form, signed by nobody we know. */
    private static final String FORGED =
            "eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6Im5vbmUifQ.eyJpc3MiOiJhaXRyYWRpbmciLCJhdWQiOiJhaXRyYWRpbmctYXBpIiwic3ViIjoiMDAwMDAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAxIiwicm9sZXMiOlsiQURNSU4iXSwiZXhwIjo0MTAyNDQ0ODAwfQ.AAAA";

    private final RunningFleet fleet;
    private final String operatorToken;
    private final String traderToken;
    private final Map<PlatformService, JsonNode> catalogues = new HashMap<>();

    FuzzCaller(RunningFleet fleet, Iterable<PlatformService> services, String operatorToken, String traderToken) {
        this.fleet = fleet;
        this.operatorToken = operatorToken;
        this.traderToken = traderToken;
        for (PlatformService service : services) {
            catalogues.put(service, fleet.api(service).get("/api/v1/errors").json());
        }
    }

    /** @param problem why the answer breaks the rules, or empty */
    record Verdict(FuzzRequest request, int status, String code, Optional<String> problem) {
        @Override
        public String toString() {
            return problem.orElse("fine") + " <- " + request;
        }
    }

    Verdict send(FuzzRequest request) {
        try {
            return judged(request, HTTP.send(toHttp(request), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return new Verdict(request, 0, "", Optional.of("no answer: " + e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest toHttp(FuzzRequest request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + fleet.port(request.operation().service()) + request.target()))
                .timeout(PATIENCE);
        token(request.identity()).ifPresent(token -> http.header("Authorization", "Bearer " + token));
        request.headers().forEach(http::header);
        if (request.body() == null) {
            return http.method(request.operation().method(), HttpRequest.BodyPublishers.noBody())
                    .build();
        }
        return http.header("Content-Type", request.contentType())
                .method(request.operation().method(), HttpRequest.BodyPublishers.ofString(request.body()))
                .build();
    }

    private Optional<String> token(FuzzRequests.Identity identity) {
        return switch (identity) {
            case NOBODY -> Optional.empty();
            case FORGED -> Optional.of(FORGED);
            case OPERATOR -> Optional.of(operatorToken);
            case TRADER -> Optional.of(traderToken);
            // It lives for a minute only.
            case SERVICE -> Optional.of(ServiceToken.of(fleet));
        };
    }

    private Verdict judged(FuzzRequest request, HttpResponse<String> response) {
        int status = response.statusCode();
        if (status < 400) {
            return new Verdict(request, status, "", Optional.empty());
        }
        JsonNode body = parsed(response.body());
        String code = body.path("code").asString("");
        String type = response.headers().firstValue("Content-Type").orElse("");
        String seen = status + " " + type + " " + response.body();
        String problem = null;
        if (status >= 500 && status != 503 && status != 504) {
            problem = "a failure: " + seen;
        } else if (!type.startsWith("application/problem+json")) {
            problem = "not a problem document: " + seen;
        } else if (!isListed(request.operation().service(), code, status)) {
            problem = "a code that the service does not list for this status: " + seen;
        } else if (body.path("correlationId").asString("").isEmpty()) {
            problem = "no correlationId: " + seen;
        }
        return new Verdict(request, status, code, Optional.ofNullable(problem));
    }

    private boolean isListed(PlatformService service, String code, int status) {
        return catalogues
                .get(service)
                .valueStream()
                .anyMatch(entry -> entry.path("code").asString("").equals(code)
                        && entry.path("status").asInt(0) == status);
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.nullNode();
        }
    }
}
