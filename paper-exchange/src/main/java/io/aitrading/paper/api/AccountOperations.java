package io.aitrading.paper.api;

import static io.aitrading.paper.api.Operation.signed;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.engine.BalanceView;
import io.aitrading.paper.engine.VenueQueries;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.market.Grid;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What an account has, what it traded, and what it used of its limits. */
@Component
final class AccountOperations implements Operations {
    private final VenueQueries queries;
    private final LimitShapes limitShapes;
    private final InstantSource clock;

    AccountOperations(VenueQueries queries, LimitShapes limitShapes, InstantSource clock) {
        this.queries = queries;
        this.limitShapes = limitShapes;
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
                signed("GET", "/api/v3/myFilters", 40, Set.of("symbol"), AccountOperations::filters),
                signed(
                        "GET",
                        "/api/v3/myAllocations",
                        20,
                        Set.of("symbol", "startTime", "endTime", "fromAllocationId", "limit", "orderId"),
                        AccountOperations::nothing));
    }

    /** No filter here is set for one account alone. */
    private static Object filters(Call call) {
        call.params().requireSymbol();
        return new Fields()
                .with("exchangeFilters", List.of())
                .with("symbolFilters", List.of())
                .with("assetFilters", List.of());
    }

    private static Object nothing(Call call) {
        call.params().requireSymbol();
        return List.of();
    }

    private Object account(Call call) {
        Fields shape = new Fields()
                .with("makerCommission", 10)
                .with("takerCommission", 10)
                .with("buyerCommission", 0)
                .with("sellerCommission", 0)
                .with("commissionRates", FeeShapes.standard())
                .with("canTrade", true)
                .with("canWithdraw", false)
                .with("canDeposit", false)
                .with("brokered", false)
                .with("requireSelfTradePrevention", false)
                .with("preventSor", false)
                .at("updateTime", clock.millis())
                .with("accountType", "SPOT");
        List<Object> balances = new ArrayList<>();
        for (BalanceView balance : queries.balances(call.account())) {
            boolean zero = balance.freeUnits() == 0 && balance.lockedUnits() == 0;
            if (!zero || !call.params().flag("omitZeroBalances")) {
                balances.add(balance(balance));
            }
        }
        return shape.with("balances", balances)
                .with("permissions", List.of("SPOT"))
                .with("uid", call.account());
    }

    static Fields balance(BalanceView balance) {
        return new Fields()
                .with("asset", balance.asset())
                .with("free", Grid.amount(balance.freeUnits()))
                .with("locked", Grid.amount(balance.lockedUnits()));
    }

    private Object commission(Call call) {
        call.params().requireSymbol();
        return new Fields()
                .with("symbol", Grid.SYMBOL)
                .with("standardCommission", FeeShapes.standard())
                .with("specialCommission", FeeShapes.none())
                .with("taxCommission", FeeShapes.none())
                .with("discount", FeeShapes.discount());
    }

    private Object trades(Call call) {
        Params params = call.params();
        params.requireSymbol();
        Long fromId = params.optionalLong("fromId");
        Long startTime = params.startTime();
        Long endTime = params.endTime();
        Long orderId = params.optionalLong("orderId");
        if ((fromId != null || orderId != null) && (startTime != null || endTime != null)) {
            throw VenueError.INVALID_COMBINATION.exception();
        }
        OrderQueries.requireSpan(startTime, endTime);
        return queries.fills(call.account(), orderId, fromId, startTime, endTime, params.limit(500, 1000)).stream()
                .map(OrderShapes::trade)
                .toList();
    }

    private Object usedOrders(Call call) {
        return limitShapes.usedOrders(call.account());
    }
}
