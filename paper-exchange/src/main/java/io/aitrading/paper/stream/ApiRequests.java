package io.aitrading.paper.stream;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.api.Dispatcher;
import io.aitrading.paper.api.Operation;
import io.aitrading.paper.api.Params;
import io.aitrading.paper.auth.ApiKey;
import io.aitrading.paper.auth.ApiKeys;
import io.aitrading.paper.auth.RequestTime;
import io.aitrading.paper.auth.Signatures;
import io.aitrading.paper.json.Json;
import io.aitrading.paper.limit.RateLimits;
import io.aitrading.paper.userdata.UserDataHub;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Runs requests of the WebSocket API: those about the session here, all others by the operation that REST has for them. */
@Component
final class ApiRequests {
    private static final int SUBSCRIPTIONS_MAX = 100;

    private final Dispatcher dispatcher;
    private final ApiKeys keys;
    private final RequestTime requestTime;
    private final RateLimits limits;
    private final UserDataHub userData;
    private final InstantSource clock;

    ApiRequests(
            Dispatcher dispatcher,
            ApiKeys keys,
            RequestTime requestTime,
            RateLimits limits,
            UserDataHub userData,
            InstantSource clock) {
        this.dispatcher = dispatcher;
        this.keys = keys;
        this.requestTime = requestTime;
        this.limits = limits;
        this.userData = userData;
        this.clock = clock;
    }

    Object run(ApiSession session, String method, JsonNode rawParams) {
        Params params = params(rawParams);
        return switch (method) {
            case "session.logon" -> {
                session.logOn(signedBy(params), clock.millis());
                yield status(session);
            }
            case "session.status" -> status(session);
            case "session.logout" -> {
                session.logOut();
                yield status(session);
            }
            case "userDataStream.subscribe" -> subscribe(session, requireLoggedOn(session));
            case "userDataStream.subscribe.signature" -> subscribe(session, signedBy(params));
            case "userDataStream.unsubscribe" -> unsubscribe(session, params.optionalLong("subscriptionId"));
            case "session.subscriptions" ->
                session.subscriptions().keySet().stream()
                        .sorted()
                        .map(id -> Json.object("subscriptionId", id))
                        .toList();
            default -> operate(session, method, params);
        };
    }

    void forget(ApiSession session) {
        unsubscribe(session, null);
    }

    private Object operate(ApiSession session, String method, Params params) {
        ApiMethods.Rest rest = ApiMethods.find(method);
        if (rest == null) {
            limits.use(session.address(), 1);
            throw VenueError.UNSUPPORTED_OPERATION.exception();
        }
        Operation operation = dispatcher.require(rest.method(), rest.path());
        limits.use(session.address(), operation.weight().applyAsInt(params));
        ApiKey key =
                switch (operation.access()) {
                    case PUBLIC -> null;
                    case KEY -> params.has("apiKey") ? keys.require(params.text("apiKey")) : requireLoggedOn(session);
                    case SIGNED, LENIENT -> authenticated(session, params);
                };
        return dispatcher.run(operation, params, key);
    }

    /** A session that logged on need not sign; a signature in the request counts for that request alone. */
    private ApiKey authenticated(ApiSession session, Params params) {
        if (params.has("signature") || session.key() == null) {
            return signedBy(params);
        }
        requestTime.check(params);
        return requireLoggedOn(session);
    }

    private ApiKey signedBy(Params params) {
        ApiKey key = keys.require(params.optional("apiKey"));
        String signature = params.text("signature");
        requestTime.check(params);
        String payload = new TreeMap<>(params.values())
                .entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("signature"))
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&"));
        if (!Signatures.matches(key, payload.getBytes(StandardCharsets.UTF_8), signature)) {
            throw VenueError.INVALID_SIGNATURE.exception();
        }
        return key;
    }

    private static ApiKey requireLoggedOn(ApiSession session) {
        ApiKey key = session.key();
        if (key == null) {
            throw VenueError.NOT_LOGGED_ON.exception();
        }
        return key;
    }

    private Object status(ApiSession session) {
        ApiKey key = session.key();
        return Json.object(
                "apiKey",
                key == null ? Json.NULL : key.apiKey(),
                "authorizedSince",
                key == null ? Json.NULL : session.loggedOnSince(),
                "connectedSince",
                session.connectedSince(),
                "returnRateLimits",
                true,
                "serverTime",
                clock.millis(),
                "userDataStream",
                !session.subscriptions().isEmpty());
    }

    private Object subscribe(ApiSession session, ApiKey key) {
        if (session.subscriptions().size() >= SUBSCRIPTIONS_MAX) {
            throw VenueError.UNSUPPORTED_OPERATION.exception();
        }
        int number = session.nextSubscription();
        Consumer<String> listener =
                event -> session.connection().send("{\"subscriptionId\":" + number + ",\"event\":" + event + "}");
        userData.add(key.account(), listener);
        session.subscriptions().put(number, () -> userData.remove(key.account(), listener));
        return Json.object("subscriptionId", number);
    }

    private static Object unsubscribe(ApiSession session, @Nullable Long number) {
        List<Integer> numbers = number == null
                ? List.copyOf(session.subscriptions().keySet())
                : List.of(Math.toIntExact(Math.min(number, Integer.MAX_VALUE)));
        for (Integer one : numbers) {
            Runnable removal = session.subscriptions().remove(one);
            if (removal != null) {
                removal.run();
            }
        }
        return Map.of();
    }

    private static Params params(JsonNode raw) {
        Map<String, String> values = new TreeMap<>();
        if (raw.isObject()) {
            for (Map.Entry<String, JsonNode> entry : raw.properties()) {
                JsonNode value = entry.getValue();
                if (!value.isNull()) {
                    values.put(entry.getKey(), text(value));
                }
            }
        }
        return new Params(values);
    }

    /** Numbers as they were written; lists as JSON, which is how REST takes them. */
    private static String text(JsonNode value) {
        if (value.isString() || value.isBoolean()) {
            return value.asString();
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : Json.text(value);
    }
}
