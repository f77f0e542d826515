package io.aitrading.paper.stream;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.VenueException;
import io.aitrading.paper.api.Dispatcher;
import io.aitrading.paper.json.Json;
import io.aitrading.paper.limit.RateLimits;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import tools.jackson.databind.JsonNode;

/** {@code /ws-api/v3}: requests and answers over one connection; ids come back in their own type. */
@Component
final class ApiSocket extends AbstractWebSocketHandler {
    private static final Logger log = LoggerFactory.getLogger(ApiSocket.class);

    private final Connections connections;
    private final ApiRequests requests;
    private final RateLimits limits;
    private final InstantSource clock;
    private final Map<String, ApiSession> sessions = new ConcurrentHashMap<>();

    ApiSocket(Connections connections, ApiRequests requests, RateLimits limits, InstantSource clock) {
        this.connections = connections;
        this.requests = requests;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        Connection connection = connections.open(session, false);
        if (connection != null) {
            InetSocketAddress remote = session.getRemoteAddress();
            String address = remote == null ? "unknown" : remote.getAddress().getHostAddress();
            sessions.put(session.getId(), new ApiSession(connection, address, clock.millis()));
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        ApiSession state = sessions.get(session.getId());
        if (state == null) {
            return;
        }
        state.connection().heard(clock.millis());
        state.connection().send(Json.text(answer(state, message.getPayload())));
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
        ApiSession state = sessions.remove(session.getId());
        connections.closed(session);
        if (state != null) {
            requests.forget(state);
        }
    }

    private Map<String, Object> answer(ApiSession session, String text) {
        JsonNode request = Json.parse(text);
        JsonNode id = request == null ? null : request.path("id");
        Object shownId = id == null || id.isMissingNode() ? Json.NULL : id;
        boolean quiet = request != null
                && !request.path("params").path("returnRateLimits").asBoolean(true);
        try {
            if (request == null
                    || !request.isObject()
                    || !request.path("method").isString()) {
                throw VenueError.MANDATORY_PARAMETER.exception("method");
            }
            Object result = requests.run(session, request.path("method").asString(), request.path("params"));
            return Json.object(
                    "id", shownId, "status", 200, "result", result, "rateLimits", quiet ? null : used(session));
        } catch (VenueException refused) {
            return failed(shownId, refused, used(session));
        } catch (RuntimeException failure) {
            log.error("WebSocket API request failed", failure);
            return failed(shownId, VenueError.INTERNAL.exception(), used(session));
        }
    }

    private static Map<String, Object> failed(Object id, VenueException refused, List<Object> used) {
        return Json.object(
                "id",
                id,
                "status",
                refused.error().httpStatus(),
                "error",
                Dispatcher.shape(refused),
                "rateLimits",
                used);
    }

    private List<Object> used(ApiSession session) {
        return List.of(Json.object(
                "rateLimitType",
                "REQUEST_WEIGHT",
                "interval",
                "MINUTE",
                "intervalNum",
                1,
                "limit",
                limits.weightPerMinute(),
                "count",
                limits.used(session.address())));
    }
}
