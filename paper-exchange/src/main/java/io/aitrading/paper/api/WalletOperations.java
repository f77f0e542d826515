package io.aitrading.paper.api;

import static io.aitrading.paper.json.Json.object;

import io.aitrading.paper.engine.BalanceView;
import io.aitrading.paper.engine.Fees;
import io.aitrading.paper.engine.VenueQueries;
import io.aitrading.paper.market.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                get("/sapi/v1/account/status", call -> object("data", "Normal")),
                get("/sapi/v1/account/apiTradingStatus", call -> object("data", object("isLocked", false))),
                get("/sapi/v1/account/apiRestrictions", call -> restrictions()),
                get("/sapi/v1/account/info", call -> object("vipLevel", 0, "isMarginEnabled", false)),
                post("/sapi/v3/asset/getUserAsset", this::assets),
                keyed("/sapi/v1/margin/allPairs"),
                keyed("/sapi/v1/margin/isolated/allPairs"),
                keyed("/sapi/v1/margin/allAssets"),
                get("/sapi/v1/capital/deposit/hisrec", call -> List.of()),
                get("/sapi/v1/capital/withdraw/history", call -> List.of()),
                get("/sapi/v1/asset/assetDividend", call -> object("rows", List.of(), "total", 0)),
                get("/sapi/v1/simple-earn/flexible/position", call -> object("rows", List.of(), "total", 0)),
                get("/sapi/v1/simple-earn/locked/position", call -> object("rows", List.of(), "total", 0)),
                new Operation(
                        "GET",
                        "/sapi/v1/system/status",
                        Operation.Access.PUBLIC,
                        params -> 1,
                        Set.of(),
                        call -> object("status", 0, "msg", "normal")));
    }

    private static Operation get(String path, Function<Call, Object> action) {
        return new Operation("GET", path, Operation.Access.LENIENT, params -> 1, Set.of(), action);
    }

    private static Operation post(String path, Function<Call, Object> action) {
        return new Operation("POST", path, Operation.Access.LENIENT, params -> 1, Set.of(), action);
    }

    /** There is no margin trading here. */
    private static Operation keyed(String path) {
        return new Operation("GET", path, Operation.Access.KEY, params -> 1, Set.of(), call -> List.of());
    }

    private Object tradeFee(Call call) {
        if (call.params().has("symbol")) {
            call.params().requireSymbol();
        }
        return List.of(object("symbol", Grid.SYMBOL, "makerCommission", Fees.RATE, "takerCommission", Fees.RATE));
    }

    private static Object assetDetails() {
        Map<String, Object> closed =
                object("minWithdrawAmount", "0", "depositStatus", false, "withdrawFee", "0", "withdrawStatus", false);
        return object(Grid.BASE, closed, Grid.QUOTE, closed);
    }

    private Object coins(Call call) {
        List<Object> coins = new ArrayList<>();
        for (BalanceView balance : queries.balances(call.account())) {
            coins.add(object(
                    "coin",
                    balance.asset(),
                    "name",
                    balance.asset(),
                    "free",
                    Grid.amount(balance.freeUnits()),
                    "locked",
                    Grid.amount(balance.lockedUnits()),
                    "freeze",
                    "0",
                    "withdrawing",
                    "0",
                    "ipoing",
                    "0",
                    "ipoable",
                    "0",
                    "storage",
                    "0",
                    "isLegalMoney",
                    false,
                    "trading",
                    true,
                    "depositAllEnable",
                    false,
                    "withdrawAllEnable",
                    false,
                    "networkList",
                    List.of()));
        }
        return coins;
    }

    private Object assets(Call call) {
        List<Object> assets = new ArrayList<>();
        for (BalanceView balance : queries.balances(call.account())) {
            Map<String, Object> asset = AccountOperations.balance(balance);
            asset.put("freeze", "0");
            asset.put("withdrawing", "0");
            asset.put("ipoable", "0");
            asset.put("btcValuation", "0");
            assets.add(asset);
        }
        return assets;
    }

    private static Object restrictions() {
        return object(
                "ipRestrict",
                false,
                "createTime",
                0,
                "enableReading",
                true,
                "enableSpotAndMarginTrading",
                true,
                "enableWithdrawals",
                false,
                "enableInternalTransfer",
                false,
                "enableMargin",
                false,
                "enableFutures",
                false,
                "permitsUniversalTransfer",
                false,
                "enableVanillaOptions",
                false,
                "enableFixApiTrade",
                false,
                "enableFixReadOnly",
                false,
                "enablePortfolioMarginTrading",
                false);
    }
}
