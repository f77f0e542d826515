package io.aitrading.backtest.run;

import io.aitrading.backtest.data.DataLabel;
import io.aitrading.domain.Decimals;
import io.aitrading.trading.analytics.Metrics;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.backtest.ClosedTrade;
import io.aitrading.trading.backtest.FillLog;
import io.aitrading.trading.backtest.ManagedTrade;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Turns a result into the JSON texts that clients get. Written once, at the end of the run. */
public final class ResultWriter {
    private static final int MOST_ROWS = 500_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Report report;
    private final BacktestResult result;

    public ResultWriter(RunPlan plan, BacktestResult result) {
        this(
                new Report(
                        plan.strategy().name(),
                        plan.parameters().asMap(),
                        plan.labels().stream().map(ResultWriter::label).toList(),
                        plan.settings().capital(),
                        plan.data().stream().map(BarSeries::symbol).toList(),
                        PriceLine.of(plan.data().getFirst()),
                        plan.inputSha256()),
                result);
    }

    ResultWriter(Report report, BacktestResult result) {
        this.report = report;
        this.result = result;
    }

    /** Everything but the long lists. */
    public Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("strategy", report.strategy());
        summary.put("parameters", report.parameters());
        summary.put("data", report.labels());
        summary.put("bars", result.bars());
        summary.put("initialCapital", report.capital().toPlainString());
        summary.put("finalEquity", result.finalEquity().toPlainString());
        summary.put("minimumEquity", result.minimumEquity().toPlainString());
        summary.put("maximumEquity", result.maximumEquity().toPlainString());
        summary.put("maximumDrawdown", result.maximumDrawdown());
        summary.put("orders", result.orders());
        summary.put("ordersFilled", result.fills().size());
        summary.put("ordersRefused", result.refused());
        summary.put("closedTrades", result.trades().size());
        summary.put("openAtEnd", result.openAtEnd());
        summary.put("totalFees", result.fees().toPlainString());
        summary.put("totalFinancing", result.financing().toPlainString());
        summary.put("metrics", Metrics.of(result).asMap());
        if (!result.managedTrades().isEmpty()) {
            summary.put(
                    "managedTrades",
                    result.managedTrades().stream().map(ResultWriter::managed).toList());
        }
        summary.put("inputSha256", report.inputSha256());
        summary.put("runSha256", result.sha256());
        return summary;
    }

    private static Map<String, Object> label(DataLabel label) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("source", label.source());
        row.put("symbol", label.symbol());
        row.put("intervalMillis", label.intervalMillis());
        row.put("bars", label.bars());
        row.put("first", label.first().toString());
        row.put("last", label.last().toString());
        row.put("calendar", label.calendar());
        row.put("missingBars", label.missingBars());
        row.put("missingShare", label.missingShare());
        row.put("sha256", label.sha256());
        return row;
    }

    private static Map<String, Object> managed(ManagedTrade trade) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("openBar", trade.openBar());
        row.put("closeBar", trade.closeBar());
        row.put("isShort", trade.isShort());
        row.put("enterTag", trade.enterTag());
        row.put("exitReason", trade.exitReason());
        row.put("entryPrice", trade.entryPrice());
        row.put("exitPrice", trade.exitPrice());
        row.put("profitRatio", trade.profitRatio());
        return row;
    }

    public String trades() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ClosedTrade trade :
                result.trades().subList(0, Math.min(MOST_ROWS, result.trades().size()))) {
            SymbolSpec symbol = report.symbols().get(trade.symbolIndex());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("symbol", symbol.symbol());
            row.put("side", trade.isShort() ? "SHORT" : "LONG");
            row.put("quantity", text(symbol.quantity(trade.lots())));
            row.put("entryBar", trade.entryBar());
            row.put("entryTimeMs", trade.entryTimeMillis());
            row.put("entryPrice", trade.entryPrice());
            row.put("exitBar", trade.exitBar());
            row.put("exitTimeMs", trade.exitTimeMillis());
            row.put("exitPrice", trade.exitPrice());
            row.put("fees", trade.fees());
            row.put("profit", trade.profit());
            row.put("profitRatio", trade.profitRatio());
            row.put("entryReason", trade.entryReason());
            row.put("exitReason", trade.exitReason());
            rows.add(row);
        }
        return JSON.writeValueAsString(rows);
    }

    public String fills() {
        FillLog fills = result.fills();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_ROWS, fills.size()); i++) {
            SymbolSpec symbol = report.symbols().get(fills.symbolIndex(i));
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("orderId", fills.orderId(i));
            row.put("symbol", symbol.symbol());
            row.put("bar", fills.bar(i));
            row.put("timeMs", fills.timeMillis(i));
            row.put("side", fills.side(i).name());
            row.put("price", text(symbol.price(fills.priceTicks(i))));
            row.put("quantity", text(symbol.quantity(fills.lots(i))));
            row.put("fee", text(result.money().amount(fills.feeUnits(i))));
            row.put("maker", fills.maker(i));
            row.put("reason", fills.reason(i));
            rows.add(row);
        }
        return JSON.writeValueAsString(rows);
    }

    private static String text(BigDecimal value) {
        return Decimals.text(value);
    }

    /** Columns of time, equity and the first symbol's price at each bar's close. */
    public String equity() {
        int n = Math.min(MOST_ROWS * 2, result.equity().size());
        long[] times = new long[n];
        String[] values = new String[n];
        for (int i = 0; i < n; i++) {
            times[i] = result.equity().timeMillis(i);
            values[i] = text(result.money().amount(result.equity().units(i)));
        }
        SymbolSpec symbol = report.symbols().getFirst();
        String[] prices = Arrays.stream(report.prices().closes(times))
                .mapToObj(ticks -> text(symbol.price(ticks)))
                .toArray(String[]::new);
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("bars", n);
        columns.put("timeMs", times);
        columns.put("equity", values);
        columns.put("price", prices);
        return JSON.writeValueAsString(columns);
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }
}
