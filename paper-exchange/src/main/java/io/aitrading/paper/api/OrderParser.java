package io.aitrading.paper.api;

import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.paper.VenueError;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.paper.order.OrderRules;
import io.aitrading.trading.book.SelfTradePrevention;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an order out of parameters: which ones each type needs and forbids, and the grids of price and quantity. */
final class OrderParser {
    static final Set<String> PARAMETERS = Set.of(
            "symbol",
            "side",
            "type",
            "timeInForce",
            "quantity",
            "quoteOrderQty",
            "price",
            "newClientOrderId",
            "strategyId",
            "strategyType",
            "stopPrice",
            "trailingDelta",
            "icebergQty",
            "newOrderRespType",
            "selfTradePreventionMode");

    private static final String PREVENTION = "selfTradePreventionMode";
    /** Only for groups of accounts, which the venue does not have. */
    private static final String NOT_ALLOWED = "TRANSFER";

    private static final int STRATEGY_TYPE_MIN = 1_000_000;

    private OrderParser() {}

    static NewOrder parse(Params params) {
        params.requireSymbol();
        return parse(params, side(params), "newClientOrderId");
    }

    static Side side(Params params) {
        params.text("side");
        Side side = params.optionalChoice(Side.class, "side", VenueError.INVALID_SIDE);
        if (side == null) {
            throw VenueError.INVALID_SIDE.exception();
        }
        return side;
    }

    static NewOrder parse(Params params, Side side, String clientIdName) {
        params.text("type");
        OrderKind kind = params.optionalChoice(OrderKind.class, "type", VenueError.INVALID_ORDER_TYPE);
        if (kind == null) {
            throw VenueError.INVALID_ORDER_TYPE.exception();
        }
        TimeInForce timeInForce =
                params.optionalChoice(TimeInForce.class, "timeInForce", VenueError.INVALID_TIME_IN_FORCE);
        requireFitting(params, kind);
        long lots = params.has("quantity") ? lots(params, "quantity", VenueError.INVALID_QUANTITY) : 0;
        if (kind == OrderKind.MARKET && lots > OrderRules.MARKET_LOTS_MAX) {
            throw VenueError.FILTER_FAILURE.exception("MARKET_LOT_SIZE");
        }
        return new NewOrder(
                side,
                kind,
                timeInForce == null ? TimeInForce.GTC : timeInForce,
                lots,
                params.has("quoteOrderQty") ? quoteUnits(params) : 0,
                params.has("price") ? ticks(params, "price", VenueError.INVALID_PRICE) : 0,
                params.has("stopPrice") ? ticks(params, "stopPrice", VenueError.INVALID_STOP_PRICE) : 0,
                params.has("trailingDelta") ? trailingDelta(params) : 0,
                params.has("icebergQty") ? iceberg(params, timeInForce, lots) : 0,
                params.clientId(clientIdName),
                prevention(params),
                params.optionalLong("strategyId"),
                strategyType(params));
    }

    private static void requireFitting(Params params, OrderKind kind) {
        if (!kind.isConditional()) {
            params.forbid("trailingDelta");
        }
        switch (kind) {
            case LIMIT -> {
                require(params, "timeInForce", "quantity", "price");
                params.forbid("quoteOrderQty", "stopPrice");
            }
            case MARKET -> {
                params.requireEither("quantity", "quoteOrderQty");
                if (params.has("quantity") && params.has("quoteOrderQty")) {
                    throw VenueError.INVALID_COMBINATION.exception();
                }
                params.forbid("price", "timeInForce", "stopPrice", "icebergQty");
            }
            case STOP_LOSS, TAKE_PROFIT -> {
                require(params, "quantity");
                params.requireEither("stopPrice", "trailingDelta");
                params.forbid("price", "timeInForce", "quoteOrderQty", "icebergQty");
            }
            case STOP_LOSS_LIMIT, TAKE_PROFIT_LIMIT -> {
                require(params, "timeInForce", "quantity", "price");
                params.requireEither("stopPrice", "trailingDelta");
                params.forbid("quoteOrderQty");
            }
            case LIMIT_MAKER -> {
                require(params, "quantity", "price");
                params.forbid("timeInForce", "quoteOrderQty", "stopPrice");
            }
        }
    }

    private static void require(Params params, String... names) {
        for (String name : names) {
            params.text(name);
        }
    }

    static long lots(Params params, String name, VenueError whenZero) {
        BigDecimal value = params.preciseDecimal(name);
        if (value.signum() == 0) {
            throw whenZero.exception();
        }
        BigDecimal lots = value.movePointRight(Grid.LOT_SCALE).stripTrailingZeros();
        if (lots.scale() > 0 || lots.compareTo(BigDecimal.valueOf(Grid.LOTS_MAX)) > 0) {
            throw VenueError.FILTER_FAILURE.exception("LOT_SIZE");
        }
        return lots.longValueExact();
    }

    private static long ticks(Params params, String name, VenueError whenZero) {
        BigDecimal value = params.preciseDecimal(name);
        if (value.signum() == 0) {
            throw whenZero.exception();
        }
        BigDecimal ticks = value.movePointRight(Grid.PRICE_SCALE).stripTrailingZeros();
        if (ticks.scale() > 0 || ticks.compareTo(BigDecimal.valueOf(Grid.PRICE_TICKS_MAX)) > 0) {
            throw VenueError.FILTER_FAILURE.exception("PRICE_FILTER");
        }
        return ticks.longValueExact();
    }

    private static long quoteUnits(Params params) {
        BigDecimal value = params.preciseDecimal("quoteOrderQty");
        if (value.signum() == 0) {
            throw VenueError.INVALID_QUOTE_QUANTITY.exception();
        }
        BigDecimal units = value.movePointRight(Grid.ASSET_SCALE);
        if (units.compareTo(BigDecimal.valueOf(OrderRules.NOTIONAL_MAX_UNITS)) > 0) {
            throw VenueError.FILTER_FAILURE.exception("NOTIONAL");
        }
        return units.longValueExact();
    }

    private static long iceberg(Params params, @Nullable TimeInForce timeInForce, long lots) {
        long visible = lots(params, "icebergQty", VenueError.INVALID_ICEBERG);
        if (visible > lots || (timeInForce != null && timeInForce != TimeInForce.GTC)) {
            throw VenueError.INVALID_ICEBERG.exception();
        }
        return visible == lots ? 0 : visible;
    }

    private static SelfTradePrevention prevention(Params params) {
        if (NOT_ALLOWED.equals(params.optional(PREVENTION))) {
            throw VenueError.PREVENTION_NOT_ALLOWED.exception();
        }
        SelfTradePrevention chosen = params.optionalChoice(SelfTradePrevention.class, PREVENTION);
        return chosen == null ? SelfTradePrevention.NONE : chosen;
    }

    /** Basis points; the filter of the symbol judges them. */
    private static int trailingDelta(Params params) {
        long delta = params.longValue("trailingDelta");
        if (delta == 0 || delta > Integer.MAX_VALUE) {
            throw VenueError.FILTER_FAILURE.exception("TRAILING_DELTA");
        }
        return (int) delta;
    }

    private static @Nullable Integer strategyType(Params params) {
        Long type = params.optionalLong("strategyType");
        if (type == null) {
            return null;
        }
        if (type < STRATEGY_TYPE_MIN) {
            throw VenueError.BAD_STRATEGY_TYPE.exception();
        }
        if (type > Integer.MAX_VALUE) {
            throw VenueError.INVALID_DATA.exception(params.shown("strategyType"));
        }
        return type.intValue();
    }
}
