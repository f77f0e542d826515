package io.aitrading.paper.api;

import io.aitrading.paper.engine.BalanceView;
import io.aitrading.paper.engine.Fees;
import io.aitrading.paper.engine.VenueQueries;
import io.aitrading.paper.json.Fields;
import io.aitrading.paper.market.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The few calls outside spot trading that clients make when they start; the answers are what is true here. */
@Component
final class WalletOperations implements Operations {
    private final VenueQueries queries;

    WalletOperations(VenueQueries queries) {
        this.queries = queries;
    }

    @Override
    public List<Operation> all() {
        return List.of(
                get("/sapi/v1/asset/tradeFee", this::tradeFee),
                get("/sapi/v1/capital/config/getall", this::coins),
                get("/sapi/v1/asset/assetDetail", call -> assetDetails()),
                get("/sapi/v1/account/status", call -> new Fields().with("data", "Normal")),
                get("/sapi/v1/account/apiTradingStatus", call -> new Fields()
                        .with("data", new Fields().with("isLocked", false))),
                get("/sapi/v1/account/apiRestrictions", call -> restrictions()),
                get(
                        "/sapi/v1/account/info",
                        call -> new Fields().with("vipLevel", 0).with("isMarginEnabled", false)),
                post("/sapi/v3/asset/getUserAsset", this::assets),
                keyed("/sapi/v1/margin/allPairs"),
                keyed("/sapi/v1/margin/isolated/allPairs"),
                keyed("/sapi/v1/margin/allAssets"),
                keyed("/sapi/v1/spot/delist-schedule"),
                get(
                        "/sapi/v1/bnbBurn",
                        call -> new Fields().with("spotBNBBurn", false).with("interestBNBBurn", false)),
                get("/sapi/v1/capital/deposit/hisrec", call -> List.of()),
                get("/sapi/v1/capital/withdraw/history", call -> List.of()),
                get(
                        "/sapi/v1/asset/assetDividend",
                        call -> new Fields().with("rows", List.of()).with("total", 0)),
                get(
                        "/sapi/v1/simple-earn/flexible/position",
                        call -> new Fields().with("rows", List.of()).with("total", 0)),
                get(
                        "/sapi/v1/simple-earn/locked/position",
                        call -> new Fields().with("rows", List.of()).with("total", 0)),
                new Operation(
                        "GET",
                        "/sapi/v1/system/status",
                        Operation.Access.PUBLIC,
                        params -> 1,
                        Set.of(),
                        call -> new Fields().with("status", 0).with("msg", "normal")));
    }

    private static Operation get(String path, Function<Call, Object> action) {
        return new Operation("GET", path, Operation.Access.LENIENT, params -> 1, Set.of(), action);
    }

    private static Operation post(String path, Function<Call, Object> action) {
        return new Operation("POST", path, Operation.Access.LENIENT, params -> 1, Set.of(), action);
    }

    /** There is no margin trading here, and no symbol goes away. */
    private static Operation keyed(String path) {
        return new Operation("GET", path, Operation.Access.KEY, params -> 1, Set.of(), call -> List.of());
    }

    private Object tradeFee(Call call) {
        if (call.params().has("symbol")) {
            call.params().requireSymbol();
        }
        return List.of(new Fields()
                .with("symbol", Grid.SYMBOL)
                .with("makerCommission", Fees.RATE)
                .with("takerCommission", Fees.RATE));
    }

    private static Object assetDetails() {
        Fields closed = new Fields()
                .with("minWithdrawAmount", "0")
                .with("depositStatus", false)
                .with("withdrawFee", "0")
                .with("withdrawStatus", false);
        return new Fields().with(Grid.BASE, closed).with(Grid.QUOTE, closed);
    }

    private Object coins(Call call) {
        List<Object> coins = new ArrayList<>();
        for (BalanceView balance : queries.balances(call.account())) {
            coins.add(new Fields()
                    .with("coin", balance.asset())
                    .with("name", balance.asset())
                    .with("free", Grid.amount(balance.freeUnits()))
                    .with("locked", Grid.amount(balance.lockedUnits()))
                    .with("freeze", "0")
                    .with("withdrawing", "0")
                    .with("ipoing", "0")
                    .with("ipoable", "0")
                    .with("storage", "0")
                    .with("isLegalMoney", false)
                    .with("trading", true)
                    .with("depositAllEnable", false)
                    .with("withdrawAllEnable", false)
                    .with("networkList", List.of()));
        }
        return coins;
    }

    private Object assets(Call call) {
        List<Object> assets = new ArrayList<>();
        for (BalanceView balance : queries.balances(call.account())) {
            assets.add(AccountOperations.balance(balance)
                    .with("freeze", "0")
                    .with("withdrawing", "0")
                    .with("ipoable", "0")
                    .with("btcValuation", "0"));
        }
        return assets;
    }

    private static Object restrictions() {
        return new Fields()
                .with("ipRestrict", false)
                .with("createTime", 0)
                .with("enableReading", true)
                .with("enableSpotAndMarginTrading", true)
                .with("enableWithdrawals", false)
                .with("enableInternalTransfer", false)
                .with("enableMargin", false)
                .with("enableFutures", false)
                .with("permitsUniversalTransfer", false)
                .with("enableVanillaOptions", false)
                .with("enableFixApiTrade", false)
                .with("enableFixReadOnly", false)
                .with("enablePortfolioMarginTrading", false);
    }
}
