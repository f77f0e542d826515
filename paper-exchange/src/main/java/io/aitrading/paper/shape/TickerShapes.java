package io.aitrading.paper.shape;

import io.aitrading.paper.json.Fields;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.market.Kline;
import io.aitrading.paper.market.PublicTrade;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Tickers: what was traded in a window, in full, without the book, and in short. */
public final class TickerShapes {
    private TickerShapes() {}

    /** REST: statistics of 24 hours, with the book and the last trade. */
    public static Fields day(Window window) {
        Kline whole = window.whole();
        return new Fields()
                .with("symbol", Grid.SYMBOL)
                .with("priceChange", change(whole))
                .with("priceChangePercent", changePercent(whole))
                .with("weightedAvgPrice", averagePrice(whole))
                .with("prevClosePrice", Grid.price(whole.open()))
                .with("lastPrice", Grid.price(whole.close()))
                .with("lastQty", Grid.quantity(window.last().lots()))
                .withAll(bestPrices(window))
                .with("openPrice", Grid.price(whole.open()))
                .with("highPrice", Grid.price(whole.high()))
                .with("lowPrice", Grid.price(whole.low()))
                .withAll(totals(window));
    }

    /** REST: statistics of any other window. */
    public static Fields window(Window window) {
        Kline whole = window.whole();
        return new Fields()
                .with("symbol", Grid.SYMBOL)
                .with("priceChange", change(whole))
                .with("priceChangePercent", changePercent(whole))
                .with("weightedAvgPrice", averagePrice(whole))
                .withAll(prices(whole))
                .withAll(totals(window));
    }

    /** REST: type MINI. */
    public static Fields mini(Window window) {
        return new Fields()
                .with("symbol", Grid.SYMBOL)
                .withAll(prices(window.whole()))
                .withAll(totals(window));
    }

    private static Fields bestPrices(Window window) {
        return new Fields()
                .with("bidPrice", Grid.price(window.book().bestBid()))
                .with("bidQty", Grid.quantity(window.book().bestBidLots()))
                .with("askPrice", Grid.price(window.book().bestAsk()))
                .with("askQty", Grid.quantity(window.book().bestAskLots()));
    }

    private static Fields prices(Kline whole) {
        return new Fields()
                .with("openPrice", Grid.price(whole.open()))
                .with("highPrice", Grid.price(whole.high()))
                .with("lowPrice", Grid.price(whole.low()))
                .with("lastPrice", Grid.price(whole.close()));
    }

    private static Fields totals(Window window) {
        Kline whole = window.whole();
        return new Fields()
                .with("volume", Grid.quantity(whole.lots()))
                .with("quoteVolume", Grid.quoteVolume(whole.quoteTickLots()))
                .at("openTime", window.openTime())
                .at("closeTime", window.closeTime())
                .with("firstId", whole.firstTradeId())
                .with("lastId", whole.lastTradeId())
                .with("count", whole.trades());
    }

    /** Stream: 24 hours, with the book and the last trade. */
    public static Fields dayEvent(Window window) {
        return windowEvent("24hr", window)
                .with("x", Grid.price(window.whole().open()))
                .with("Q", Grid.quantity(window.last().lots()))
                .with("b", Grid.price(window.book().bestBid()))
                .with("B", Grid.quantity(window.book().bestBidLots()))
                .with("a", Grid.price(window.book().bestAsk()))
                .with("A", Grid.quantity(window.book().bestAskLots()));
    }

    /**
     * Stream: any other window.
     *
     * @param size as the stream's name has it: {@code 1h}
     */
    public static Fields windowEvent(String size, Window window) {
        Kline whole = window.whole();
        return Events.of(size + "Ticker", window.last().timeMillis())
                .with("p", change(whole))
                .with("P", changePercent(whole))
                .with("w", averagePrice(whole))
                .withAll(priceEvent(whole))
                .at("O", window.openTime())
                .at("C", window.closeTime())
                .with("F", whole.firstTradeId())
                .with("L", whole.lastTradeId())
                .with("n", whole.trades());
    }

    public static Fields miniEvent(Window window) {
        return Events.of("24hrMiniTicker", window.last().timeMillis()).withAll(priceEvent(window.whole()));
    }

    private static Fields priceEvent(Kline whole) {
        return new Fields()
                .with("c", Grid.price(whole.close()))
                .with("o", Grid.price(whole.open()))
                .with("h", Grid.price(whole.high()))
                .with("l", Grid.price(whole.low()))
                .with("v", Grid.quantity(whole.lots()))
                .with("q", Grid.quoteVolume(whole.quoteTickLots()));
    }

    public static Fields average(Kline whole, int minutes, PublicTrade last) {
        return new Fields()
                .with("mins", minutes)
                .with("price", averagePrice(whole))
                .at("closeTime", last.timeMillis());
    }

    public static Fields averageEvent(Kline whole, int minutes, PublicTrade last) {
        return Events.of("avgPrice", last.timeMillis())
                .with("i", minutes + "m")
                .with("w", averagePrice(whole))
                .at("T", last.timeMillis());
    }

    private static String change(Kline whole) {
        return Grid.price(whole.close() - whole.open());
    }

    private static String changePercent(Kline whole) {
        return BigDecimal.valueOf(whole.close() - whole.open())
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole.open()), 3, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Quote amount over quantity; the close when nothing was traded. */
    private static String averagePrice(Kline whole) {
        if (whole.lots() == 0) {
            return Grid.price(whole.close());
        }
        return BigDecimal.valueOf(whole.quoteTickLots(), Grid.PRICE_SCALE)
                .divide(BigDecimal.valueOf(whole.lots()), Grid.ASSET_SCALE, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
