package io.aitrading.paper.stream;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which REST operation a method of the WebSocket API is. */
final class ApiMethods {
    /** An operation's place in the REST API. */
    record Rest(String method, String path) {}

    private static final Map<String, Rest> METHODS = Map.ofEntries(
            get("ping", "ping"),
            get("time", "time"),
            get("exchangeInfo", "exchangeInfo"),
            get("depth", "depth"),
            get("trades.recent", "trades"),
            get("trades.historical", "historicalTrades"),
            get("trades.aggregate", "aggTrades"),
            get("klines", "klines"),
            get("uiKlines", "uiKlines"),
            get("avgPrice", "avgPrice"),
            get("referencePrice", "referencePrice"),
            get("referencePrice.calculation", "referencePrice/calculation"),
            get("ticker", "ticker"),
            get("ticker.24hr", "ticker/24hr"),
            get("ticker.price", "ticker/price"),
            get("ticker.book", "ticker/bookTicker"),
            get("ticker.tradingDay", "ticker/tradingDay"),
            entry("order.place", "POST", "order"),
            entry("order.test", "POST", "order/test"),
            get("order.status", "order"),
            entry("order.cancel", "DELETE", "order"),
            entry("order.cancelReplace", "POST", "order/cancelReplace"),
            entry("order.amend.keepPriority", "PUT", "order/amend/keepPriority"),
            get("order.amendments", "order/amendments"),
            get("openOrders.status", "openOrders"),
            entry("openOrders.cancelAll", "DELETE", "openOrders"),
            get("allOrders", "allOrders"),
            entry("orderList.place", "POST", "order/oco"),
            entry("orderList.place.oco", "POST", "orderList/oco"),
            entry("orderList.place.oto", "POST", "orderList/oto"),
            entry("orderList.place.otoco", "POST", "orderList/otoco"),
            get("orderList.status", "orderList"),
            entry("orderList.cancel", "DELETE", "orderList"),
            get("openOrderLists.status", "openOrderList"),
            get("allOrderLists", "allOrderList"),
            get("account.status", "account"),
            get("account.commission", "account/commission"),
            get("account.rateLimits.orders", "rateLimit/order"),
            get("myTrades", "myTrades"),
            get("myFilters", "myFilters"),
            get("executionRules", "executionRules"),
            get("blockTrades.historical", "historicalBlockTrades"),
            get("myPreventedMatches", "myPreventedMatches"),
            get("myAllocations", "myAllocations"),
            entry("userDataStream.start", "POST", "userDataStream"),
            entry("userDataStream.ping", "PUT", "userDataStream"),
            entry("userDataStream.stop", "DELETE", "userDataStream"));

    private ApiMethods() {}

    static @Nullable Rest find(String name) {
        return METHODS.get(name);
    }

    private static Map.Entry<String, Rest> get(String name, String path) {
        return entry(name, "GET", path);
    }

    private static Map.Entry<String, Rest> entry(String name, String method, String path) {
        return Map.entry(name, new Rest(method, "/api/v3/" + path));
    }
}
