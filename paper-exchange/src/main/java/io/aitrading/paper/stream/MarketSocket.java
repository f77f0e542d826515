package io.aitrading.paper.stream;

import io.aitrading.paper.json.Json;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** {@code /ws} and {@code /stream}: streams named in the address or subscribed later; a listen key is a stream too. */
@Component
final class MarketSocket extends AbstractWebSocketHandler {
    private static final CloseStatus TOO_MANY = CloseStatus.POLICY_VIOLATION.withReason("Too many requests");

    private final Connections connections;
    private final Subscriptions subscriptions;
    private final StreamRequests requests;
    private final InstantSource clock;
    private final Map<String, MessageRate> rates = new ConcurrentHashMap<>();

    MarketSocket(Connections connections, Subscriptions subscriptions, StreamRequests requests, InstantSource clock) {
        this.connections = connections;
        this.subscriptions = subscriptions;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        Address address = Address.of(session);
        Connection connection = connections.open(session, address);
        if (connection == null) {
            return;
        }
        connection.combine(address.isCombined());
        rates.put(session.getId(), new MessageRate());
        // A name that is nobody's stream is silent, as on Binance: a handshake has no answer that could name it.
        address.streams().forEach(name -> subscriptions.add(connection, name));
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
        connection.send(Json.text(requests.answer(connection, message.getPayload())));
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        connections.heard(session);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        rates.remove(session.getId());
        Connection connection = connections.closed(session);
        if (connection != null) {
            subscriptions.removeAll(connection);
        }
    }
}
