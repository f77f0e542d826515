package io.aitrading.bridge.web;

import io.aitrading.bridge.feed.SymbolFeed;
import io.aitrading.domain.MarketTrade;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How well a symbol is known.
 *
 * @param dataAgeMs since anything came from the venue, by our clock; absent before the first
 * @param gapCount gaps since the start, lost and quarantined
 */
record FeedStatus(
        String symbol,
        @Nullable Long lastTradeId,
        @Nullable Instant lastTradeTime,
        @Nullable Long dataAgeMs,
        boolean stale,
        long gapCount,
        boolean connected,
        boolean bookSynced,
        long bookResyncs) {

    static FeedStatus of(SymbolFeed feed) {
        Optional<MarketTrade> last = feed.ring().newest();
        return new FeedStatus(
                feed.symbol(),
                last.map(MarketTrade::tradeId).orElse(null),
                last.map(MarketTrade::time).orElse(null),
                feed.dataAgeMillis().isPresent() ? feed.dataAgeMillis().getAsLong() : null,
                feed.isStale(),
                feed.gaps().count(),
                feed.isConnected(),
                feed.book(1).isPresent(),
                feed.bookResyncs());
    }
}
