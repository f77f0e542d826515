package io.aitrading.fleettests;

import io.aitrading.domain.PlatformService;
import io.aitrading.fleettests.ApiOperation.Parameter;
import io.aitrading.fleettests.BadRequest.Who;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What one published operation must refuse, made from its own description: each a plausible request with one thing wrong. */
final class BadRequests {
    private static final String TOO_LONG = "x".repeat(10_000);
    private static final Set<Integer> BAD = Set.of(400, 422);

    /** For these a token is no condition. */
    private static final Set<String> PUBLIC =
            Set.of("/api/v1/auth/register", "/api/v1/auth/login", "/api/v1/auth/refresh", "/api/v1/auth/logout");

    /** An uploaded file may be long; the others are looked at after the name of a strategy or market, which no sample knows. */
    private static final Set<String> MAY_BE_LONG = Set.of(
            "/api/v1/datasets csv",
            "/api/v1/datasets gzip",
            "/api/v1/strategies interval",
            "/api/v1/backtests name",
            "/api/v1/backtests/sweeps measure",
            "/api/v1/backtests/walk-forward measure");

    private static final Map<PlatformService, String> PREFIXES = Map.of(
            PlatformService.CONFIGURATION_SERVICE, "/config",
            PlatformService.USER_MANAGEMENT, "/users",
            PlatformService.CENTRAL_HUB, "/hub",
            PlatformService.PAPER_EXCHANGE, "/paper",
            PlatformService.RISK_ANALYZER, "/risk",
            PlatformService.DATA_BRIDGE, "/market",
            PlatformService.ORDER_MANAGEMENT, "/orders",
            PlatformService.TRADING_ENGINE, "/trading",
            PlatformService.PORTFOLIO_MANAGER, "/portfolio",
            PlatformService.BACKTESTING_ENGINE, "/backtest");

    private final ApiOperation operation;
    private final SchemaSamples samples;
    private final Who who;
    private final List<BadRequest> requests = new ArrayList<>();

    /** @param who may call the operation, so that nothing but the thing that is wrong keeps it from its effect */
    BadRequests(ApiOperation operation, SchemaSamples samples, Who who) {
        this.operation = operation;
        this.samples = samples;
        this.who = who;
    }

    static boolean isReachable(PlatformService service) {
        return PREFIXES.containsKey(service);
    }

    List<BadRequest> all() {
        if (!PUBLIC.contains(operation.path())) {
            addStrangers();
        }
        operation.body().map(samples::resolved).ifPresent(this::addBodies);
        operation.parameters().stream().filter(BadRequests::isTyped).forEach(this::addBadParameter);
        // A service names what it makes: for it an id of nothing is right.
        if (who != Who.SERVICE && operation.parameters().stream().anyMatch(BadRequests::isId)) {
            add("ids of nothing", parameters(), body(), Set.of(400, 404, 409, 422), "", "");
        }
        return requests;
    }

    private void addStrangers() {
        for (Who stranger : List.of(Who.NOBODY, Who.FORGER, Who.EXPIRED)) {
            String code = stranger == Who.EXPIRED ? "TOKEN_EXPIRED" : "UNAUTHENTICATED";
            requests.add(request(
                    stranger + "'s token", headers("application/json"), body(), stranger, Set.of(401), code, "", ""));
        }
    }

    private void addBodies(JsonNode schema) {
        for (String malformed : List.of("", "{", "[]", "\"text\"", "{\"a\":1}{\"a\":1}", "[".repeat(5_000))) {
            add("malformed", parameters(), malformed, BAD, "", "");
        }
        requests.add(request(
                "1 MB", headers("application/json"), HostileValues.OVERSIZED_BODY, who, Set.of(400, 413), "", "", ""));
        requests.add(
                request("plain text", headers("text/plain"), "{}", who, Set.of(415), "UNSUPPORTED_MEDIA_TYPE", "", ""));
        if (!schema.path("properties").isEmpty()) {
            addUnknownField();
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                addBadField(property.getKey(), property.getValue());
            }
            for (JsonNode required : schema.path("required")) {
                Map<String, Object> body = sample();
                body.remove(required.asString());
                add("without " + required.asString(), parameters(), body, BAD, required.asString(), "");
            }
        }
    }

    private void addUnknownField() {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("noSuchField", "x"));
        body.putAll(sample());
        add("unknown field", parameters(), body, BAD, "noSuchField", "UNKNOWN_FIELD");
    }

    private void addBadField(String name, JsonNode given) {
        JsonNode schema = samples.resolved(given);
        if (!schema.has("type") && !schema.has("properties") && !schema.has("enum")) {
            return; // any JSON will do, says the description
        }
        boolean object = SchemaSamples.type(schema).equals("object");
        addField("wrong type of ", name, object ? "text" : Map.of("x", List.of(1)));
        if (!SchemaSamples.type(schema).equals("array")) {
            addField("array as ", name, List.of(List.of(1)));
        }
        if (SchemaSamples.type(schema).equals("string")) {
            if (!MAY_BE_LONG.contains(operation.path() + " " + name)) {
                addField("too long ", name, TOO_LONG);
            }
            addField("character zero in ", name, "a\u0000b");
        }
        if (SchemaSamples.type(schema).equals("integer")) {
            addField("beyond every range: ", name, new BigInteger("9".repeat(30)));
        }
    }

    /** The bad field comes first: whatever is read after it cannot be complained about before it. */
    private void addField(String what, String name, Object value) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(name, value);
        sample().forEach(body::putIfAbsent);
        add(what + name, parameters(), body, BAD, name, "");
    }

    private void addBadParameter(Parameter parameter) {
        Map<String, String> values = parameters();
        values.put(parameter.name(), "garbage!");
        add("bad " + parameter.name(), values, body(), Set.of(400, 404), parameter.name(), "");
    }

    private static boolean isTyped(Parameter parameter) {
        return !parameter.in().equals("header")
                && (parameter.schema().has("enum")
                        || parameter.schema().path("format").asString("").equals("uuid")
                        || SchemaSamples.type(parameter.schema()).equals("integer"));
    }

    private static boolean isId(Parameter parameter) {
        return parameter.in().equals("path")
                && parameter.schema().path("format").asString("").equals("uuid");
    }

    /** Path variables and what else is needed; ids are those of nothing. */
    private Map<String, String> parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.required() && !parameter.in().equals("header")) {
                boolean id = parameter.schema().path("format").asString("").equals("uuid");
                values.put(
                        parameter.name(),
                        id
                                ? UUID.nameUUIDFromBytes(operation.path().getBytes(StandardCharsets.UTF_8))
                                        .toString()
                                : String.valueOf(samples.sample(parameter.name(), parameter.schema())));
            }
        }
        return values;
    }

    private Map<String, String> headers(String contentType) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("header")) {
                headers.put(parameter.name(), String.valueOf(samples.sample(parameter.name(), parameter.schema())));
            }
        }
        return headers;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> sample() {
        return (Map<String, Object>) samples.sample("", operation.body().orElseThrow());
    }

    private Object body() {
        return operation.body().map(schema -> samples.sample("", schema)).orElse(null);
    }

    private void add(
            String what, Map<String, String> values, Object body, Set<Integer> statuses, String field, String rule) {
        requests.add(new BadRequest(
                what,
                operation.method(),
                target(values),
                headers("application/json"),
                body,
                who,
                statuses,
                "",
                field,
                rule));
    }

    private BadRequest request(
            String what,
            Map<String, String> headers,
            Object body,
            Who by,
            Set<Integer> statuses,
            String code,
            String field,
            String rule) {
        return new BadRequest(
                what, operation.method(), target(parameters()), headers, body, by, statuses, code, field, rule);
    }

    private String target(Map<String, String> values) {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        for (Parameter parameter : operation.parameters()) {
            String value = values.get(parameter.name());
            if (value != null && parameter.in().equals("path")) {
                path = path.replace("{" + parameter.name() + "}", encoded(value));
            } else if (value != null) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(encoded(parameter.name()))
                        .append('=')
                        .append(encoded(value));
            }
        }
        return PREFIXES.get(operation.service()) + path + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
