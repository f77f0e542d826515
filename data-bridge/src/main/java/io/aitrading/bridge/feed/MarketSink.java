package io.aitrading.bridge.feed;

import io.aitrading.domain.BookSnapshot;
import io.aitrading.domain.Candle;
import io.aitrading.domain.MarketTrade;

/** Where market data goes besides the readers. Never blocks and never throws: readers must not notice what happens there. */
public interface MarketSink {
    void trade(MarketTrade trade);

    void candle(Candle candle);

    void book(BookSnapshot book);
}
