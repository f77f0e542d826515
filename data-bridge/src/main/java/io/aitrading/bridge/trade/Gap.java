package io.aitrading.bridge.trade;

import java.time.Instant;

/**
 * Trades that were not handed on.
 *
 * @param fromId first missing trade
 * @param toId last missing trade
 * @param noticedAt by our clock
 * @param detail what was seen, for a person
 */
public record Gap(String symbol, Kind kind, long fromId, long toId, Instant noticedAt, String detail) {
    /** Why they are missing. */
    public enum Kind {
        /** The venue itself no longer has them. */
        LOST,
        /** They came, with a price or quantity that cannot be true. */
        QUARANTINED
    }
}
