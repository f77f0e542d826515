package io.aitrading.bridge.feed;

import io.aitrading.venue.ReconnectSettings;
import io.aitrading.venue.ReconnectingWebSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** One connection to the venue for the trades and book differences of all symbols. */
final class VenueStream implements AutoCloseable {
    /** The link is pinged, so this much silence is a dead link and never a quiet market. */
    private static final Duration LIVENESS = Duration.ofSeconds(9);

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();
    private final ReconnectingWebSocket socket;

    VenueStream(String streamUrl, Collection<SymbolFeed> feeds, StreamMessages messages, RandomGenerator random) {
        URI address = address(streamUrl, feeds);
        this.socket = new ReconnectingWebSocket(
                "market-data",
                http,
                () -> address,
                new Listener(feeds, messages),
                ReconnectSettings.withLiveness(LIVENESS),
                random);
    }

    static URI address(String streamUrl, Collection<SymbolFeed> feeds) {
        String streams = feeds.stream()
                .map(feed -> feed.symbol().toLowerCase(Locale.ROOT))
                .map(symbol -> symbol + "@trade/" + symbol + "@depth@100ms")
                .collect(Collectors.joining("/"));
        return URI.create(streamUrl + "/stream?streams=" + streams);
    }

    void start() {
        socket.start();
    }

    @Override
    public void close() {
        socket.close();
        http.shutdownNow();
    }

    private record Listener(Collection<SymbolFeed> feeds, StreamMessages messages)
            implements ReconnectingWebSocket.Listener {
        @Override
        public void onConnected(long connection) {
            feeds.forEach(SymbolFeed::connected);
        }

        @Override
        public void onText(String text) {
            messages.handle(text);
        }

        @Override
        public void onDisconnected(String reason) {
            feeds.forEach(SymbolFeed::disconnected);
        }
    }
}
