package io.aitrading.paper.shape;

import io.aitrading.paper.market.BookView;
import io.aitrading.paper.market.Kline;
import io.aitrading.paper.market.MarketData;
import io.aitrading.paper.market.PublicTrade;

/**
 * What a ticker is made of.
 *
 * @param whole everything traded in the window as one candle
 * @param last the latest trade
 * @param openTime when the window begins
 * @param closeTime when it ends
 */
public record Window(Kline whole, BookView book, PublicTrade last, long openTime, long closeTime) {
    public static Window of(MarketData market, PublicTrade last, long openTime, long closeTime) {
        return new Window(market.candles().since(openTime), market.book(), last, openTime, closeTime);
    }
}
