package io.aitrading.paper.order;

import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.trading.book.SelfTradePrevention;
import org.jspecify.annotations.Nullable;

/**
 * An order as a client asks for it, on the venue's grids. Zero stands for "not given" in prices and quantities.
 *
 * @param quoteUnits how much to spend or earn, of a MARKET order that is not given in lots
 */
public record NewOrder(
        Side side,
        OrderKind kind,
        TimeInForce timeInForce,
        long lots,
        long quoteUnits,
        long priceTicks,
        long stopTicks,
        long icebergLots,
        @Nullable String clientOrderId,
        SelfTradePrevention selfTradePrevention,
        @Nullable Long strategyId,
        @Nullable Integer strategyType) {}
