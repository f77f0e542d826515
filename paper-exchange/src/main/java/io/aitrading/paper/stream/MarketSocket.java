package io.aitrading.paper.stream;

import io.aitrading.paper.json.Json;
import io.aitrading.paper.userdata.ListenKeys;
import io.aitrading.paper.userdata.UserDataHub;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import tools.jackson.databind.JsonNode;

/** {@code /ws} and {@code /stream}: streams named in the address or subscribed later; a listen key is a stream too. */
@Component
final class MarketSocket extends AbstractWebSocketHandler {
    private static final int STREAMS_MAX = 1_024;
    private static final CloseStatus TOO_MANY = CloseStatus.POLICY_VIOLATION.withReason("Too many requests");

    private final Connections connections;
    private final StreamHub hub;
    private final UserDataHub userData;
    private final ListenKeys listenKeys;
    private final InstantSource clock;
    private final Map<String, MessageRate> rates = new ConcurrentHashMap<>();
    /** Per connection and listen key, how to take the listener away again. */
    private final Map<String, Map<String, Runnable>> userStreams = new ConcurrentHashMap<>();

    MarketSocket(
            Connections connections, StreamHub hub, UserDataHub userData, ListenKeys listenKeys, InstantSource clock) {
        this.connections = connections;
        this.hub = hub;
        this.userData = userData;
        this.listenKeys = listenKeys;
        this.clock = clock;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        URI uri = session.getUri();
        String path = uri == null ? "" : uri.getPath();
        boolean combined = path.startsWith("/stream");
        Connection connection = connections.open(session, combined);
        if (connection == null) {
            return;
        }
        rates.put(session.getId(), new MessageRate());
        List<String> names = combined ? fromQuery(uri == null ? null : uri.getRawQuery()) : fromPath(path);
        for (String name : names) {
            subscribe(connection, name);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        Connection connection = connections.find(session);
        if (connection == null) {
            return;
        }
        MessageRate rate = rates.get(session.getId());
        if (rate != null && !rate.allows(clock.millis())) {
            connection.close(TOO_MANY);
            return;
        }
        connection.heard(clock.millis());
        connection.send(Json.text(answer(connection, message.getPayload())));
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        Connection connection = connections.find(session);
        if (connection != null) {
            connection.heard(clock.millis());
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        rates.remove(session.getId());
        Connection connection = connections.closed(session);
        if (connection != null) {
            List.copyOf(connection.streams()).forEach(name -> unsubscribe(connection, name));
        }
    }

    private Object answer(Connection connection, String text) {
        JsonNode request = Json.parse(text);
        if (request == null || !request.isObject()) {
            return error(null, 3, "Invalid JSON: expected value at line 1 column 1");
        }
        Object id = id(request);
        JsonNode params = request.path("params");
        switch (request.path("method").asString("")) {
            case "SUBSCRIBE" -> {
                return changeAll(connection, id, params, true);
            }
            case "UNSUBSCRIBE" -> {
                return changeAll(connection, id, params, false);
            }
            case "LIST_SUBSCRIPTIONS" -> {
                return reply(id, List.copyOf(connection.streams()));
            }
            case "SET_PROPERTY" -> {
                return reply(id, Json.NULL);
            }
            case "GET_PROPERTY" -> {
                return reply(id, connection.isCombined());
            }
            default -> {
                return error(
                        id,
                        2,
                        "Invalid request: unknown variant `"
                                + request.path("method").asString("")
                                + "`, expected one of `SUBSCRIBE`, `UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY`");
            }
        }
    }

    private Object changeAll(Connection connection, @Nullable Object id, JsonNode params, boolean add) {
        if (!params.isArray()) {
            return error(id, 2, "Invalid request: params must be an array of stream names");
        }
        List<String> names = new ArrayList<>();
        for (JsonNode name : params) {
            if (!name.isString()) {
                return error(id, 2, "Invalid request: stream name must be a string");
            }
            names.add(name.asString());
        }
        if (add && connection.streams().size() + names.size() > STREAMS_MAX) {
            return error(id, 2, "Invalid request: too many streams, at most " + STREAMS_MAX);
        }
        for (String name : names) {
            boolean known = add ? subscribe(connection, name) : unsubscribe(connection, StreamName.normalized(name));
            if (add && !known) {
                return error(id, 2, "Invalid request: unknown stream " + name);
            }
        }
        return reply(id, Json.NULL);
    }

    private boolean subscribe(Connection connection, String name) {
        Optional<Long> account = listenKeys.account(name);
        if (account.isPresent()) {
            addUserStream(connection, name, account.get());
            return true;
        }
        Optional<StreamName> stream = StreamName.parse(StreamName.normalized(name));
        if (stream.isEmpty() || connection.streams().size() >= STREAMS_MAX) {
            return false;
        }
        if (connection.streams().add(stream.get().name())) {
            hub.subscribe(connection, stream.get());
        }
        return true;
    }

    private void addUserStream(Connection connection, String listenKey, long account) {
        if (!connection.streams().add(listenKey)) {
            return;
        }
        Consumer<String> listener =
                event -> connection.send(connection.isCombined() ? StreamHub.wrapped(listenKey, event) : event);
        userData.add(account, listener);
        userStreams
                .computeIfAbsent(connection.id(), id -> new ConcurrentHashMap<>())
                .put(listenKey, () -> userData.remove(account, listener));
    }

    private boolean unsubscribe(Connection connection, String name) {
        boolean known = connection.streams().remove(name);
        Map<String, Runnable> users = userStreams.getOrDefault(connection.id(), Map.of());
        Runnable removal = users.get(name);
        if (removal != null) {
            removal.run();
            users.remove(name);
            if (users.isEmpty()) {
                userStreams.remove(connection.id());
            }
        }
        hub.unsubscribe(connection, name);
        return known;
    }

    private static List<String> fromQuery(@Nullable String query) {
        if (query == null) {
            return List.of();
        }
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith("streams=")) {
                String names = URLDecoder.decode(pair.substring("streams=".length()), StandardCharsets.UTF_8);
                return List.of(names.split("/"));
            }
        }
        return List.of();
    }

    /** A number is an empty connection that will subscribe later. */
    private static List<String> fromPath(String path) {
        String name = path.startsWith("/ws/") ? path.substring("/ws/".length()) : "";
        return name.isEmpty() || name.matches("[0-9]{1,9}") ? List.of() : List.of(name.split("/"));
    }

    private static @Nullable Object id(JsonNode request) {
        JsonNode id = request.path("id");
        return id.isMissingNode() ? null : id;
    }

    private static Object reply(@Nullable Object id, Object result) {
        return Json.object("result", result, "id", id == null ? Json.NULL : id);
    }

    private static Object error(@Nullable Object id, int code, String message) {
        return Json.object("error", Json.object("code", code, "msg", message), "id", id == null ? Json.NULL : id);
    }
}
