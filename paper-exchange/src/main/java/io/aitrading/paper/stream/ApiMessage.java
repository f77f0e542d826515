package io.aitrading.paper.stream;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.api.Params;
import io.aitrading.paper.json.Json;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * One request of the WebSocket API.
 *
 * @param params in the order in which they are signed, numbers with the very digits that were sent, for the same reason
 */
record ApiMessage(@Nullable JsonNode id, @Nullable String method, Map<String, String> params) {
    static final String RETURN_RATE_LIMITS = "returnRateLimits";

    static ApiMessage read(String text) {
        JsonNode whole = Json.parse(text);
        if (whole == null || !whole.isObject()) {
            return new ApiMessage(null, null, Map.of());
        }
        JsonNode method = whole.path("method");
        return new ApiMessage(whole.get("id"), method.isString() ? method.asString() : null, rawParams(text));
    }

    Object shownId() {
        return id == null ? Json.NULL : id;
    }

    String requireMethod() {
        if (method == null) {
            throw VenueError.MANDATORY_PARAMETER.exception("method");
        }
        return method;
    }

    Params asParams() {
        return new Params(params);
    }

    boolean returnRateLimits(boolean byDefault) {
        String asked = params.get(RETURN_RATE_LIMITS);
        return asked == null ? byDefault : Boolean.parseBoolean(asked);
    }

    /** What is signed: names and values sorted by name, without the signature itself. */
    String signedText() {
        StringBuilder text = new StringBuilder();
        params.forEach((name, value) -> {
            if (!name.equals("signature")) {
                text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(value);
            }
        });
        return text.toString();
    }

    private static Map<String, String> rawParams(String text) {
        try (JsonParser parser = Json.parser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = parser.currentName().equals("params");
                if (parser.nextToken() == JsonToken.START_OBJECT && wanted) {
                    return values(parser);
                }
                parser.skipChildren();
            }
            return Map.of();
        } catch (JacksonException unreadable) {
            return Map.of();
        }
    }

    /** Lists as JSON, which is how REST takes them; a null counts as not sent. */
    private static Map<String, String> values(JsonParser parser) {
        Map<String, String> values = new TreeMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                continue;
            }
            values.put(name, token.isScalarValue() ? parser.getString() : Json.text(parser.readValueAsTree()));
        }
        return values;
    }
}
