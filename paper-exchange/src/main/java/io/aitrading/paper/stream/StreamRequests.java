package io.aitrading.paper.stream;

import io.aitrading.paper.json.Fields;
import io.aitrading.paper.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Answers what clients of market streams may ask: to hear more, to hear less, what they hear, and how. */
@Component
final class StreamRequests {
    private static final String COMBINED = "combined";

    private final Subscriptions subscriptions;

    StreamRequests(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** A request that cannot be fulfilled, by the codes of the Binance API. */
    private static final class Refused extends RuntimeException {
        private final int code;

        Refused(int code, String message) {
            super(message, null, false, false);
            this.code = code;
        }
    }

    Fields answer(Connection connection, String text) {
        JsonNode request = Json.parse(text);
        if (request == null || !request.isObject()) {
            return failed(null, new Refused(3, "Invalid JSON: expected value at line 1 column 1"));
        }
        JsonNode id = request.get("id");
        try {
            return new Fields().with("result", run(connection, request, id)).with("id", shown(id));
        } catch (Refused refused) {
            return failed(id, refused);
        }
    }

    private Object run(Connection connection, JsonNode request, @Nullable JsonNode id) {
        if (id != null && !id.isNull() && !id.isString() && !id.isIntegralNumber()) {
            throw invalid("request ID must be an unsigned integer or a string");
        }
        if (!request.path("method").isString()) {
            throw invalid("missing field `method`");
        }
        JsonNode params = request.path("params");
        return switch (request.path("method").asString()) {
            case "SUBSCRIBE" -> subscribe(connection, names(params));
            case "UNSUBSCRIBE" -> {
                names(params).forEach(name -> subscriptions.remove(connection, name));
                yield Json.NULL;
            }
            case "LIST_SUBSCRIPTIONS" -> List.copyOf(connection.streams());
            case "SET_PROPERTY" -> set(connection, params);
            case "GET_PROPERTY" -> {
                requireProperty(params, 1);
                yield connection.isCombined();
            }
            default ->
                throw invalid(
                        "unknown variant `" + request.path("method").asString()
                                + "`, expected one of `SUBSCRIBE`, `UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY`");
        };
    }

    /** Up to the first name that is no stream's; what came before it stays subscribed. */
    private Object subscribe(Connection connection, List<String> names) {
        if (connection.streams().size() + names.size() > Subscriptions.STREAMS_MAX) {
            throw invalid("too many streams, at most " + Subscriptions.STREAMS_MAX);
        }
        for (String name : names) {
            if (!subscriptions.add(connection, name)) {
                throw invalid("unknown stream " + name);
            }
        }
        return Json.NULL;
    }

    private static List<String> names(JsonNode params) {
        if (!params.isArray()) {
            throw invalid("params must be an array of stream names");
        }
        List<String> names = new ArrayList<>();
        for (JsonNode name : params) {
            if (!name.isString()) {
                throw invalid("stream name must be a string");
            }
            names.add(name.asString());
        }
        return names;
    }

    private static Object set(Connection connection, JsonNode params) {
        requireProperty(params, 2);
        if (!params.path(1).isBoolean()) {
            throw new Refused(1, "Invalid value type: expected Boolean");
        }
        connection.combine(params.path(1).asBoolean());
        return Json.NULL;
    }

    private static void requireProperty(JsonNode params, int count) {
        if (!params.isArray() || !params.path(0).isString()) {
            throw invalid("property name must be a string");
        }
        if (!params.path(0).asString().equals(COMBINED)) {
            throw new Refused(0, "Unknown property");
        }
        if (params.size() > count) {
            throw invalid("too many parameters");
        }
    }

    private static Refused invalid(String what) {
        return new Refused(2, "Invalid request: " + what);
    }

    private static Fields failed(@Nullable JsonNode id, Refused refused) {
        Fields error = new Fields().with("code", refused.code).with("msg", refused.getMessage());
        return new Fields().with("error", error).with("id", shown(id));
    }

    private static Object shown(@Nullable JsonNode id) {
        return id == null ? Json.NULL : id;
    }
}
