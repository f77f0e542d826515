package io.aitrading.venue;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection of a {@link ReconnectingWebSocket}: puts messages together, notes when it last heard anything. */
final class SocketSession implements WebSocket.Listener {

    private static final Duration LONGEST_CHECK = Duration.ofSeconds(5);

    private final ReconnectingWebSocket.Listener listener;
    private final int maxMessageChars;
    private final long connection;
    private final Consumer<SocketSession> established;
    private final @Nullable Map<String, String> logContext;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final StringBuilder message = new StringBuilder();
    private volatile @Nullable WebSocket socket;
    private volatile long heardNanos;

    SocketSession(
            ReconnectingWebSocket.Listener listener,
            int maxMessageChars,
            long connection,
            Consumer<SocketSession> established,
            @Nullable Map<String, String> logContext) {
        this.logContext = logContext;
        this.listener = listener;
        this.maxMessageChars = maxMessageChars;
        this.connection = connection;
        this.established = established;
    }

    WebSocket socket() {
        return Objects.requireNonNull(socket, "not open yet");
    }

    boolean wasOpen() {
        return socket != null;
    }

    String endReason() {
        return ended.getNow("connection lost");
    }

    void end(String reason) {
        ended.complete(reason);
    }

    void abort() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    /** Waits for the end of the connection, pinging the peer, so that silence means a dead link and not a quiet market. */
    String watch(ReconnectSettings settings) throws InterruptedException {
        long openedNanos = System.nanoTime();
        Duration third = settings.liveness().dividedBy(3);
        Duration check = third.compareTo(LONGEST_CHECK) < 0 ? third : LONGEST_CHECK;
        long pingedNanos = openedNanos;
        while (true) {
            try {
                return ended.get(Math.max(1, check.toMillis()), TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillOpen) {
                long nowNanos = System.nanoTime();
                if (nowNanos - heardNanos > settings.liveness().toNanos()) {
                    end("nothing heard for " + settings.liveness());
                } else if (nowNanos - openedNanos > settings.maxAge().toNanos()) {
                    end("planned change of connection after " + settings.maxAge());
                } else if (nowNanos - pingedNanos > third.toNanos()) {
                    pingedNanos = nowNanos;
                    socket().sendPing(ByteBuffer.allocate(0)).exceptionally(failure -> {
                        end("cannot ping: " + failure);
                        return socket();
                    });
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("never completed exceptionally", e);
            }
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (ended.isDone()) {
            opened.abort(); // came after its time limit: another attempt is under way
            return;
        }
        socket = opened;
        heardNanos = System.nanoTime();
        ReconnectingWebSocket.setLogContext(logContext);
        established.accept(this);
        try {
            listener.onConnected(connection);
            opened.request(1);
        } catch (IOException | RuntimeException e) {
            end("listener failed on connect: " + e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        heardNanos = System.nanoTime();
        if (message.length() + part.length() > maxMessageChars) {
            end("message longer than " + maxMessageChars + " characters");
            return null;
        }
        message.append(part);
        if (last) {
            String whole = message.toString();
            message.setLength(0);
            ReconnectingWebSocket.setLogContext(logContext);
            try {
                listener.onText(whole);
            } catch (RuntimeException e) {
                end("listener failed: " + e);
                return null;
            }
            heardNanos = System.nanoTime();
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer payload) {
        return heard(from);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer payload) {
        return heard(from);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        // No venue that we know sends binary messages here; they count as a sign of life and nothing else.
        return heard(from);
    }

    private @Nullable CompletionStage<?> heard(WebSocket from) {
        heardNanos = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        end("closed by the venue: " + statusCode + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end("failed: " + error);
    }
}
