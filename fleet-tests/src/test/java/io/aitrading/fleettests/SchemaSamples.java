package io.aitrading.fleettests;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Values that look right for a schema of an OpenAPI document; most fit, none is meant to harm. */
final class SchemaSamples {
    private static final int DEPTH_LIMIT = 6;
    private static final String REFERENCE = "#/components/schemas/";

    /** Fields whose type says only "text", but which mean something here. */
    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry("symbol", List.of("BTCUSDT")),
            Map.entry("service", List.of("order-management", "risk-analyzer")),
            Map.entry("venue", List.of("paper")),
            Map.entry("interval", List.of("1m", "1h")),
            Map.entry("quantity", List.of("0.01", "0.5", "0.00001")),
            Map.entry("stopPrice", List.of("900.00")),
            Map.entry("price", List.of("1000.00", "900.5", "1000.001")),
            Map.entry("email", List.of("someone@example.org")),
            Map.entry("password", List.of("a-long-pass-phrase-for-nobody")),
            Map.entry("If-Match", List.of("1", "0")),
            Map.entry("waitMs", List.of("0")),
            Map.entry("asset", List.of("USDT")));

    private final JsonNode schemas;
    private final Random random;
    private final String accountId;

    /** @param accountId an account that exists, for the fields that name one */
    SchemaSamples(JsonNode document, Random random, String accountId) {
        this.schemas = document.path("components").path("schemas");
        this.random = random;
        this.accountId = accountId;
    }

    Object sample(String name, JsonNode schema) {
        return sample(name, schema, 0);
    }

    private Object sample(String name, JsonNode given, int depth) {
        JsonNode schema = resolved(given);
        if (schema.has("enum")) {
            JsonNode values = schema.path("enum");
            return values.get(random.nextInt(values.size())).asString("");
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> depth > DEPTH_LIMIT ? List.of() : List.of(sample(name, schema.path("items"), depth + 1));
            case "integer" -> Integer.parseInt(known(name, String.valueOf(random.nextInt(1, 50))));
            // Binary numbers are numbers in JSON; exact ones, which have no format, are text.
            case "number" ->
                schema.path("format").asString("").isEmpty() ? known(name, "0.01") : new BigDecimal("0.01");
            case "boolean" -> random.nextBoolean();
            default -> text(name, schema.path("format").asString(""));
        };
    }

    private Object object(JsonNode schema, int depth) {
        Map<String, Object> value = new LinkedHashMap<>();
        if (depth > DEPTH_LIMIT) {
            return value;
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            value.put(property.getKey(), sample(property.getKey(), property.getValue(), depth + 1));
        }
        JsonNode others = schema.path("additionalProperties");
        if (others.isObject()) {
            value.put("USDT", sample("USDT", others, depth + 1));
        }
        return value;
    }

    JsonNode resolved(JsonNode schema) {
        JsonNode now = schema;
        for (int i = 0; i < DEPTH_LIMIT; i++) {
            String reference = now.path("$ref").asString("");
            if (reference.startsWith(REFERENCE)) {
                now = schemas.path(reference.substring(REFERENCE.length()));
            } else if (now.has("oneOf") || now.has("anyOf") || now.has("allOf")) {
                now = now.path(now.has("oneOf") ? "oneOf" : now.has("anyOf") ? "anyOf" : "allOf")
                        .get(0);
            } else {
                return now;
            }
        }
        return now;
    }

    /** OpenAPI 3.1 may give several types, one of them null. */
    static String type(JsonNode schema) {
        List<String> types = new ArrayList<>();
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            type.forEach(one -> types.add(one.asString()));
        } else {
            types.add(type.asString(schema.has("properties") ? "object" : "string"));
        }
        types.remove("null");
        return types.isEmpty() ? "string" : types.getFirst();
    }

    private String text(String name, String format) {
        return switch (format) {
            case "uuid" -> name.equals("accountId") ? accountId : randomId().toString();
            case "date-time" -> "2013-11-26T00:00:00Z";
            case "date" -> "2013-11-26";
            default -> known(name, "sample" + random.nextInt(1000));
        };
    }

    private String known(String name, String otherwise) {
        List<String> values = KNOWN.getOrDefault(name, List.of(otherwise));
        return values.get(random.nextInt(values.size()));
    }

    /** Random, and the same again for the same seed. */
    UUID randomId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return UUID.nameUUIDFromBytes(bytes);
    }
}
