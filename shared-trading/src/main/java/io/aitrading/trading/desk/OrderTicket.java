package io.aitrading.trading.desk;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.MatchingBook;
import io.aitrading.trading.book.SelfTradePrevention;

/**
 * An order as its owner writes it. Start from one of the factories and add what the order needs with the {@code with} methods.
 *
 * @param orderId positive, unique among live orders
 * @param accountKey whose it is; orders of one account never trade with each other when {@code prevention} says so
 * @param limitTicks worst price, 0 when the kind has none
 * @param stopTicks price that wakes a conditional order; for a trailing one the price from which it trails, 0 for "at once"
 * @param trailTicks distance of a trailing stop behind the best price seen, 0 if it does not trail by ticks
 * @param trailBasisPoints the same as a share of the best price seen, in 1/10,000; 0 if it does not trail by share
 * @param quantityLots lots, or {@link MatchingBook#UNLIMITED} for a market order bounded by its budget
 * @param budgetTickLots most that a market order spends (buy) or earns (sell), in ticks times lots, or
 *     {@link MatchingBook#UNLIMITED}
 * @param displayLots visible slice of an iceberg, 0 to show all
 * @param expireAt for {@link Lifetime#GOOD_TILL_DATE}: the time at which it ends, on the market's clock
 * @param postOnly may only rest
 * @param reduceOnly may only bring the account's position nearer to zero
 */
public record OrderTicket(
        long orderId,
        long accountKey,
        Side side,
        OrderKind kind,
        Lifetime lifetime,
        long limitTicks,
        long stopTicks,
        long trailTicks,
        int trailBasisPoints,
        long quantityLots,
        long budgetTickLots,
        long displayLots,
        long expireAt,
        boolean postOnly,
        boolean reduceOnly,
        SelfTradePrevention prevention) {

    private static OrderTicket plain(
            long orderId, long accountKey, Side side, OrderKind kind, long limitTicks, long stopTicks, long lots) {
        return new OrderTicket(
                orderId,
                accountKey,
                side,
                kind,
                Lifetime.GOOD_TILL_CANCEL,
                limitTicks,
                stopTicks,
                0,
                0,
                lots,
                MatchingBook.UNLIMITED,
                0,
                0,
                false,
                false,
                SelfTradePrevention.NONE);
    }

    public static OrderTicket limit(long orderId, long accountKey, Side side, long limitTicks, long lots) {
        return plain(orderId, accountKey, side, OrderKind.LIMIT, limitTicks, 0, lots);
    }

    public static OrderTicket market(long orderId, long accountKey, Side side, long lots) {
        return plain(orderId, accountKey, side, OrderKind.MARKET, 0, 0, lots);
    }

    /** A market order that spends or earns at most a sum of ticks times lots. */
    public static OrderTicket marketForBudget(long orderId, long accountKey, Side side, long budgetTickLots) {
        return plain(orderId, accountKey, side, OrderKind.MARKET, 0, 0, MatchingBook.UNLIMITED)
                .withBudget(budgetTickLots);
    }

    public static OrderTicket stop(long orderId, long accountKey, Side side, long stopTicks, long lots) {
        return plain(orderId, accountKey, side, OrderKind.STOP, 0, stopTicks, lots);
    }

    public static OrderTicket stopLimit(
            long orderId, long accountKey, Side side, long stopTicks, long limitTicks, long lots) {
        return plain(orderId, accountKey, side, OrderKind.STOP_LIMIT, limitTicks, stopTicks, lots);
    }

    public static OrderTicket takeProfit(long orderId, long accountKey, Side side, long stopTicks, long lots) {
        return plain(orderId, accountKey, side, OrderKind.TAKE_PROFIT, 0, stopTicks, lots);
    }

    public static OrderTicket takeProfitLimit(
            long orderId, long accountKey, Side side, long stopTicks, long limitTicks, long lots) {
        return plain(orderId, accountKey, side, OrderKind.TAKE_PROFIT_LIMIT, limitTicks, stopTicks, lots);
    }

    /** A stop that follows the best price seen since it was placed at a fixed distance. */
    public static OrderTicket trailingStop(long orderId, long accountKey, Side side, long trailTicks, long lots) {
        return plain(orderId, accountKey, side, OrderKind.STOP, 0, 0, lots).withTrail(trailTicks, 0);
    }

    public boolean trailing() {
        return trailTicks != 0 || trailBasisPoints != 0;
    }

    public OrderTicket withLifetime(Lifetime newLifetime) {
        return copy(newLifetime, trailTicks, trailBasisPoints, quantityLots, budgetTickLots, displayLots, expireAt);
    }

    public OrderTicket withExpiry(long newExpireAt) {
        return copy(
                Lifetime.GOOD_TILL_DATE,
                trailTicks,
                trailBasisPoints,
                quantityLots,
                budgetTickLots,
                displayLots,
                newExpireAt);
    }

    public OrderTicket withTrail(long newTrailTicks, int newTrailBasisPoints) {
        return copy(lifetime, newTrailTicks, newTrailBasisPoints, quantityLots, budgetTickLots, displayLots, expireAt);
    }

    public OrderTicket withBudget(long newBudgetTickLots) {
        return copy(lifetime, trailTicks, trailBasisPoints, quantityLots, newBudgetTickLots, displayLots, expireAt);
    }

    public OrderTicket withDisplay(long newDisplayLots) {
        return copy(lifetime, trailTicks, trailBasisPoints, quantityLots, budgetTickLots, newDisplayLots, expireAt);
    }

    public OrderTicket withPostOnly() {
        return flagged(true, reduceOnly, prevention);
    }

    public OrderTicket withReduceOnly() {
        return flagged(postOnly, true, prevention);
    }

    public OrderTicket withPrevention(SelfTradePrevention newPrevention) {
        return flagged(postOnly, reduceOnly, newPrevention);
    }

    private OrderTicket copy(
            Lifetime newLifetime,
            long newTrailTicks,
            int newTrailBasisPoints,
            long newQuantityLots,
            long newBudgetTickLots,
            long newDisplayLots,
            long newExpireAt) {
        return new OrderTicket(
                orderId,
                accountKey,
                side,
                kind,
                newLifetime,
                limitTicks,
                stopTicks,
                newTrailTicks,
                newTrailBasisPoints,
                newQuantityLots,
                newBudgetTickLots,
                newDisplayLots,
                newExpireAt,
                postOnly,
                reduceOnly,
                prevention);
    }

    private OrderTicket flagged(boolean newPostOnly, boolean newReduceOnly, SelfTradePrevention newPrevention) {
        return new OrderTicket(
                orderId,
                accountKey,
                side,
                kind,
                lifetime,
                limitTicks,
                stopTicks,
                trailTicks,
                trailBasisPoints,
                quantityLots,
                budgetTickLots,
                displayLots,
                expireAt,
                newPostOnly,
                newReduceOnly,
                newPrevention);
    }
}
