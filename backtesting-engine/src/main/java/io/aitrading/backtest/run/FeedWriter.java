package io.aitrading.backtest.run;

import io.aitrading.backtest.data.Market;
import io.aitrading.domain.Decimals;
import io.aitrading.trading.backtest.FeedResult;
import io.aitrading.trading.backtest.OrderStream;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.SymbolSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run over trades or depth adds to a result: the stream of its orders. */
public final class FeedWriter {
    private static final int MOST_ORDERS = 2_000;

    private FeedWriter() {}

    /** What a run says in short: its figures, and its orders with their hashes. */
    public static Map<String, Object> summary(FeedPlan plan, FeedResult result) {
        Map<String, Object> summary = new ResultWriter(plan.report(), result.run()).summary();
        summary.put("market", plan.market().text());
        summary.put(plan.market() == Market.TRADES ? "recordedTrades" : "recordedEvents", result.events());
        summary.put("orderStream", stream(plan, result));
        return summary;
    }

    private static Map<String, Object> stream(FeedPlan plan, FeedResult result) {
        SymbolSpec symbol = plan.symbol();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (OrderStream.Sent order : result.orders().orders()) {
            if (rows.size() < MOST_ORDERS) {
                rows.add(row(order, symbol));
            }
        }
        Map<String, Object> stream = new LinkedHashMap<>();
        stream.put("orders", result.orders().size());
        stream.put("sha256", result.orders().sha256());
        stream.put("streamSha256", result.orders().streamSha256());
        stream.put("notSent", result.orders().notSent());
        stream.put("rows", rows);
        return stream;
    }

    private static Map<String, Object> row(OrderStream.Sent order, SymbolSpec symbol) {
        OrderIntent intent = order.intent();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("tradeId", order.tradeId());
        row.put("timeMs", order.timeMillis());
        row.put("side", intent.side().name());
        row.put("type", OrderStream.type(intent));
        row.put("quantity", Decimals.text(symbol.quantity(intent.lots())));
        long price = Math.max(intent.limitTicks(), intent.stopTicks());
        row.put("price", price == 0 ? null : Decimals.text(symbol.price(price)));
        row.put("filledQuantity", Decimals.text(symbol.quantity(order.filledLots())));
        row.put("fills", order.fills().stream().map(fill -> fill(fill, symbol)).toList());
        row.put("outcome", order.outcome());
        row.put("clientOrderId", order.clientOrderId());
        row.put("reason", intent.tag());
        return row;
    }

    /** An execution, in the words in which the platform's orders have it. */
    private static Map<String, Object> fill(OrderStream.Filled fill, SymbolSpec symbol) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("tradeId", Long.toString(fill.tradeId()));
        row.put("price", Decimals.text(symbol.price(fill.priceTicks())));
        row.put("quantity", Decimals.text(symbol.quantity(fill.lots())));
        row.put(
                "fee",
                Map.of(
                        "amount",
                        Decimals.text(fill.fee().amount()),
                        "currency",
                        fill.fee().currency()));
        row.put("maker", fill.maker());
        return row;
    }
}
