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
 * @param time when it was placed
 * @param progress all that changes in an order's life
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
        long icebergLots,
        long quoteOrderUnits,
        long time,
        SelfTradePrevention selfTradePrevention,
        @Nullable Long strategyId,
        @Nullable Integer strategyType,
        Progress progress) {

    /**
     * @param filledQuoteUnits quote amount traded so far
     * @param workingTime when it entered the book, -1 while it waits for its stop price
     * @param place where it queues while it rests
     */
    public record Progress(
            long lots,
            long filledLots,
            long filledQuoteUnits,
            OrderState state,
            long updateTime,
            long workingTime,
            QueuePlace place) {

        Progress filled(long newFilledLots, long newFilledQuoteUnits, OrderState newState, long time) {
            return new Progress(lots, newFilledLots, newFilledQuoteUnits, newState, time, workingTime, place);
        }

        Progress in(OrderState newState, long time) {
            return new Progress(lots, filledLots, filledQuoteUnits, newState, time, workingTime, QueuePlace.NONE);
        }

        Progress of(long newLots, long time) {
            return new Progress(newLots, filledLots, filledQuoteUnits, state, time, workingTime, place);
        }

        Progress working(long time) {
            return new Progress(lots, filledLots, filledQuoteUnits, state, time, time, place);
        }

        Progress at(QueuePlace newPlace) {
            return new Progress(lots, filledLots, filledQuoteUnits, state, updateTime, workingTime, newPlace);
        }
    }

    OrderView to(Progress next) {
        return new OrderView(
                orderId,
                account,
                listId,
                clientOrderId,
                side,
                kind,
                timeInForce,
                priceTicks,
                stopTicks,
                icebergLots,
                quoteOrderUnits,
                time,
                selfTradePrevention,
                strategyId,
                strategyType,
                next);
    }

    public long lots() {
        return progress.lots;
    }

    public long filledLots() {
        return progress.filledLots;
    }

    public long filledQuoteUnits() {
        return progress.filledQuoteUnits;
    }

    public OrderState state() {
        return progress.state;
    }

    public long updateTime() {
        return progress.updateTime;
    }

    public long workingTime() {
        return progress.workingTime;
    }

    public QueuePlace place() {
        return progress.place;
    }

    public boolean isWorking() {
        return workingTime() != -1;
    }

    public long remainingLots() {
        return lots() - filledLots();
    }
}
