package io.aitrading.bridge.feed;

import io.aitrading.bridge.trade.ReceivedTrade;
import io.aitrading.domain.BookSnapshot.Level;
import io.aitrading.domain.Candle;
import io.aitrading.domain.Instrument;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the venue answers when asked. Every call may throw {@link VenueUnavailableException}. */
public interface VenueHistory {
    /** Most trades that one call may ask for. */
    int PAGE = 1_000;

    List<Instrument> instruments();

    /** The newest trades, oldest first. */
    List<ReceivedTrade> newestTrades(String symbol, int limit);

    /** Trades from an id on, oldest first; empty when there are none yet. */
    List<ReceivedTrade> tradesFrom(String symbol, long fromId, int limit);

    Depth depth(String symbol, int limit);

    /** The last candles that opened at or before {@code end}, or the newest ones; oldest first. */
    List<Candle> candles(String symbol, String interval, @Nullable Instant end, int limit);

    /** A snapshot of the book. */
    record Depth(long lastUpdateId, List<Level> bids, List<Level> asks) {}
}
