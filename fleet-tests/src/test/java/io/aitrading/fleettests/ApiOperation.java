package io.aitrading.fleettests;

import io.aitrading.domain.PlatformService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One operation as a service publishes it under {@code /v3/api-docs}.
 *
 * @param path with its variables in braces
 * @param body the schema of the JSON it takes, if it takes any
 * @param streams answers with server-sent events, which have no end
 */
record ApiOperation(
        PlatformService service,
        String method,
        String path,
        List<Parameter> parameters,
        Optional<JsonNode> body,
        boolean streams) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** @param in {@code path}, {@code query} or {@code header} */
    record Parameter(String name, String in, boolean required, JsonNode schema) {}

    static List<ApiOperation> of(PlatformService service, JsonNode document) {
        List<ApiOperation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.add(read(service, method.getKey(), path.getKey(), method.getValue()));
                }
            }
        }
        return operations;
    }

    private static ApiOperation read(PlatformService service, String method, String path, JsonNode operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            parameters.add(new Parameter(
                    parameter.path("name").asString(),
                    parameter.path("in").asString(),
                    parameter.path("required").asBoolean(false),
                    parameter.path("schema")));
        }
        JsonNode content = operation.path("requestBody").path("content");
        Optional<JsonNode> body = content.isEmpty()
                ? Optional.empty()
                : Optional.of(content.iterator().next().path("schema"));
        boolean streams = operation.path("responses").valueStream().anyMatch(response -> response.path("content")
                .has("text/event-stream"));
        return new ApiOperation(service, method.toUpperCase(Locale.ROOT), path, List.copyOf(parameters), body, streams);
    }

    @Override
    public String toString() {
        return service.serviceName() + " " + method + " " + path;
    }
}
