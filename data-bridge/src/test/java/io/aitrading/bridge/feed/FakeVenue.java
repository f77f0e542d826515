package io.aitrading.bridge.feed;

import io.aitrading.bridge.Trades;
import io.aitrading.bridge.trade.ReceivedTrade;
import io.aitrading.domain.BookSnapshot.Level;
import io.aitrading.domain.Candle;
import io.aitrading.domain.Instrument;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A venue's history that a test writes. */
public final class FakeVenue implements VenueHistory {
    private final NavigableMap<Long, ReceivedTrade> trades = new TreeMap<>();
    private final List<Candle> candles = new ArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger snapshots = new AtomicInteger();
    private volatile long bookId = 100;

    public synchronized FakeVenue has(long from, long to) {
        Trades.range(from, to).forEach(trade -> trades.put(trade.tradeId(), trade));
        return this;
    }

    public synchronized FakeVenue has(ReceivedTrade trade) {
        trades.put(trade.tradeId(), trade);
        return this;
    }

    public synchronized FakeVenue has(Candle candle) {
        candles.add(candle);
        return this;
    }

    public synchronized FakeVenue forgetsAll() {
        trades.clear();
        return this;
    }

    /** The next calls are not answered. */
    public FakeVenue failsTimes(int count) {
        failures.set(count);
        return this;
    }

    public void bookIsAt(long updateId) {
        bookId = updateId;
    }

    public int snapshots() {
        return snapshots.get();
    }

    @Override
    public List<Instrument> instruments() {
        answer();
        return List.of(new Instrument(
                Trades.SYMBOL,
                "BTC",
                "USDT",
                new BigDecimal("0.01"),
                new BigDecimal("0.00001"),
                new BigDecimal("0.00001"),
                new BigDecimal("9000"),
                new BigDecimal("5")));
    }

    @Override
    public synchronized List<ReceivedTrade> newestTrades(String symbol, int limit) {
        answer();
        List<ReceivedTrade> all = List.copyOf(trades.values());
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    @Override
    public synchronized List<ReceivedTrade> tradesFrom(String symbol, long fromId, int limit) {
        answer();
        return trades.tailMap(fromId).values().stream().limit(limit).toList();
    }

    @Override
    public Depth depth(String symbol, int limit) {
        answer();
        snapshots.incrementAndGet();
        return new Depth(
                bookId,
                List.of(new Level(Price.of("799"), Quantity.of("1"))),
                List.of(new Level(Price.of("801"), Quantity.of("2"))));
    }

    @Override
    public synchronized List<Candle> candles(String symbol, String interval, @Nullable Instant end, int limit) {
        answer();
        List<Candle> found = candles.stream()
                .filter(candle -> candle.interval().equals(interval))
                .filter(candle -> end == null || !candle.openTime().isAfter(end))
                .toList();
        return found.subList(Math.max(0, found.size() - limit), found.size());
    }

    private void answer() {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new VenueUnavailableException("scripted", new IOException("scripted"));
        }
    }
}
