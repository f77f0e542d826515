package io.aitrading.paper.order;

import io.aitrading.domain.Side;
import io.aitrading.paper.VenueError;
import io.aitrading.paper.market.Grid;

/**
 * The filters of the symbol, by the names and with the figures that {@code exchangeInfo} shows. Grid filters (tick and lot) are
 * checked where text becomes ticks and lots; these need the whole order or the market.
 */
public final class OrderRules {
    public static final int ORDERS_MAX = 200;
    public static final int CONDITIONAL_ORDERS_MAX = 5;
    public static final int ICEBERG_PARTS_MAX = 10;
    public static final long MARKET_LOTS_MAX = 20_000_000L;
    /** 5 USDT. */
    public static final long NOTIONAL_MIN_UNITS = 500_000_000L;
    /** 9,000,000 USDT. */
    public static final long NOTIONAL_MAX_UNITS = 900_000_000_000_000L;

    public static final int PERCENT_UP = 5;
    public static final int PERCENT_DOWN_DIVISOR = 5;

    private OrderRules() {}

    /** @param lastTicks the last price, 0 before the first trade */
    public static void check(NewOrder order, long lastTicks, int openOrders, int openConditionalOrders) {
        if (order.priceTicks() != 0) {
            checkPrice(order, lastTicks);
        }
        checkNotional(order, lastTicks);
        if (order.icebergLots() != 0 && Math.ceilDiv(order.lots(), order.icebergLots()) > ICEBERG_PARTS_MAX) {
            throw VenueError.FILTER_FAILURE.exception("ICEBERG_PARTS");
        }
        if (openOrders >= ORDERS_MAX) {
            throw VenueError.FILTER_FAILURE.exception("MAX_NUM_ORDERS");
        }
        if (order.kind().isConditional() && openConditionalOrders >= CONDITIONAL_ORDERS_MAX) {
            throw VenueError.FILTER_FAILURE.exception("MAX_NUM_ALGO_ORDERS");
        }
    }

    private static void checkPrice(NewOrder order, long lastTicks) {
        if (lastTicks == 0) {
            return;
        }
        boolean tooHigh = order.priceTicks() > lastTicks * PERCENT_UP;
        boolean tooLow = order.priceTicks() * PERCENT_DOWN_DIVISOR < lastTicks;
        if (tooHigh || tooLow) {
            throw VenueError.FILTER_FAILURE.exception("PERCENT_PRICE_BY_SIDE");
        }
    }

    private static void checkNotional(NewOrder order, long lastTicks) {
        long ticks = order.priceTicks() == 0 ? referenceTicks(order, lastTicks) : order.priceTicks();
        long notional = order.quoteUnits() > 0 ? order.quoteUnits() : Grid.quoteUnits(ticks, order.lots());
        if (ticks != 0 && notional < NOTIONAL_MIN_UNITS) {
            throw VenueError.FILTER_FAILURE.exception("NOTIONAL");
        }
        if (order.kind() != OrderKind.MARKET && notional > NOTIONAL_MAX_UNITS) {
            throw VenueError.FILTER_FAILURE.exception("NOTIONAL");
        }
    }

    /** A market order is judged at the last price, a stop order without a limit at its stop price. */
    private static long referenceTicks(NewOrder order, long lastTicks) {
        return order.stopTicks() == 0 ? lastTicks : order.stopTicks();
    }

    /** Prices of a one-cancels-the-other pair: the profit leg and the stop leg lie on either side of the last price. */
    public static void checkPair(NewOrder above, NewOrder below, long lastTicks) {
        boolean sidesDiffer = above.side() != below.side();
        boolean wrongLegs =
                above.side() == Side.SELL ? !isProfit(above) || isProfit(below) : isProfit(above) || !isProfit(below);
        if (sidesDiffer || above.lots() != below.lots() || wrongLegs) {
            throw VenueError.INVALID_COMBINATION.exception();
        }
        if (activation(above) <= lastTicks || activation(below) >= lastTicks) {
            throw VenueError.OCO_PRICES.exception();
        }
    }

    private static boolean isProfit(NewOrder order) {
        return order.kind() == OrderKind.LIMIT_MAKER || order.kind().isTakeProfit();
    }

    private static long activation(NewOrder order) {
        return order.kind().isConditional() ? order.stopTicks() : order.priceTicks();
    }
}
