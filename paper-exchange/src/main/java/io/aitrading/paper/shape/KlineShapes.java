package io.aitrading.paper.shape;

import io.aitrading.paper.json.Fields;
import io.aitrading.paper.json.Moment;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.market.Kline;
import io.aitrading.paper.market.KlineInterval;
import java.util.List;

/** Candles. */
public final class KlineShapes {
    private static final String UNUSED = "0";

    private KlineShapes() {}

    public static List<Object> row(Kline kline) {
        return List.of(
                new Moment(kline.openTime()),
                Grid.price(kline.open()),
                Grid.price(kline.high()),
                Grid.price(kline.low()),
                Grid.price(kline.close()),
                Grid.quantity(kline.lots()),
                new Moment(kline.closeTime()),
                Grid.quoteVolume(kline.quoteTickLots()),
                kline.trades(),
                Grid.quantity(kline.takerBuyLots()),
                Grid.quoteVolume(kline.takerBuyTickLots()),
                UNUSED);
    }

    public static Fields event(Kline kline, KlineInterval interval, boolean closed, long now) {
        Fields candle = new Fields()
                .at("t", kline.openTime())
                .at("T", kline.closeTime())
                .with("s", Grid.SYMBOL)
                .with("i", interval.code())
                .with("f", kline.firstTradeId())
                .with("L", kline.lastTradeId())
                .with("o", Grid.price(kline.open()))
                .with("c", Grid.price(kline.close()))
                .with("h", Grid.price(kline.high()))
                .with("l", Grid.price(kline.low()))
                .with("v", Grid.quantity(kline.lots()))
                .with("n", kline.trades())
                .with("x", closed)
                .with("q", Grid.quoteVolume(kline.quoteTickLots()))
                .with("V", Grid.quantity(kline.takerBuyLots()))
                .with("Q", Grid.quoteVolume(kline.takerBuyTickLots()))
                .with("B", UNUSED);
        return Events.of("kline", now).with("k", candle);
    }
}
