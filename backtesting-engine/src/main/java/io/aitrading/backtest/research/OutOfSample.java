package io.aitrading.backtest.research;

import io.aitrading.backtest.job.PartControl;
import io.aitrading.backtest.run.HonestySettings;
import io.aitrading.backtest.run.RunPlan;
import io.aitrading.domain.id.ContentId;
import io.aitrading.trading.analytics.Metrics;
import io.aitrading.trading.backtest.Backtest;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.backtest.Sizing;
import io.aitrading.trading.strategy.Strategy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Trades each window with the best point of its past, the next with the equity that the one before left. */
final class OutOfSample {
    private final RunPlan plan;
    private final WalkForwardRequest request;
    private final Search search;
    private final List<Window> windows;
    private final StitchedRun stitched;
    private final StringBuilder hashes = new StringBuilder();
    private double inSampleYearly;
    private double outOfSampleYearly;
    private int traded;
    private int profitable;

    OutOfSample(RunPlan plan, WalkForwardRequest request, Search search, List<Window> windows) {
        this.plan = plan;
        this.request = request;
        this.search = search;
        this.windows = windows;
        this.stitched = new StitchedRun(plan);
    }

    /** The job's output, from the rows of the in-sample runs. */
    String traded(List<JsonNode> rows, PartControl control) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            control.progress(i, windows.size());
            shown.add(window(i, best(rows, i), control));
        }
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("summary", PointRows.JSON.writeValueAsString(summary(shown)));
        output.put("trades", stitched.trades());
        output.put("fills", stitched.fills());
        output.put("equity", stitched.equity());
        return PointRows.JSON.writeValueAsString(output);
    }

    /** Of equal points the first. */
    private @Nullable JsonNode best(List<JsonNode> rows, int window) {
        JsonNode best = null;
        for (JsonNode row : rows) {
            if (row.get("window").asInt() == window
                    && (best == null
                            || search.direction() * row.get("measure").asDouble()
                                    > search.direction() * best.get("measure").asDouble())) {
                best = row;
            }
        }
        return best;
    }

    private Map<String, Object> window(int number, @Nullable JsonNode best, PartControl control) {
        Window window = windows.get(number);
        BarSeries first = plan.data().getFirst();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("window", number);
        shown.put("inSample", stretch(first, window.from(), window.split()));
        shown.put("outOfSample", stretch(first, window.split(), window.to()));
        if (best == null || stitched.cash().signum() <= 0) {
            shown.put("notTraded", best == null ? "no point made a strategy" : "nothing is left to trade with");
            return shown;
        }
        Map<String, Object> point = search.space().point(best.get("point").asLong());
        BigDecimal capital = stitched.cash();
        BacktestResult result = run(number, window, point, capital, control);
        double before = best.get("yearlyReturn").asDouble();
        double after = WalkForwardWork.yearly(
                result.finalEquity().doubleValue() / capital.doubleValue() - 1,
                first.slice(window.split(), window.to()));
        inSampleYearly += before;
        outOfSampleYearly += after;
        traded++;
        profitable += after > 0 ? 1 : 0;
        shown.put("parameters", point);
        shown.put("inSampleMeasure", best.get("measure").asDouble());
        shown.put("outOfSampleMeasure", Metrics.of(result).asMap().get(search.measure()));
        shown.put("inSampleYearlyReturn", before);
        shown.put("outOfSampleYearlyReturn", after);
        shown.put("efficiency", efficiency(before, after));
        shown.put("finalEquity", result.finalEquity().toPlainString());
        shown.put("closedTrades", result.trades().size());
        shown.put("openAtEnd", result.openAtEnd());
        shown.put("runSha256", result.sha256());
        hashes.append(result.sha256());
        return shown;
    }

    private BacktestResult run(
            int number, Window window, Map<String, Object> point, BigDecimal capital, PartControl control) {
        int warmUp = Objects.requireNonNullElse(request.warmUpBars(), 0);
        List<BarSeries> bars = window.outOfSample(plan.data(), warmUp);
        long from = plan.data().getFirst().timeMillis(window.split());
        Strategy strategy = plan.newStrategy(point);
        Strategy shown = warmUp == 0 ? strategy : new MutedStrategy(strategy, from);
        BacktestResult result = control.strategy(
                () -> Backtest.run(plan.settings().withCapital(capital), bars, shown, control.oneOfMany()));
        stitched.add(number, result, bars.getFirst().timeMillis(0), from);
        return result;
    }

    private static Map<String, Object> stretch(BarSeries bars, int from, int to) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("fromBar", from);
        shown.put("bars", to - from);
        shown.put("from", Instant.ofEpochMilli(bars.timeMillis(from)).toString());
        shown.put(
                "to",
                Instant.ofEpochMilli(bars.timeMillis(to - 1) + bars.intervalMillis())
                        .toString());
        return shown;
    }

    /** What is left of the return in unseen data; of no return there is no share. */
    private static @Nullable Double efficiency(double inSample, double outOfSample) {
        return inSample > 0 ? outOfSample / inSample : null;
    }

    private Map<String, Object> summary(List<Map<String, Object>> shown) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("strategy", plan.strategy().name());
        summary.put("mode", Objects.requireNonNullElse(request.mode(), WalkForwardRequest.Mode.ROLLING));
        summary.put("measure", search.measure());
        summary.put("data", plan.labels());
        summary.put("initialCapital", plan.settings().capital().toPlainString());
        summary.put("finalEquity", stitched.cash().toPlainString());
        summary.put("metrics", stitched.metrics().asMap());
        summary.put("efficiency", traded == 0 ? null : efficiency(inSampleYearly, outOfSampleYearly));
        summary.put("profitableWindows", profitable);
        summary.put("tradedWindows", traded);
        summary.put("windows", shown);
        summary.put("honesty", honesty());
        summary.put("runSha256", ContentId.sha256(hashes.toString()));
        return summary;
    }

    private Map<String, Object> honesty() {
        HonestySettings settings =
                HonestySettings.of(SweepWork.base(request.base()).honesty(), plan);
        Map<String, Object> honesty = new LinkedHashMap<>();
        if (settings.paths() > 0) {
            boolean compounding = plan.settings().sizing() instanceof Sizing.EquityFraction;
            double capital = plan.settings().capital().doubleValue();
            honesty.put("monteCarlo", TradePaths.of(stitched.profits(), capital, compounding, settings));
        }
        honesty.put(
                "sources",
                "walk-forward efficiency: Pardo: The Evaluation and Optimization of Trading Strategies, 2008, chapter 11");
        return honesty;
    }
}
