package io.aitrading.bridge.feed;

import io.aitrading.domain.BookSnapshot;
import io.aitrading.domain.Candle;
import io.aitrading.domain.MarketTrade;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was told. */
public final class RecordingSink implements MarketSink {
    public final List<MarketTrade> trades = new CopyOnWriteArrayList<>();
    public final List<Candle> candles = new CopyOnWriteArrayList<>();
    public final List<BookSnapshot> books = new CopyOnWriteArrayList<>();

    @Override
    public void trade(MarketTrade trade) {
        trades.add(trade);
    }

    @Override
    public void candle(Candle candle) {
        candles.add(candle);
    }

    @Override
    public void book(BookSnapshot book) {
        books.add(book);
    }
}
