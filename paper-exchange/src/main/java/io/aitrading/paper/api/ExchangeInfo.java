package io.aitrading.paper.api;

import static io.aitrading.paper.json.Json.object;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.json.Json;
import io.aitrading.paper.limit.RateLimits;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.order.OrderRules;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The venue's limits and its symbol with its filters. */
@Component
final class ExchangeInfo implements Operations {
    private final RateLimits limits;
    private final InstantSource clock;

    ExchangeInfo(RateLimits limits, InstantSource clock) {
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
                withoutSymbols("/fapi/v1/exchangeInfo", "symbols"),
                withoutSymbols("/dapi/v1/exchangeInfo", "symbols"),
                withoutSymbols("/eapi/v1/exchangeInfo", "optionSymbols"));
    }

    /** Clients that trade spot ask for the other markets at start: there are none here. */
    private Operation withoutSymbols(String path, String symbols) {
        return Operation.open(
                path,
                1,
                Set.of(),
                call -> object(
                        "timezone",
                        "UTC",
                        "serverTime",
                        clock.millis(),
                        "rateLimits",
                        List.of(),
                        "exchangeFilters",
                        List.of(),
                        "assets",
                        List.of(),
                        symbols,
                        List.of()));
    }

    private Object exchangeInfo(Call call) {
        Params params = call.params();
        if (params.has("symbol") && params.has("symbols")) {
            throw VenueError.INVALID_COMBINATION.exception();
        }
        if (params.has("symbol")) {
            params.requireSymbol();
        }
        if (params.has("symbols")) {
            requireKnown(params.text("symbols"));
        }
        String status = params.optional("symbolStatus");
        String permissions = params.optional("permissions");
        boolean shown =
                (status == null || status.equals("TRADING")) && (permissions == null || permissions.contains("SPOT"));
        return object(
                "timezone",
                "UTC",
                "serverTime",
                clock.millis(),
                "rateLimits",
                rateLimits(),
                "exchangeFilters",
                List.of(),
                "symbols",
                shown ? List.of(symbol()) : List.of());
    }

    /** {@code ["A","B"]}: every one must be known. */
    static void requireKnown(String symbols) {
        JsonNode list = Json.parse(symbols);
        if (list == null || !list.isArray() || list.isEmpty()) {
            throw VenueError.ILLEGAL_CHARACTERS.exception(
                    "symbols", "^\\[(\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\"){0,}){0,1}\\]$");
        }
        for (JsonNode symbol : list) {
            Params.checkSymbol(symbol.asString());
        }
    }

    List<Object> rateLimits() {
        return List.of(
                rateLimit("REQUEST_WEIGHT", "MINUTE", 1, limits.weightPerMinute()),
                rateLimit("ORDERS", "SECOND", 10, limits.ordersPerTenSeconds()),
                rateLimit("ORDERS", "DAY", 1, limits.ordersPerDay()));
    }

    static Map<String, Object> rateLimit(String type, String interval, int intervals, int limit) {
        return object("rateLimitType", type, "interval", interval, "intervalNum", intervals, "limit", limit);
    }

    private static Map<String, Object> symbol() {
        Map<String, Object> symbol = object(
                "symbol",
                Grid.SYMBOL,
                "status",
                "TRADING",
                "baseAsset",
                Grid.BASE,
                "baseAssetPrecision",
                Grid.ASSET_SCALE,
                "quoteAsset",
                Grid.QUOTE,
                "quotePrecision",
                Grid.ASSET_SCALE,
                "quoteAssetPrecision",
                Grid.ASSET_SCALE,
                "baseCommissionPrecision",
                Grid.ASSET_SCALE,
                "quoteCommissionPrecision",
                Grid.ASSET_SCALE,
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
                "icebergAllowed", "ocoAllowed", "quoteOrderQtyMarketAllowed", "cancelReplaceAllowed", "amendAllowed")) {
            symbol.put(allowed, true);
        }
        symbol.put("otoAllowed", false);
        symbol.put("opoAllowed", false);
        symbol.put("allowTrailingStop", false);
        symbol.put("pegInstructionsAllowed", false);
        symbol.put("isSpotTradingAllowed", true);
        symbol.put("isMarginTradingAllowed", false);
        symbol.put("filters", filters());
        symbol.put("permissions", List.of());
        symbol.put("permissionSets", List.of(List.of("SPOT")));
        symbol.put("defaultSelfTradePreventionMode", "NONE");
        symbol.put("allowedSelfTradePreventionModes", List.of("NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH"));
        return symbol;
    }

    private static List<Object> filters() {
        String percentDown = "0.2";
        String percentUp = String.valueOf(OrderRules.PERCENT_UP);
        return List.of(
                object(
                        "filterType",
                        "PRICE_FILTER",
                        "minPrice",
                        Grid.price(1),
                        "maxPrice",
                        Grid.price(Grid.PRICE_TICKS_MAX),
                        "tickSize",
                        Grid.price(1)),
                lotSize("LOT_SIZE", Grid.quantity(1), Grid.LOTS_MAX, Grid.quantity(1)),
                object("filterType", "ICEBERG_PARTS", "limit", OrderRules.ICEBERG_PARTS_MAX),
                lotSize("MARKET_LOT_SIZE", Grid.quantity(0), OrderRules.MARKET_LOTS_MAX, Grid.quantity(0)),
                object(
                        "filterType",
                        "PERCENT_PRICE_BY_SIDE",
                        "bidMultiplierUp",
                        percentUp,
                        "bidMultiplierDown",
                        percentDown,
                        "askMultiplierUp",
                        percentUp,
                        "askMultiplierDown",
                        percentDown,
                        "avgPriceMins",
                        0),
                object(
                        "filterType",
                        "NOTIONAL",
                        "minNotional",
                        Grid.amount(OrderRules.NOTIONAL_MIN_UNITS),
                        "applyMinToMarket",
                        true,
                        "maxNotional",
                        Grid.amount(OrderRules.NOTIONAL_MAX_UNITS),
                        "applyMaxToMarket",
                        false,
                        "avgPriceMins",
                        0),
                object("filterType", "MAX_NUM_ORDERS", "maxNumOrders", OrderRules.ORDERS_MAX),
                object("filterType", "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", OrderRules.CONDITIONAL_ORDERS_MAX));
    }

    private static Map<String, Object> lotSize(String type, String min, long maxLots, String step) {
        return object("filterType", type, "minQty", min, "maxQty", Grid.quantity(maxLots), "stepSize", step);
    }
}
