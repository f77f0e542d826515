package io.aitrading.paper.stream;

import io.aitrading.paper.json.Json;
import io.aitrading.paper.json.TimeUnit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * One WebSocket client. Messages wait in a bounded queue and a thread of the connection's own sends them, so a slow client holds up
 * nobody: when its queue is full, it is dropped.
 */
final class Connection {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final CloseStatus TOO_SLOW = CloseStatus.POLICY_VIOLATION.withReason("Client is too slow");

    private final WebSocketSession session;
    private final BlockingQueue<WebSocketMessage<?>> queue;
    private final Set<String> streams = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong lastPong;
    private final long openedAt;
    private final TimeUnit timeUnit;
    private volatile boolean combined;

    Connection(WebSocketSession session, TimeUnit timeUnit, int queueMax, long now) {
        this.session = session;
        this.timeUnit = timeUnit;
        this.queue = new LinkedBlockingQueue<>(queueMax);
        this.openedAt = now;
        this.lastPong = new AtomicLong(now);
    }

    void start() {
        Thread.ofVirtual().name("ws-send-" + session.getId()).start(this::sendAll);
    }

    String id() {
        return session.getId();
    }

    /** Whether events come wrapped as {@code {"stream", "data"}}. */
    boolean isCombined() {
        return combined;
    }

    void combine(boolean wrapped) {
        combined = wrapped;
    }

    TimeUnit timeUnit() {
        return timeUnit;
    }

    /** The names of market streams and listen keys that are subscribed to. */
    Set<String> streams() {
        return streams;
    }

    long openedAt() {
        return openedAt;
    }

    long lastPong() {
        return lastPong.get();
    }

    void heard(long now) {
        lastPong.set(now);
    }

    boolean isOpen() {
        return !closed.get();
    }

    void send(String text) {
        enqueue(new TextMessage(text));
    }

    /** @param event as JSON */
    void sendEvent(String stream, String event) {
        send(combined ? "{\"stream\":" + Json.text(stream) + ",\"data\":" + event + "}" : event);
    }

    void ping(long now) {
        enqueue(new PingMessage(ByteBuffer.wrap(Long.toString(now).getBytes(StandardCharsets.US_ASCII))));
    }

    private void enqueue(WebSocketMessage<?> message) {
        if (!closed.get() && !queue.offer(message)) {
            close(TOO_SLOW);
        }
    }

    void close(CloseStatus status) {
        if (closed.compareAndSet(false, true)) {
            // Closing may wait for a send that hangs; it must not hold up whoever decided to close.
            Thread.ofVirtual().start(() -> {
                try {
                    session.close(status);
                } catch (IOException | IllegalStateException gone) {
                    log.debug("connection {} was gone already", session.getId(), gone);
                }
            });
        }
    }

    private void sendAll() {
        try {
            while (!closed.get()) {
                WebSocketMessage<?> message = queue.poll(1, java.util.concurrent.TimeUnit.SECONDS);
                if (message != null) {
                    session.sendMessage(message);
                }
            }
        } catch (IOException | IllegalStateException gone) {
            close(CloseStatus.SESSION_NOT_RELIABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
