package io.aitrading.bridge.feed;

import io.aitrading.bridge.candle.Interval;
import io.aitrading.bridge.trade.ReceivedTrade;
import io.aitrading.domain.BookSnapshot;
import io.aitrading.domain.Candle;
import io.aitrading.domain.Instrument;
import io.aitrading.venue.VenueMarketClient;
import io.aitrading.venue.VenueRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The venue's REST interface: its breaker, retries, weight budget and metrics are the client's. */
public final class VenueRestHistory implements VenueHistory {
    private final VenueMarketClient venue;

    public VenueRestHistory(VenueMarketClient venue) {
        this.venue = venue;
    }

    @Override
    public List<Instrument> instruments() {
        return asked(venue::exchangeInfo);
    }

    @Override
    public List<ReceivedTrade> newestTrades(String symbol, int limit) {
        return trades(symbol, null, limit);
    }

    @Override
    public List<ReceivedTrade> tradesFrom(String symbol, long fromId, int limit) {
        return trades(symbol, fromId, limit);
    }

    @Override
    public Depth depth(String symbol, int limit) {
        BookSnapshot book = asked(() -> venue.depth(symbol, limit));
        return new Depth(book.updateId(), book.bids(), book.asks());
    }

    @Override
    public List<Candle> candles(String symbol, String interval, @Nullable Instant end, int limit) {
        Duration length = Interval.named(interval)
                .orElseThrow(() -> new IllegalArgumentException("no interval " + interval))
                .length();
        Instant from = end == null ? null : notBeforeEpoch(end.minus(length.multipliedBy(limit)));
        return asked(() -> venue.klines(symbol, interval, from, limit)).stream()
                .filter(candle -> end == null || !candle.openTime().isAfter(end))
                .filter(candle -> candle.tradeCount() > 0)
                .toList();
    }

    /** The venue refuses negative times. */
    private static Instant notBeforeEpoch(Instant time) {
        return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
    }

    private List<ReceivedTrade> trades(String symbol, @Nullable Long fromId, int limit) {
        return asked(() -> venue.historicalTradeRows(symbol, fromId, limit)).stream()
                .map(row -> ReceivedTrade.read(
                        symbol, row.tradeId(), row.price(), row.quantity(), row.timeMillis(), row.buyerIsMaker()))
                .toList();
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (io.aitrading.venue.VenueUnavailableException | VenueRefusedException e) {
            throw new VenueUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }
}
