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
 * @param trailingDelta basis points, 0 when it does not trail
 * @param quoteOrderUnits what a market order was told to spend, 0 when it was given in lots
 * @param reserveTicks the price at which its funds are reserved
 * @param time when it was placed
 * @param progress all that changes in an order's life
 */
public record OrderView(
        long orderId,
        long account,
        long listId,
        Side side,
        OrderKind kind,
        TimeInForce timeInForce,
        long priceTicks,
        long stopTicks,
        int trailingDelta,
        long icebergLots,
        long quoteOrderUnits,
        long reserveTicks,
        long time,
        SelfTradePrevention selfTradePrevention,
        @Nullable Long strategyId,
        @Nullable Integer strategyType,
        OrderProgress progress) {

    OrderView to(OrderProgress next) {
        return with(reserveTicks, next);
    }

    OrderView reservedAt(long ticks) {
        return with(ticks, progress);
    }

    private OrderView with(long newReserveTicks, OrderProgress newProgress) {
        return new OrderView(
                orderId,
                account,
                listId,
                side,
                kind,
                timeInForce,
                priceTicks,
                stopTicks,
                trailingDelta,
                icebergLots,
                quoteOrderUnits,
                newReserveTicks,
                time,
                selfTradePrevention,
                strategyId,
                strategyType,
                newProgress);
    }

    public String clientOrderId() {
        return progress.clientOrderId();
    }

    public long lots() {
        return progress.lots();
    }

    public long filledLots() {
        return progress.filledLots();
    }

    public long filledQuoteUnits() {
        return progress.filledQuoteUnits();
    }

    public long preventedLots() {
        return progress.preventedLots();
    }

    public OrderState state() {
        return progress.state();
    }

    public long updateTime() {
        return progress.updateTime();
    }

    public long workingTime() {
        return progress.workingTime();
    }

    public QueuePlace place() {
        return progress.place();
    }

    /** Waits for another order of its list before it can do anything. */
    public boolean isPending() {
        return state() == OrderState.PENDING_NEW;
    }

    public boolean isWorking() {
        return workingTime() != -1;
    }

    public long remainingLots() {
        return lots() - filledLots() - preventedLots();
    }
}
