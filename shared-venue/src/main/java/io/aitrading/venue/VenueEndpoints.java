package io.aitrading.venue;

import java.net.URI;

/**
 * Where a venue is reached. Paper, test and live money differ by nothing else than this and a key.
 *
 * @param venue {@code paper}, {@code binance-testnet} or {@code binance}
 * @param rest base of {@code /api/v3}
 * @param streams base of {@code /ws} and {@code /stream}
 * @param webSocketApi whole address of the WebSocket API
 */
public record VenueEndpoints(String venue, URI rest, URI streams, URI webSocketApi) {

    public static final String PAPER = "paper";
    public static final String BINANCE_TESTNET = "binance-testnet";
    public static final String BINANCE = "binance";

    /**
     * The endpoints of a venue by name.
     *
     * @param paperBase where paper-exchange listens, such as {@code http://127.0.0.1:9010}
     * @param embedded true in the one-JVM shape, where a crash takes everything down: it refuses live money
     */
    public static VenueEndpoints named(String venue, URI paperBase, boolean embedded) {
        return switch (venue) {
            case PAPER -> paper(paperBase);
            case BINANCE_TESTNET ->
                new VenueEndpoints(
                        venue,
                        URI.create("https://testnet.binance.vision"),
                        URI.create("wss://stream.testnet.binance.vision"),
                        URI.create("wss://ws-api.testnet.binance.vision/ws-api/v3"));
            case BINANCE -> {
                if (embedded) {
                    throw new IllegalArgumentException(
                            "venue binance is live money, and the one-JVM shape (fleet.embedded=true) refuses it");
                }
                yield new VenueEndpoints(
                        venue,
                        URI.create("https://api.binance.com"),
                        URI.create("wss://stream.binance.com:9443"),
                        URI.create("wss://ws-api.binance.com:443/ws-api/v3"));
            }
            default -> throw new IllegalArgumentException("unknown venue " + venue);
        };
    }

    public static VenueEndpoints paper(URI base) {
        String webSocket = base.toString().replaceFirst("^http", "ws");
        return new VenueEndpoints(PAPER, base, URI.create(webSocket), URI.create(webSocket + "/ws-api/v3"));
    }
}
