package io.aitrading.paper.stream;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.VenueException;
import io.aitrading.paper.api.Dispatcher;
import io.aitrading.paper.api.LimitShapes;
import io.aitrading.paper.auth.ApiKey;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.json.Json;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
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

/** {@code /ws-api/v3}: requests and answers over one connection; ids come back in their own type. */
@Component
final class ApiSocket extends AbstractWebSocketHandler {
    private static final Logger log = LoggerFactory.getLogger(ApiSocket.class);

    private final Connections connections;
    private final ApiRequests requests;
    private final LimitShapes limits;
    private final InstantSource clock;
    private final Map<String, ApiSession> sessions = new ConcurrentHashMap<>();

    ApiSocket(Connections connections, ApiRequests requests, LimitShapes limits, InstantSource clock) {
        this.connections = connections;
        this.requests = requests;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        Address address = Address.of(session);
        Connection connection = connections.open(session, address);
        if (connection != null) {
            InetSocketAddress remote = session.getRemoteAddress();
            String remoteAddress =
                    remote == null ? "unknown" : remote.getAddress().getHostAddress();
            sessions.put(
                    session.getId(),
                    new ApiSession(connection, remoteAddress, address.returnRateLimits(), clock.millis()));
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        ApiSession state = sessions.get(session.getId());
        if (state == null) {
            return;
        }
        Connection connection = state.connection();
        connection.heard(clock.millis());
        ApiCall call = new ApiCall(state, ApiMessage.read(message.getPayload()));
        connection.send(Json.text(answer(call), connection.timeUnit()));
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        connections.heard(session);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        ApiSession state = sessions.remove(session.getId());
        connections.closed(session);
        if (state != null) {
            requests.forget(state);
        }
    }

    private Fields answer(ApiCall call) {
        Fields answer = new Fields().with("id", call.message().shownId());
        try {
            Object result = requests.run(call);
            answer.with("status", 200).with("result", result);
        } catch (VenueException refused) {
            fail(answer, refused);
        } catch (RuntimeException failure) {
            log.error("WebSocket API request {} failed", call.message().method(), failure);
            fail(answer, VenueError.INTERNAL.exception());
        }
        boolean shown = call.message().returnRateLimits(call.session().returnRateLimits());
        return shown ? answer.with("rateLimits", used(call)) : answer;
    }

    private void fail(Fields answer, VenueException refused) {
        Fields error = Dispatcher.shape(refused);
        if (refused.retryAfterSeconds() > 0) {
            long now = clock.millis();
            long retryAfter =
                    now + Duration.ofSeconds(refused.retryAfterSeconds()).toMillis();
            error.with("data", new Fields().at("serverTime", now).at("retryAfter", retryAfter));
        }
        answer.with("status", refused.error().httpStatus()).with("error", error);
    }

    private List<Fields> used(ApiCall call) {
        List<Fields> used = new ArrayList<>();
        ApiKey placedWith = call.placedWith();
        if (placedWith != null) {
            used.addAll(limits.usedOrders(placedWith.account()));
        }
        used.add(limits.usedWeight(call.session().remoteAddress()));
        return used;
    }
}
