package io.aitrading.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconnectingWebSocketTest {

    private final TinyWebSocketServer server = new TinyWebSocketServer();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Recorder recorder = new Recorder();
    private ReconnectingWebSocket socket;

    @AfterEach
    void stop() {
        socket.close();
        server.close();
        http.shutdownNow();
    }

    @Test
    void putsFragmentsTogetherAndSends() throws Exception {
        open(settings(Duration.ofSeconds(5), Duration.ofHours(1), 1000));
        server.send("first", 100);
        server.send("x".repeat(500), 37);
        await().until(() -> recorder.texts.size() == 2);
        assertThat(recorder.texts.get(1)).isEqualTo("x".repeat(500));
        socket.send("hello");
        await().until(() -> server.received.contains("hello"));
    }

    @Test
    void comesBackAfterACutAndTellsItsOwnerEachTime() throws Exception {
        open(settings(Duration.ofSeconds(5), Duration.ofHours(1), 1000));
        server.hangUp();
        await().until(() -> recorder.connections.size() == 2);
        assertThat(recorder.connections).containsExactly(1L, 2L);
        assertThat(recorder.disconnects).hasSize(1);
        server.send("again", 10);
        await().until(() -> recorder.texts.contains("again"));
    }

    @Test
    void noticesASilentLink() {
        open(settings(Duration.ofMillis(300), Duration.ofHours(1), 1000));
        server.fallSilent();
        await().until(() -> recorder.disconnects.stream().anyMatch(reason -> reason.contains("nothing heard")));
        server.speakAgain();
        await().until(() -> socket.state() == ReconnectingWebSocket.State.CONNECTED);
    }

    @Test
    void aQuietMarketOnALivingLinkIsNoReasonToReconnect() {
        open(settings(Duration.ofMillis(300), Duration.ofHours(1), 1000));
        await().during(Duration.ofMillis(1200))
                .atMost(Duration.ofSeconds(3))
                .until(() -> recorder.connections.size() == 1);
    }

    @Test
    void replacesAConnectionBeforeTheVenueCutsIt() {
        open(settings(Duration.ofMillis(300), Duration.ofMillis(400), 1000));
        await().until(() -> recorder.connections.size() >= 2);
        assertThat(recorder.disconnects.getFirst()).contains("planned");
    }

    @Test
    void endsAConnectionThatSendsWithoutEnd() throws Exception {
        open(settings(Duration.ofSeconds(5), Duration.ofHours(1), 1000));
        server.send("y".repeat(1001), 100);
        await().until(() -> recorder.disconnects.stream().anyMatch(reason -> reason.contains("longer than")));
    }

    @Test
    void neverTriesMoreOftenThanAllowed() {
        server.close();
        ReconnectSettings few = new ReconnectSettings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                Duration.ofSeconds(20),
                5,
                Duration.ofHours(1),
                1000);
        socket = new ReconnectingWebSocket("test", http, server::uri, recorder, few, new Random(1)).start();
        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(5))
                .until(() -> recorder.states.stream()
                                .filter(state -> state == ReconnectingWebSocket.State.CONNECTING)
                                .count()
                        <= 5);
        assertThatThrownBy(() -> socket.send("nobody")).isInstanceOf(IOException.class);
    }

    @Test
    void staysClosedOnceClosed() {
        open(settings(Duration.ofSeconds(5), Duration.ofHours(1), 1000));
        socket.close();
        assertThat(socket.state()).isEqualTo(ReconnectingWebSocket.State.CLOSED);
        await().during(Duration.ofMillis(400)).atMost(Duration.ofSeconds(2)).until(() -> server.connectionCount() == 1);
    }

    private void open(ReconnectSettings settings) {
        socket = new ReconnectingWebSocket("test", http, server::uri, recorder, settings, new Random(1)).start();
        await().until(() -> server.connectionCount() == 1 && recorder.connections.size() == 1);
    }

    private static ReconnectSettings settings(Duration liveness, Duration maxAge, int maxChars) {
        return new ReconnectSettings(
                Duration.ofSeconds(2),
                liveness,
                maxAge,
                Duration.ofMillis(10),
                Duration.ofMillis(100),
                Duration.ofSeconds(20),
                100,
                Duration.ofMinutes(5),
                maxChars);
    }

    private static final class Recorder implements ReconnectingWebSocket.Listener {
        final List<Long> connections = new CopyOnWriteArrayList<>();
        final List<String> texts = new CopyOnWriteArrayList<>();
        final List<String> disconnects = new CopyOnWriteArrayList<>();
        final List<ReconnectingWebSocket.State> states = new CopyOnWriteArrayList<>();

        @Override
        public void onConnected(long connection) {
            connections.add(connection);
        }

        @Override
        public void onText(String text) {
            texts.add(text);
        }

        @Override
        public void onDisconnected(String reason) {
            disconnects.add(reason);
        }

        @Override
        public void onState(ReconnectingWebSocket.State state) {
            states.add(state);
        }
    }
}
