package io.aitrading.venue;

import java.time.Duration;

/**
 * How a {@link ReconnectingWebSocket} keeps itself alive.
 *
 * @param connectTimeout limit of one attempt to connect
 * @param liveness silence after which a connection counts as dead: no message, ping or pong for this long
 * @param maxAge age at which a connection is replaced before the venue cuts it (Binance: 24 h)
 * @param initialBackoff upper bound of the first wait; each further one doubles
 * @param maxBackoff upper bound of any wait
 * @param stableAfter a connection that lived this long resets the backoff
 * @param maxAttemptsPerWindow attempts in any {@code attemptWindow} (Binance bans at 300 in five minutes)
 * @param attemptWindow see there
 * @param maxMessageChars a longer text message ends the connection instead of filling the heap
 */
public record ReconnectSettings(
        Duration connectTimeout,
        Duration liveness,
        Duration maxAge,
        Duration initialBackoff,
        Duration maxBackoff,
        Duration stableAfter,
        int maxAttemptsPerWindow,
        Duration attemptWindow,
        int maxMessageChars) {

    public ReconnectSettings {
        if (maxAttemptsPerWindow < 1 || maxMessageChars < 1 || initialBackoff.isNegative()) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** What suits a Binance venue, with the given limit of silence. */
    public static ReconnectSettings withLiveness(Duration liveness) {
        return new ReconnectSettings(
                Duration.ofSeconds(5),
                liveness,
                Duration.ofHours(23).plusMinutes(30),
                Duration.ofMillis(250),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                250,
                Duration.ofMinutes(5),
                4 * 1024 * 1024);
    }
}
