package io.aitrading.paper.market;

import java.util.ArrayList;
import java.util.List;

/** What one taker traded at one price at one time: one or more public trades with consecutive numbers. */
public record AggregateTrade(
        long id,
        long priceTicks,
        long lots,
        long firstTradeId,
        long lastTradeId,
        long timeMillis,
        boolean buyerIsMaker) {

    /** Puts trades together, which must be in order and whole: no aggregate may go on after the last of them. */
    public static List<AggregateTrade> of(List<PublicTrade> trades) {
        List<AggregateTrade> aggregates = new ArrayList<>();
        for (PublicTrade trade : trades) {
            int last = aggregates.size() - 1;
            if (last >= 0 && aggregates.get(last).id == trade.aggregateId()) {
                aggregates.set(last, aggregates.get(last).and(trade));
            } else {
                aggregates.add(new AggregateTrade(
                        trade.aggregateId(),
                        trade.priceTicks(),
                        trade.lots(),
                        trade.id(),
                        trade.id(),
                        trade.timeMillis(),
                        trade.buyerIsMaker()));
            }
        }
        return aggregates;
    }

    private AggregateTrade and(PublicTrade next) {
        return new AggregateTrade(
                id, priceTicks, lots + next.lots(), firstTradeId, next.id(), timeMillis, buyerIsMaker);
    }
}
