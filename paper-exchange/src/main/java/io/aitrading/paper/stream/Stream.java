package io.aitrading.paper.stream;

import io.aitrading.paper.json.Json;
import io.aitrading.paper.json.TimeUnit;
import io.aitrading.paper.market.Kline;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One market stream: who listens to it, and the candle it told last. */
final class Stream {
    private final StreamName name;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile Kline lastKline = Kline.NONE;

    Stream(StreamName name) {
        this.name = name;
    }

    StreamName name() {
        return name;
    }

    void add(Connection connection) {
        connections.add(connection);
    }

    boolean removeAndIsEmpty(Connection connection) {
        connections.remove(connection);
        return connections.isEmpty();
    }

    Kline lastKline() {
        return lastKline;
    }

    void told(Kline kline) {
        lastKline = kline;
    }

    /** Writes the event once for each unit of time that somebody asked for. */
    void tell(Object event) {
        Map<TimeUnit, String> texts = new EnumMap<>(TimeUnit.class);
        for (Connection connection : connections) {
            String text = texts.computeIfAbsent(connection.timeUnit(), unit -> Json.text(event, unit));
            connection.sendEvent(name.name(), text);
        }
    }
}
