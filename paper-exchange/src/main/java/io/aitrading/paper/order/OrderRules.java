package io.aitrading.paper.order;

import io.aitrading.domain.Side;
import io.aitrading.paper.VenueError;
import io.aitrading.paper.market.Grid;
import java.util.stream.Stream;

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

    /** Basis points. */
    public static final int TRAILING_DELTA_MIN = 10;

    public static final int TRAILING_DELTA_MAX = 2_000;
    public static final int PERCENT_UP = 5;
    public static final int PERCENT_DOWN_DIVISOR = 5;

    private OrderRules() {}

    /** @param lastTicks the last price, 0 before the first trade */
    public static void check(NewOrder order, long lastTicks, int openOrders, int openConditionalOrders) {
        if (order.priceTicks() != 0) {
            checkPrice(order, lastTicks);
        }
        checkNotional(order, lastTicks);
        if (order.trailingDelta() != 0
                && (order.trailingDelta() < TRAILING_DELTA_MIN || order.trailingDelta() > TRAILING_DELTA_MAX)) {
            throw VenueError.FILTER_FAILURE.exception("TRAILING_DELTA");
        }
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

    /** A lower quantity must still be worth its minimum. */
    public static void checkReduced(OrderView order, long lots, long lastTicks) {
        NewOrder asked = NewOrder.of(order);
        long ticks = asked.priceTicks() == 0 ? referenceTicks(asked, lastTicks) : asked.priceTicks();
        if (ticks != 0 && Grid.quoteUnits(ticks, lots) < NOTIONAL_MIN_UNITS) {
            throw VenueError.FILTER_FAILURE.exception("NOTIONAL");
        }
    }

    /** Prices of a one-cancels-the-other pair: the profit leg and the stop leg lie on either side of the last price. */
    public static void checkPairPrices(NewOrder stop, NewOrder profit, long lastTicks) {
        boolean sale = stop.side() == Side.SELL;
        long above = activation(sale ? profit : stop);
        long below = activation(sale ? stop : profit);
        if ((above != 0 && above <= lastTicks) || below >= lastTicks) {
            throw VenueError.OCO_PRICES.exception();
        }
    }

    /** Which orders can be a pair, wherever the market stands. */
    public static void checkPairKinds(NewOrder above, NewOrder below) {
        boolean unfit = Stream.of(above, below)
                .anyMatch(order -> order.kind() == OrderKind.MARKET || order.kind() == OrderKind.LIMIT);
        if (unfit) {
            throw VenueError.OCO_ORDER_TYPE.exception();
        }
        if (above.kind() == OrderKind.LIMIT_MAKER && below.kind() == OrderKind.LIMIT_MAKER) {
            throw VenueError.OCO_BOTH_LIMIT.exception();
        }
        if (above.side() == Side.SELL) {
            requireLeg(isProfit(above), VenueError.OCO_SELL_STOP_BELOW);
            requireLeg(!isProfit(below), profitError(below, Side.SELL));
        } else {
            requireLeg(!isProfit(above), profitError(above, Side.BUY));
            requireLeg(isProfit(below), VenueError.OCO_BUY_STOP_ABOVE);
        }
    }

    private static void requireLeg(boolean fits, VenueError otherwise) {
        if (!fits) {
            throw otherwise.exception();
        }
    }

    private static VenueError profitError(NewOrder leg, Side side) {
        if (leg.kind() == OrderKind.LIMIT_MAKER) {
            return side == Side.SELL ? VenueError.OCO_SELL_LIMIT_ABOVE : VenueError.OCO_BUY_LIMIT_BELOW;
        }
        return side == Side.SELL ? VenueError.OCO_SELL_PROFIT_ABOVE : VenueError.OCO_BUY_PROFIT_BELOW;
    }

    private static boolean isProfit(NewOrder order) {
        return order.kind() == OrderKind.LIMIT_MAKER || order.kind().isTakeProfit();
    }

    /** 0 of an order that follows the market from wherever it stands. */
    private static long activation(NewOrder order) {
        return order.kind().isConditional() ? order.stopTicks() : order.priceTicks();
    }
}
