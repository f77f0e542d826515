package io.aitrading.paper.shape;

import io.aitrading.paper.json.Fields;
import io.aitrading.paper.market.AggregateTrade;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.market.PublicTrade;

/** Public trades, one by one and put together. */
public final class TradeShapes {
    private TradeShapes() {}

    public static Fields trade(PublicTrade trade) {
        return new Fields()
                .with("id", trade.id())
                .with("price", Grid.price(trade.priceTicks()))
                .with("qty", Grid.quantity(trade.lots()))
                .with("quoteQty", Grid.quoteVolume(trade.priceTicks() * trade.lots()))
                .at("time", trade.timeMillis())
                .with("isBuyerMaker", trade.buyerIsMaker())
                .with("isBestMatch", true);
    }

    public static Fields aggregate(AggregateTrade trade) {
        return new Fields()
                .with("a", trade.id())
                .with("p", Grid.price(trade.priceTicks()))
                .with("q", Grid.quantity(trade.lots()))
                .with("f", trade.firstTradeId())
                .with("l", trade.lastTradeId())
                .at("T", trade.timeMillis())
                .with("m", trade.buyerIsMaker())
                .with("M", true);
    }

    public static Fields tradeEvent(PublicTrade trade, long now) {
        return Events.of("trade", now)
                .with("t", trade.id())
                .with("p", Grid.price(trade.priceTicks()))
                .with("q", Grid.quantity(trade.lots()))
                .at("T", trade.timeMillis())
                .with("m", trade.buyerIsMaker())
                .with("M", true);
    }

    public static Fields aggregateEvent(AggregateTrade trade, long now) {
        return Events.of("aggTrade", now).withAll(aggregate(trade));
    }
}
