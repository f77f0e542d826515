package io.aitrading.backtest.research;

import io.aitrading.backtest.run.ResultWriter;
import io.aitrading.backtest.run.RunPlan;
import io.aitrading.trading.analytics.Metrics;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.backtest.ClosedTrade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The traded stretches of a walk-forward as one run: bars are numbered as in the whole data. */
final class StitchedRun {
    private final RunPlan plan;
    private final List<Long> times = new ArrayList<>();
    private final List<String> equity = new ArrayList<>();
    private final List<JsonNode> trades = new ArrayList<>();
    private final List<JsonNode> fills = new ArrayList<>();
    private final List<ClosedTrade> closed = new ArrayList<>();
    private BigDecimal cash;

    StitchedRun(RunPlan plan) {
        this.plan = plan;
        cash = plan.settings().capital();
    }

    /** What the next stretch starts with. */
    BigDecimal cash() {
        return cash;
    }

    /**
     * Adds a stretch.
     *
     * @param startMillis when the run's first bar opens
     * @param fromMillis bars before it only warmed the strategy up
     */
    void add(int window, BacktestResult result, long startMillis, long fromMillis) {
        ResultWriter writer = new ResultWriter(plan, result);
        Map<String, Integer> firstBars = new HashMap<>();
        for (BarSeries series : plan.data()) {
            firstBars.put(series.symbol().symbol(), DataCut.firstAt(series, startMillis));
        }
        add(trades, writer.trades(), window, firstBars, "entryBar", "exitBar");
        add(fills, writer.fills(), window, firstBars, "bar");
        closed.addAll(result.trades());
        for (int i = 0; i < result.equity().size(); i++) {
            if (result.equity().timeMillis(i) >= fromMillis) {
                times.add(result.equity().timeMillis(i));
                equity.add(result.money()
                        .amount(result.equity().units(i))
                        .stripTrailingZeros()
                        .toPlainString());
            }
        }
        cash = result.finalEquity();
    }

    private static void add(
            List<JsonNode> rows, String added, int window, Map<String, Integer> firstBars, String... bars) {
        for (JsonNode row : PointRows.JSON.readTree(added)) {
            ObjectNode changed = (ObjectNode) row;
            changed.put("window", window);
            for (String bar : bars) {
                int firstBar = firstBars.getOrDefault(row.get("symbol").asString(), 0);
                changed.put(bar, row.get(bar).asInt() + firstBar);
            }
            rows.add(changed);
        }
    }

    Metrics metrics() {
        return Metrics.of(
                times.stream().mapToLong(Long::longValue).toArray(),
                equity.stream().mapToDouble(Double::parseDouble).toArray(),
                plan.settings().capital().doubleValue(),
                closed);
    }

    double[] profits() {
        return closed.stream().mapToDouble(ClosedTrade::profit).toArray();
    }

    String trades() {
        return PointRows.JSON.writeValueAsString(trades);
    }

    String fills() {
        return PointRows.JSON.writeValueAsString(fills);
    }

    String equity() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("bars", times.size());
        columns.put("timeMs", times);
        columns.put("equity", equity);
        return PointRows.JSON.writeValueAsString(columns);
    }
}
