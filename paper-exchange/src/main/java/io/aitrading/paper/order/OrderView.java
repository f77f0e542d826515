package io.aitrading.paper.order;

import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.trading.book.SelfTradePrevention;
import org.jspecify.annotations.Nullable;

/**
 * An order at one moment: what is stored, answered and reported.
 *
 * @param account the venue's own number of the account
 * @param listId -1 when it belongs to no list
 * @param quoteOrderUnits what a market order was told to spend, 0 when it was given in lots
 * @param filledQuoteUnits quote amount traded so far
 * @param workingTime when it entered the book, -1 while it waits for its stop price
 */
public record OrderView(
        long orderId,
        long account,
        long listId,
        String clientOrderId,
        Side side,
        OrderKind kind,
        TimeInForce timeInForce,
        long priceTicks,
        long stopTicks,
        long lots,
        long icebergLots,
        long quoteOrderUnits,
        long filledLots,
        long filledQuoteUnits,
        OrderState state,
        long time,
        long updateTime,
        long workingTime,
        SelfTradePrevention selfTradePrevention,
        @Nullable Long strategyId,
        @Nullable Integer strategyType) {

    public boolean isWorking() {
        return workingTime != -1;
    }

    public long remainingLots() {
        return lots - filledLots;
    }
}
