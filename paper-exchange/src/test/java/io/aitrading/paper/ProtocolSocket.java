package io.aitrading.paper;

import io.aitrading.paper.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A WebSocket client that forgets nothing: all messages, the pings, and how it ended. */
final class ProtocolSocket implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final StringBuilder partial = new StringBuilder();
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final AtomicInteger pings = new AtomicInteger();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final WebSocket socket;

    ProtocolSocket(TestVenue venue, String path) {
        URI uri = URI.create(venue.url().replaceFirst("http", "ws") + path);
        socket = HTTP.newWebSocketBuilder().buildAsync(uri, this).join();
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    /** The first message that fits, which may have come already. */
    JsonNode await(Predicate<JsonNode> wanted) {
        Awaitility.await().atMost(PATIENCE).until(() -> messages.stream().anyMatch(wanted));
        return messages.stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Sends a request with this number and waits for its answer. */
    JsonNode ask(int id, String methodAndParams) {
        send("{\"id\":" + id + "," + methodAndParams + "}");
        return await(message -> message.path("id").isInt() && message.path("id").asInt() == id);
    }

    List<JsonNode> messages() {
        return messages;
    }

    int pings() {
        return pings.get();
    }

    /** Code and reason of the closing, once it came. */
    String awaitEnd() {
        return ended.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            JsonNode message = Json.parse(partial.toString());
            if (message != null) {
                messages.add(message);
            }
            partial.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
        pings.incrementAndGet();
        webSocket.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        ended.complete(statusCode + " " + reason);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        ended.complete("broken " + error);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
