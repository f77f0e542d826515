package io.aitrading.paper.api;

import static io.aitrading.paper.json.Json.object;

import io.aitrading.paper.market.BookView;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.market.Kline;
import io.aitrading.paper.market.PublicTrade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Market data as the Binance API writes it. */
public final class MarketShapes {
    private MarketShapes() {}

    static Map<String, Object> depth(BookView book, int limit) {
        return object(
                "lastUpdateId",
                book.updateId(),
                "bids",
                levels(book.bids(), limit),
                "asks",
                levels(book.asks(), limit));
    }

    /** Pairs of price and quantity, best first. */
    public static List<Object> levels(long[] side, int limit) {
        List<Object> levels = new ArrayList<>();
        for (int i = 0; i < Math.min(limit, side.length / 2); i++) {
            levels.add(List.of(Grid.price(side[2 * i]), Grid.quantity(side[2 * i + 1])));
        }
        return levels;
    }

    static Map<String, Object> trade(PublicTrade trade) {
        return object(
                "id",
                trade.id(),
                "price",
                Grid.price(trade.priceTicks()),
                "qty",
                Grid.quantity(trade.lots()),
                "quoteQty",
                Grid.quoteVolume(trade.priceTicks() * trade.lots()),
                "time",
                trade.timeMillis(),
                "isBuyerMaker",
                trade.buyerIsMaker(),
                "isBestMatch",
                true);
    }

    /** Each trade is its own aggregate. */
    static Map<String, Object> aggregateTrade(PublicTrade trade) {
        return object(
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

    static List<Object> kline(Kline kline) {
        return List.of(
                kline.openTime(),
                Grid.price(kline.open()),
                Grid.price(kline.high()),
                Grid.price(kline.low()),
                Grid.price(kline.close()),
                Grid.quantity(kline.lots()),
                kline.closeTime(),
                Grid.quoteVolume(kline.quoteTickLots()),
                kline.trades(),
                Grid.quantity(kline.takerBuyLots()),
                Grid.quoteVolume(kline.takerBuyTickLots()),
                "0");
    }

    static Map<String, Object> statistics(Kline day, BookView book, long openTime, long closeTime, boolean full) {
        Map<String, Object> shape = object("symbol", Grid.SYMBOL);
        if (full) {
            shape.put("priceChange", Grid.price(day.close() - day.open()));
            shape.put("priceChangePercent", changePercent(day));
            shape.put("weightedAvgPrice", averagePrice(day));
            shape.put("prevClosePrice", Grid.price(day.open()));
            shape.put("lastPrice", Grid.price(day.close()));
            shape.put("lastQty", "0.00000000");
            shape.put("bidPrice", Grid.price(book.bestBid()));
            shape.put("bidQty", Grid.quantity(book.bestBidLots()));
            shape.put("askPrice", Grid.price(book.bestAsk()));
            shape.put("askQty", Grid.quantity(book.bestAskLots()));
        }
        shape.put("openPrice", Grid.price(day.open()));
        shape.put("highPrice", Grid.price(day.high()));
        shape.put("lowPrice", Grid.price(day.low()));
        if (!full) {
            shape.put("lastPrice", Grid.price(day.close()));
        }
        shape.put("volume", Grid.quantity(day.lots()));
        shape.put("quoteVolume", Grid.quoteVolume(day.quoteTickLots()));
        shape.put("openTime", openTime);
        shape.put("closeTime", closeTime);
        shape.put("firstId", day.firstTradeId());
        shape.put("lastId", day.lastTradeId());
        shape.put("count", day.trades());
        return shape;
    }

    public static String changePercent(Kline day) {
        return BigDecimal.valueOf(day.close() - day.open())
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(day.open()), 3, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Quote amount over quantity; the close when nothing was traded. */
    public static String averagePrice(Kline kline) {
        if (kline.lots() == 0) {
            return Grid.price(kline.close());
        }
        return BigDecimal.valueOf(kline.quoteTickLots(), Grid.PRICE_SCALE)
                .divide(BigDecimal.valueOf(kline.lots()), Grid.ASSET_SCALE, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
