package io.aitrading.venue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the venue tells an account by itself, over the WebSocket API ({@code userDataStream.subscribe.signature}). What happened
 * between two subscriptions is not repeated by the venue: {@link Listener#onSubscribed} is the call to catch up by REST.
 */
public final class UserDataStream implements AutoCloseable {

    /** Told one thing at a time, in the venue's order. */
    public interface Listener {

        /** Events flow from now on; whatever happened before has to be asked for. Must return soon. */
        void onSubscribed();

        void onReport(OrderReport report);

        void onBalances(List<VenueBalance> balances);

        /** Events may be missing from now on. */
        void onInterrupted(String reason);
    }

    private static final Logger log = LoggerFactory.getLogger(UserDataStream.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SUBSCRIBE_ID = "subscribe";

    private final VenueConnection connection;
    private final VenueKey key;
    private final Listener listener;
    private final ReconnectingWebSocket socket;

    public UserDataStream(
            String name,
            VenueConnection connection,
            VenueKey key,
            Listener listener,
            ReconnectSettings settings,
            RandomGenerator random) {
        this.connection = connection;
        this.key = key;
        this.listener = listener;
        this.socket = new ReconnectingWebSocket(
                name, connection.http(), () -> connection.endpoints().webSocketApi(), new Wire(), settings, random);
    }

    public UserDataStream start() {
        socket.start();
        return this;
    }

    @Override
    public void close() {
        socket.close();
    }

    private final class Wire implements ReconnectingWebSocket.Listener {

        @Override
        public void onConnected(long number) throws IOException {
            Parameters parameters = Parameters.of("apiKey", key.apiKey()).with("timestamp", connection.timestamp());
            parameters.with("signature", new RequestSigner(key).sign(parameters.sorted()));
            Map<String, Object> params = new LinkedHashMap<>(parameters.asMap());
            params.put("timestamp", Long.parseLong(parameters.asMap().getOrDefault("timestamp", "0")));
            socket.send(JSON.writeValueAsString(
                    Map.of("id", SUBSCRIBE_ID, "method", "userDataStream.subscribe.signature", "params", params)));
        }

        @Override
        public void onText(String text) {
            JsonNode message = parse(text);
            if (message.path("id").asString("").equals(SUBSCRIBE_ID)) {
                onSubscribeAnswer(message);
                return;
            }
            JsonNode event = message.path("event");
            switch (event.path("e").asString("")) {
                case "executionReport" -> listener.onReport(VenueJson.executionReport(event));
                case "outboundAccountPosition" ->
                    listener.onBalances(VenueJson.balances(event.path("B"), "a", "f", "l"));
                case "serverShutdown", "eventStreamTerminated" ->
                    socket.reconnect("the venue announces the end of the stream");
                default -> log.debug("user data event ignored: {}", event.path("e"));
            }
        }

        private void onSubscribeAnswer(JsonNode message) {
            if (message.path("status").asInt() == 200) {
                listener.onSubscribed();
                return;
            }
            // Nearly always the timestamp: compare clocks, and the next connection subscribes with the right one.
            connection.syncClock();
            socket.reconnect("subscription refused: " + message.path("error"));
        }

        @Override
        public void onDisconnected(String reason) {
            listener.onInterrupted(reason);
        }

        private JsonNode parse(String text) {
            try {
                return JSON.readTree(text);
            } catch (JacksonException e) {
                throw new MalformedAnswerException("not JSON: " + e.getOriginalMessage());
            }
        }
    }
}
