package io.aitrading.paper.api;

import static io.aitrading.paper.api.Operation.signed;
import static io.aitrading.paper.json.Json.object;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.BalanceView;
import io.aitrading.paper.engine.VenueQueries;
import io.aitrading.paper.limit.RateLimits;
import io.aitrading.paper.market.Grid;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What an account has, what it traded, and what it used of its limits. */
@Component
final class AccountOperations implements Operations {
    private final VenueQueries queries;
    private final RateLimits limits;
    private final InstantSource clock;

    AccountOperations(VenueQueries queries, RateLimits limits, InstantSource clock) {
        this.queries = queries;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public List<Operation> all() {
        return List.of(
                signed("GET", "/api/v3/account", 20, Set.of("omitZeroBalances"), this::account),
                signed("GET", "/api/v3/account/commission", 20, Set.of("symbol"), this::commission),
                signed(
                        "GET",
                        "/api/v3/myTrades",
                        20,
                        Set.of("symbol", "orderId", "startTime", "endTime", "fromId", "limit"),
                        this::trades),
                signed("GET", "/api/v3/rateLimit/order", 40, Set.of(), this::usedOrders),
                signed(
                        "GET",
                        "/api/v3/myPreventedMatches",
                        20,
                        Set.of("symbol", "preventedMatchId", "orderId", "fromPreventedMatchId", "limit"),
                        AccountOperations::nothing),
                signed(
                        "GET",
                        "/api/v3/myAllocations",
                        20,
                        Set.of("symbol", "startTime", "endTime", "fromAllocationId", "limit", "orderId"),
                        AccountOperations::nothing));
    }

    private static Object nothing(Call call) {
        call.params().requireSymbol();
        return List.of();
    }

    private Object account(Call call) {
        Map<String, Object> shape = object(
                "makerCommission",
                10,
                "takerCommission",
                10,
                "buyerCommission",
                0,
                "sellerCommission",
                0,
                "commissionRates",
                OrderShapes.commissionRates(),
                "canTrade",
                true,
                "canWithdraw",
                false,
                "canDeposit",
                false,
                "brokered",
                false,
                "requireSelfTradePrevention",
                false,
                "preventSor",
                false,
                "updateTime",
                clock.millis(),
                "accountType",
                "SPOT");
        List<Object> balances = new ArrayList<>();
        for (BalanceView balance : queries.balances(call.account())) {
            boolean zero = balance.freeUnits() == 0 && balance.lockedUnits() == 0;
            if (!zero || !call.params().flag("omitZeroBalances")) {
                balances.add(balance(balance));
            }
        }
        shape.put("balances", balances);
        shape.put("permissions", List.of("SPOT"));
        shape.put("uid", call.account());
        return shape;
    }

    static Map<String, Object> balance(BalanceView balance) {
        return object(
                "asset",
                balance.asset(),
                "free",
                Grid.amount(balance.freeUnits()),
                "locked",
                Grid.amount(balance.lockedUnits()));
    }

    private Object commission(Call call) {
        call.params().requireSymbol();
        return object(
                "symbol",
                Grid.SYMBOL,
                "standardCommission",
                OrderShapes.commissionRates(),
                "specialCommission",
                OrderShapes.noRates(),
                "taxCommission",
                OrderShapes.noRates(),
                "discount",
                object(
                        "enabledForAccount",
                        false,
                        "enabledForSymbol",
                        false,
                        "discountAsset",
                        "BNB",
                        "discount",
                        "0.00000000"));
    }

    private Object trades(Call call) {
        Params params = call.params();
        params.requireSymbol();
        Long fromId = params.optionalLong("fromId");
        Long startTime = params.optionalLong("startTime");
        Long endTime = params.optionalLong("endTime");
        if (fromId != null && (startTime != null || endTime != null)) {
            throw VenueError.INVALID_COMBINATION.exception();
        }
        OrderOperations.requireSpan(startTime, endTime);
        return queries
                .fills(
                        call.account(),
                        params.optionalLong("orderId"),
                        fromId,
                        startTime,
                        endTime,
                        params.limit(500, 1000))
                .stream()
                .map(OrderShapes::trade)
                .toList();
    }

    private Object usedOrders(Call call) {
        Map<String, Object> tenSeconds = ExchangeInfo.rateLimit("ORDERS", "SECOND", 10, limits.ordersPerTenSeconds());
        tenSeconds.put("count", limits.ordersInTenSeconds(call.account()));
        Map<String, Object> day = ExchangeInfo.rateLimit("ORDERS", "DAY", 1, limits.ordersPerDay());
        day.put("count", limits.ordersToday(call.account()));
        return List.of(tenSeconds, day);
    }
}
