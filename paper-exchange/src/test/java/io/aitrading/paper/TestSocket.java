package io.aitrading.paper;

import io.aitrading.paper.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A WebSocket connection to a venue under test, with what came in over it. */
public final class TestSocket implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long SECONDS_MAX = 10;

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    private TestSocket() {}

    public static TestSocket open(TestVenue venue, String path) {
        TestSocket opened = new TestSocket();
        opened.socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create(venue.url().replace("http:", "ws:") + path), opened.new Incoming())
                .join();
        return opened;
    }

    public void send(String text) {
        socket.sendText(text, true).join();
    }

    /** The next message that fits; those before it are thrown away. */
    public JsonNode await(Predicate<JsonNode> wanted) throws InterruptedException {
        JsonNode message;
        do {
            message = messages.poll(SECONDS_MAX, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no such message came");
            }
        } while (!wanted.test(message));
        return message;
    }

    /** Returns when the connection has ended, however it did. */
    public void awaitEnd() throws InterruptedException, ExecutionException, TimeoutException {
        ended.get(SECONDS_MAX, TimeUnit.SECONDS);
    }

    public boolean isOpen() {
        return !ended.isDone();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Incoming implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            partial.append(text);
            if (last) {
                messages.add(Json.parse(partial.toString()));
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            ended.complete(true);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            ended.complete(true);
        }
    }
}
