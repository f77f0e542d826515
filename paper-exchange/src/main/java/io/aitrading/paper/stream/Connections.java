package io.aitrading.paper.stream;

import io.aitrading.paper.PaperSettings;
import io.aitrading.paper.fault.FaultKind;
import io.aitrading.paper.fault.Faults;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/** All open WebSocket connections: how many there may be, whether they still live, and their end. */
@Component
public final class Connections {
    private static final int MISSED_PONGS_MAX = 3;

    private final PaperSettings.Streams settings;
    private final Faults faults;
    private final InstantSource clock;
    private final Map<String, Connection> open = new ConcurrentHashMap<>();

    Connections(PaperSettings settings, Faults faults, InstantSource clock) {
        this.settings = settings.streams();
        this.faults = faults;
        this.clock = clock;
    }

    /** Null when there are too many, or a script says so; the session is then closed. */
    @Nullable
    Connection open(WebSocketSession session, Address address) {
        Connection connection = new Connection(session, address.timeUnit(), settings.sendQueueMax(), clock.millis());
        if (open.size() >= settings.connectionsMax()) {
            connection.close(CloseStatus.SERVICE_OVERLOAD);
            return null;
        }
        if (faults.take(FaultKind.DROP_CONNECTIONS).isPresent()) {
            connection.close(CloseStatus.GOING_AWAY);
            return null;
        }
        open.put(connection.id(), connection);
        connection.start();
        return connection;
    }

    @Nullable
    Connection find(WebSocketSession session) {
        return open.get(session.getId());
    }

    /** A sign of life. */
    void heard(WebSocketSession session) {
        Connection connection = find(session);
        if (connection != null) {
            connection.heard(clock.millis());
        }
    }

    @Nullable
    Connection closed(WebSocketSession session) {
        Connection connection = open.remove(session.getId());
        if (connection != null) {
            connection.close(CloseStatus.NORMAL);
        }
        return connection;
    }

    public int count() {
        return open.size();
    }

    /** Breaks every connection at once, as a script asks. */
    public void dropAll() {
        open.values().forEach(connection -> connection.close(CloseStatus.GOING_AWAY));
    }

    /** Pings everybody, and drops those that stopped answering or are too old. */
    void heartbeat() {
        long now = clock.millis();
        for (Connection connection : open.values()) {
            long silent = now - connection.lastPong();
            if (silent > settings.pingInterval().toMillis() * MISSED_PONGS_MAX) {
                connection.close(CloseStatus.POLICY_VIOLATION.withReason("Pong timeout"));
            } else if (now - connection.openedAt()
                    > settings.connectionLifetime().toMillis()) {
                connection.close(CloseStatus.GOING_AWAY);
            } else {
                connection.ping(now);
            }
        }
    }
}
