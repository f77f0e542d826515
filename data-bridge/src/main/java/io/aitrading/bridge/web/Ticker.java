package io.aitrading.bridge.web;

import io.aitrading.bridge.feed.SymbolFeed;
import io.aitrading.domain.BookSnapshot;
import io.aitrading.domain.Candle;
import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last price, the best quotes and the last 24 hours of a symbol.
 *
 * @param stale nothing has come from the venue for longer than the feed's limit
 * @param day absent as long as there is no candle
 */
record Ticker(
        String symbol,
        @Nullable Price lastPrice,
        @Nullable Long lastTradeId,
        @Nullable Instant lastTradeTime,
        @Nullable Price bidPrice,
        @Nullable Quantity bidQuantity,
        @Nullable Price askPrice,
        @Nullable Quantity askQuantity,
        @Nullable Day day,
        boolean stale,
        boolean connected) {

    /** Five-minute candles in a day: what the 24 hours are made of. */
    static final int DAY_CANDLES = 288;

    /**
     * The 24 hours before the newest trade, by the venue's time, to the five minutes.
     *
     * @param changeRatio change of the price as a fraction of the first one
     */
    record Day(Price open, Price high, Price low, Quantity volume, long trades, BigDecimal changeRatio) {}

    static Ticker of(SymbolFeed feed, List<Candle> fiveMinutes) {
        Optional<MarketTrade> last = feed.ring().newest();
        Optional<BookSnapshot> book = feed.book(1);
        Optional<BookSnapshot.Level> bid =
                book.flatMap(top -> top.bids().stream().findFirst());
        Optional<BookSnapshot.Level> ask =
                book.flatMap(top -> top.asks().stream().findFirst());
        return new Ticker(
                feed.symbol(),
                last.map(MarketTrade::price).orElse(null),
                last.map(MarketTrade::tradeId).orElse(null),
                last.map(MarketTrade::time).orElse(null),
                bid.map(BookSnapshot.Level::price).orElse(null),
                bid.map(BookSnapshot.Level::quantity).orElse(null),
                ask.map(BookSnapshot.Level::price).orElse(null),
                ask.map(BookSnapshot.Level::quantity).orElse(null),
                day(fiveMinutes),
                feed.isStale(),
                feed.isConnected());
    }

    static @Nullable Day day(List<Candle> fiveMinutes) {
        if (fiveMinutes.isEmpty()) {
            return null;
        }
        Instant since = fiveMinutes.getLast().openTime().minus(Duration.ofDays(1));
        List<Candle> day = fiveMinutes.stream()
                .filter(candle -> candle.openTime().isAfter(since))
                .toList();
        Price open = day.getFirst().open();
        Price high = day.stream().map(Candle::high).max(Price::compareTo).orElse(open);
        Price low = day.stream().map(Candle::low).min(Price::compareTo).orElse(open);
        Quantity volume = day.stream().map(Candle::volume).reduce(Quantity.ZERO, Quantity::plus);
        long trades = day.stream().mapToLong(Candle::tradeCount).sum();
        BigDecimal change = day.getLast()
                .close()
                .value()
                .subtract(open.value())
                .divide(open.value(), MathContext.DECIMAL64)
                .setScale(6, RoundingMode.HALF_EVEN);
        return new Day(open, high, low, volume, trades, change);
    }
}
