package io.aitrading.paper.stream;

import static io.aitrading.paper.json.Json.object;

import io.aitrading.paper.api.MarketShapes;
import io.aitrading.paper.market.BookView;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.market.Kline;
import io.aitrading.paper.market.KlineInterval;
import io.aitrading.paper.market.PublicTrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Events of market streams as the Binance API writes them. */
final class MarketEvents {
    private MarketEvents() {}

    static Map<String, Object> trade(PublicTrade trade, long now) {
        return object(
                "e",
                "trade",
                "E",
                now,
                "s",
                Grid.SYMBOL,
                "t",
                trade.id(),
                "p",
                Grid.price(trade.priceTicks()),
                "q",
                Grid.quantity(trade.lots()),
                "T",
                trade.timeMillis(),
                "m",
                trade.buyerIsMaker(),
                "M",
                true);
    }

    static Map<String, Object> aggregateTrade(PublicTrade trade, long now) {
        return object(
                "e",
                "aggTrade",
                "E",
                now,
                "s",
                Grid.SYMBOL,
                "a",
                trade.id(),
                "p",
                Grid.price(trade.priceTicks()),
                "q",
                Grid.quantity(trade.lots()),
                "f",
                trade.id(),
                "l",
                trade.id(),
                "T",
                trade.timeMillis(),
                "m",
                trade.buyerIsMaker(),
                "M",
                true);
    }

    static Map<String, Object> kline(Kline kline, KlineInterval interval, boolean closed, long now) {
        Map<String, Object> candle = object(
                "t",
                kline.openTime(),
                "T",
                kline.closeTime(),
                "s",
                Grid.SYMBOL,
                "i",
                interval.code(),
                "f",
                kline.firstTradeId(),
                "L",
                kline.lastTradeId(),
                "o",
                Grid.price(kline.open()),
                "c",
                Grid.price(kline.close()),
                "h",
                Grid.price(kline.high()),
                "l",
                Grid.price(kline.low()),
                "v",
                Grid.quantity(kline.lots()),
                "n",
                kline.trades(),
                "x",
                closed,
                "q",
                Grid.quoteVolume(kline.quoteTickLots()),
                "V",
                Grid.quantity(kline.takerBuyLots()),
                "Q",
                Grid.quoteVolume(kline.takerBuyTickLots()),
                "B",
                "0");
        return object("e", "kline", "E", now, "s", Grid.SYMBOL, "k", candle);
    }

    static Map<String, Object> best(BookView book) {
        return object(
                "u",
                book.updateId(),
                "s",
                Grid.SYMBOL,
                "b",
                Grid.price(book.bestBid()),
                "B",
                Grid.quantity(book.bestBidLots()),
                "a",
                Grid.price(book.bestAsk()),
                "A",
                Grid.quantity(book.bestAskLots()));
    }

    static Map<String, Object> levels(BookView book, int levels) {
        return object(
                "lastUpdateId",
                book.updateId(),
                "bids",
                MarketShapes.levels(book.bids(), levels),
                "asks",
                MarketShapes.levels(book.asks(), levels));
    }

    /** What turns the book as it was last told into the book as it is. */
    static Map<String, Object> changes(BookView before, BookView after, long now) {
        return object(
                "e",
                "depthUpdate",
                "E",
                now,
                "s",
                Grid.SYMBOL,
                "U",
                before.updateId() + 1,
                "u",
                after.updateId(),
                "b",
                changed(before.bids(), after.bids()),
                "a",
                changed(before.asks(), after.asks()));
    }

    private static List<Object> changed(long[] before, long[] after) {
        TreeMap<Long, Long> changes = new TreeMap<>();
        TreeMap<Long, Long> old = new TreeMap<>();
        for (int i = 0; i < before.length; i += 2) {
            old.put(before[i], before[i + 1]);
        }
        for (int i = 0; i < after.length; i += 2) {
            Long lots = old.remove(after[i]);
            if (lots == null || lots != after[i + 1]) {
                changes.put(after[i], after[i + 1]);
            }
        }
        old.keySet().forEach(price -> changes.put(price, 0L));
        List<Object> levels = new ArrayList<>();
        changes.forEach((price, lots) -> levels.add(List.of(Grid.price(price), Grid.quantity(lots))));
        return levels;
    }

    static Map<String, Object> ticker(String event, Kline day, BookView book, PublicTrade last, long from) {
        return object(
                "e",
                event,
                "E",
                last.timeMillis(),
                "s",
                Grid.SYMBOL,
                "p",
                Grid.price(day.close() - day.open()),
                "P",
                MarketShapes.changePercent(day),
                "w",
                MarketShapes.averagePrice(day),
                "x",
                Grid.price(day.open()),
                "c",
                Grid.price(day.close()),
                "Q",
                Grid.quantity(last.lots()),
                "b",
                Grid.price(book.bestBid()),
                "B",
                Grid.quantity(book.bestBidLots()),
                "a",
                Grid.price(book.bestAsk()),
                "A",
                Grid.quantity(book.bestAskLots()),
                "o",
                Grid.price(day.open()),
                "h",
                Grid.price(day.high()),
                "l",
                Grid.price(day.low()),
                "v",
                Grid.quantity(day.lots()),
                "q",
                Grid.quoteVolume(day.quoteTickLots()),
                "O",
                from,
                "C",
                last.timeMillis(),
                "F",
                day.firstTradeId(),
                "L",
                day.lastTradeId(),
                "n",
                day.trades());
    }

    static Map<String, Object> miniTicker(Kline day, long now) {
        return object(
                "e",
                "24hrMiniTicker",
                "E",
                now,
                "s",
                Grid.SYMBOL,
                "c",
                Grid.price(day.close()),
                "o",
                Grid.price(day.open()),
                "h",
                Grid.price(day.high()),
                "l",
                Grid.price(day.low()),
                "v",
                Grid.quantity(day.lots()),
                "q",
                Grid.quoteVolume(day.quoteTickLots()));
    }

    static Map<String, Object> averagePrice(Kline minutes, PublicTrade last) {
        return object(
                "e",
                "avgPrice",
                "E",
                last.timeMillis(),
                "s",
                Grid.SYMBOL,
                "i",
                "5m",
                "w",
                MarketShapes.averagePrice(minutes),
                "T",
                last.timeMillis());
    }
}
