package io.aitrading.paper.order;

import org.jspecify.annotations.Nullable;

/**
 * What changes in an order's life.
 *
 * @param clientOrderId the client's name for it, which an amendment may change
 * @param filledQuoteUnits quote amount traded so far
 * @param preventedLots lots that went because they would have met an order of the same account
 * @param preventedMatchId the last time that happened, 0 when it never did
 * @param workingTime when it entered the book, -1 while it waits for its stop price or for another order
 * @param place where it queues while it rests
 * @param trail how far a trailing stop has followed the market
 * @param expiryReason why it expired, if it did and there is a name for it
 */
public record OrderProgress(
        String clientOrderId,
        long lots,
        long filledLots,
        long filledQuoteUnits,
        long preventedLots,
        long preventedMatchId,
        OrderState state,
        long updateTime,
        long workingTime,
        QueuePlace place,
        Trail trail,
        @Nullable ExpiryReason expiryReason) {

    /** Of an order that was just taken; one that is {@code working} may trade at once. */
    public static OrderProgress begin(String clientOrderId, long lots, OrderState state, long now, boolean working) {
        return new OrderProgress(
                clientOrderId, lots, 0, 0, 0, 0, state, now, working ? now : -1, QueuePlace.NONE, Trail.NONE, null);
    }

    OrderProgress filled(long newFilledLots, long newFilledQuoteUnits, OrderState newState, long time) {
        return with(newFilledLots, newFilledQuoteUnits, preventedLots, preventedMatchId, newState, time, place);
    }

    OrderProgress prevented(long morePreventedLots, long matchId, long time) {
        return with(filledLots, filledQuoteUnits, preventedLots + morePreventedLots, matchId, state, time, place);
    }

    OrderProgress at(QueuePlace newPlace) {
        return with(filledLots, filledQuoteUnits, preventedLots, preventedMatchId, state, updateTime, newPlace);
    }

    private OrderProgress with(
            long newFilledLots,
            long newFilledQuoteUnits,
            long newPreventedLots,
            long newPreventedMatchId,
            OrderState newState,
            long time,
            QueuePlace newPlace) {
        return new OrderProgress(
                clientOrderId,
                lots,
                newFilledLots,
                newFilledQuoteUnits,
                newPreventedLots,
                newPreventedMatchId,
                newState,
                time,
                workingTime,
                newPlace,
                trail,
                expiryReason);
    }

    OrderProgress ended(OrderState newState, @Nullable ExpiryReason reason, long time) {
        return new OrderProgress(
                clientOrderId,
                lots,
                filledLots,
                filledQuoteUnits,
                preventedLots,
                preventedMatchId,
                newState,
                time,
                workingTime,
                QueuePlace.NONE,
                trail,
                reason);
    }

    OrderProgress of(String newClientOrderId, long newLots, long time) {
        return new OrderProgress(
                newClientOrderId,
                newLots,
                filledLots,
                filledQuoteUnits,
                preventedLots,
                preventedMatchId,
                state,
                time,
                workingTime,
                place,
                trail,
                expiryReason);
    }

    OrderProgress in(OrderState newState, long newWorkingTime, long time) {
        return new OrderProgress(
                clientOrderId,
                lots,
                filledLots,
                filledQuoteUnits,
                preventedLots,
                preventedMatchId,
                newState,
                time,
                newWorkingTime,
                place,
                trail,
                expiryReason);
    }

    OrderProgress trailing(Trail newTrail) {
        return new OrderProgress(
                clientOrderId,
                lots,
                filledLots,
                filledQuoteUnits,
                preventedLots,
                preventedMatchId,
                state,
                updateTime,
                workingTime,
                place,
                newTrail,
                expiryReason);
    }
}
