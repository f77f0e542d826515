package io.aitrading.paper.order;

import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.trading.book.SelfTradePrevention;
import org.jspecify.annotations.Nullable;

/**
 * An order as a client asks for it, on the venue's grids. Zero stands for "not given" in prices and quantities.
 *
 * @param quoteUnits how much to spend or earn, of a MARKET order that is not given in lots
 * @param trailingDelta basis points that the market must come back before the order is set off, 0 when it does not trail
 */
public record NewOrder(
        Side side,
        OrderKind kind,
        TimeInForce timeInForce,
        long lots,
        long quoteUnits,
        long priceTicks,
        long stopTicks,
        int trailingDelta,
        long icebergLots,
        @Nullable String clientOrderId,
        SelfTradePrevention selfTradePrevention,
        @Nullable Long strategyId,
        @Nullable Integer strategyType) {

    /** An order that was taken before, as it would be asked for now. */
    public static NewOrder of(OrderView order) {
        return new NewOrder(
                order.side(),
                order.kind(),
                order.timeInForce(),
                order.lots(),
                order.quoteOrderUnits(),
                order.priceTicks(),
                order.stopTicks(),
                order.trailingDelta(),
                order.icebergLots(),
                order.clientOrderId(),
                order.selfTradePrevention(),
                order.strategyId(),
                order.strategyType());
    }

    /** The price at which funds are reserved: its limit, else the price that sets it off, else none. */
    public long reserveTicks(long lastTicks) {
        if (priceTicks != 0) {
            return priceTicks;
        }
        long from = stopTicks == 0 && trailingDelta != 0 ? lastTicks : stopTicks;
        return trailingDelta != 0 && side == Side.BUY ? Trail.buyTrigger(from, trailingDelta) : from;
    }
}
