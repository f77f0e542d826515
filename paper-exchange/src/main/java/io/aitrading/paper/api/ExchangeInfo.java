package io.aitrading.paper.api;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.order.OrderRules;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The venue's limits and its symbol with its filters. */
@Component
final class ExchangeInfo implements Operations {
    private final LimitShapes limits;
    private final InstantSource clock;

    ExchangeInfo(LimitShapes limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public List<Operation> all() {
        return List.of(
                Operation.open(
                        "/api/v3/exchangeInfo",
                        20,
                        Set.of("symbol", "symbols", "permissions", "showPermissionSets", "symbolStatus"),
                        this::exchangeInfo),
                Operation.open(
                        "/api/v3/executionRules", 2, Set.of("symbol", "symbols", "symbolStatus"), call -> new Fields()
                                .with("symbolRules", List.of())),
                Operation.open("/api/v3/referencePrice", 2, Set.of("symbol"), ExchangeInfo::noReferencePrice),
                Operation.open(
                        "/api/v3/referencePrice/calculation",
                        2,
                        Set.of("symbol", "symbolStatus"),
                        ExchangeInfo::noReferencePrice),
                withoutSymbols("/fapi/v1/exchangeInfo", "symbols"),
                withoutSymbols("/dapi/v1/exchangeInfo", "symbols"),
                withoutSymbols("/eapi/v1/exchangeInfo", "optionSymbols"));
    }

    /** Clients that trade spot ask for the other markets at start: there are none here. */
    private Operation withoutSymbols(String path, String symbols) {
        return Operation.open(path, 1, Set.of(), call -> new Fields()
                .with("timezone", "UTC")
                .at("serverTime", clock.millis())
                .with("rateLimits", List.of())
                .with("exchangeFilters", List.of())
                .with("assets", List.of())
                .with(symbols, List.of()));
    }

    private static Object noReferencePrice(Call call) {
        call.params().requireSymbol();
        throw VenueError.NO_REFERENCE_PRICE.exception();
    }

    private Object exchangeInfo(Call call) {
        Params params = call.params();
        boolean named = params.has("symbol") || params.has("symbols");
        String permissions = params.optional("permissions");
        if (named && (permissions != null || params.has("symbolStatus"))) {
            throw VenueError.INVALID_COMBINATION.exception();
        }
        boolean shown = SymbolChoice.includesTheOne(params) && (permissions == null || permissions.contains("SPOT"));
        boolean withSets = !"false".equalsIgnoreCase(params.optional("showPermissionSets"));
        return new Fields()
                .with("timezone", "UTC")
                .at("serverTime", clock.millis())
                .with("rateLimits", limits.all())
                .with("exchangeFilters", List.of())
                .with("symbols", shown ? List.of(symbol(withSets)) : List.of());
    }

    private static Fields symbol(boolean withPermissionSets) {
        Fields symbol = new Fields()
                .with("symbol", Grid.SYMBOL)
                .with("status", "TRADING")
                .with("baseAsset", Grid.BASE)
                .with("baseAssetPrecision", Grid.ASSET_SCALE)
                .with("quoteAsset", Grid.QUOTE)
                .with("quotePrecision", Grid.ASSET_SCALE)
                .with("quoteAssetPrecision", Grid.ASSET_SCALE)
                .with("baseCommissionPrecision", Grid.ASSET_SCALE)
                .with("quoteCommissionPrecision", Grid.ASSET_SCALE)
                .with(
                        "orderTypes",
                        List.of(
                                "LIMIT",
                                "LIMIT_MAKER",
                                "MARKET",
                                "STOP_LOSS",
                                "STOP_LOSS_LIMIT",
                                "TAKE_PROFIT",
                                "TAKE_PROFIT_LIMIT"));
        for (String allowed : List.of(
                "icebergAllowed",
                "ocoAllowed",
                "otoAllowed",
                "quoteOrderQtyMarketAllowed",
                "allowTrailingStop",
                "cancelReplaceAllowed",
                "amendAllowed")) {
            symbol.with(allowed, true);
        }
        return symbol.with("opoAllowed", false)
                .with("pegInstructionsAllowed", false)
                .with("isSpotTradingAllowed", true)
                .with("isMarginTradingAllowed", false)
                .with("filters", filters())
                .with("permissions", List.of())
                .with("permissionSets", withPermissionSets ? List.of(List.of("SPOT")) : List.of())
                .with("defaultSelfTradePreventionMode", "NONE")
                .with(
                        "allowedSelfTradePreventionModes",
                        List.of("NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH", "DECREMENT"));
    }

    private static List<Object> filters() {
        String percentDown = "0.2";
        String percentUp = String.valueOf(OrderRules.PERCENT_UP);
        return List.of(
                new Fields()
                        .with("filterType", "PRICE_FILTER")
                        .with("minPrice", Grid.price(1))
                        .with("maxPrice", Grid.price(Grid.PRICE_TICKS_MAX))
                        .with("tickSize", Grid.price(1)),
                lotSize("LOT_SIZE", Grid.quantity(1), Grid.LOTS_MAX, Grid.quantity(1)),
                new Fields().with("filterType", "ICEBERG_PARTS").with("limit", OrderRules.ICEBERG_PARTS_MAX),
                lotSize("MARKET_LOT_SIZE", Grid.quantity(0), OrderRules.MARKET_LOTS_MAX, Grid.quantity(0)),
                new Fields()
                        .with("filterType", "TRAILING_DELTA")
                        .with("minTrailingAboveDelta", OrderRules.TRAILING_DELTA_MIN)
                        .with("maxTrailingAboveDelta", OrderRules.TRAILING_DELTA_MAX)
                        .with("minTrailingBelowDelta", OrderRules.TRAILING_DELTA_MIN)
                        .with("maxTrailingBelowDelta", OrderRules.TRAILING_DELTA_MAX),
                new Fields()
                        .with("filterType", "PERCENT_PRICE_BY_SIDE")
                        .with("bidMultiplierUp", percentUp)
                        .with("bidMultiplierDown", percentDown)
                        .with("askMultiplierUp", percentUp)
                        .with("askMultiplierDown", percentDown)
                        .with("avgPriceMins", 0),
                new Fields()
                        .with("filterType", "NOTIONAL")
                        .with("minNotional", Grid.amount(OrderRules.NOTIONAL_MIN_UNITS))
                        .with("applyMinToMarket", true)
                        .with("maxNotional", Grid.amount(OrderRules.NOTIONAL_MAX_UNITS))
                        .with("applyMaxToMarket", false)
                        .with("avgPriceMins", 0),
                new Fields().with("filterType", "MAX_NUM_ORDERS").with("maxNumOrders", OrderRules.ORDERS_MAX),
                new Fields()
                        .with("filterType", "MAX_NUM_ALGO_ORDERS")
                        .with("maxNumAlgoOrders", OrderRules.CONDITIONAL_ORDERS_MAX));
    }

    private static Fields lotSize(String type, String min, long maxLots, String step) {
        return new Fields()
                .with("filterType", type)
                .with("minQty", min)
                .with("maxQty", Grid.quantity(maxLots))
                .with("stepSize", step);
    }
}
