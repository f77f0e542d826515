package io.aitrading.backtest.research;

import io.aitrading.backtest.job.PartControl;
import io.aitrading.backtest.run.HonestySettings;
import io.aitrading.backtest.run.RunHonesty;
import io.aitrading.backtest.run.RunPlan;
import io.aitrading.trading.analytics.DeflatedSharpe;
import io.aitrading.trading.analytics.Metrics;
import io.aitrading.trading.analytics.OverfittingProbability;
import io.aitrading.trading.backtest.Backtest;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.ClosedTrade;
import io.aitrading.trading.backtest.Sizing;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** How far a result is to be believed: luck of the best of many tries, of the order of trades, of a lone parameter, and knowledge of the future. */
@Component
class HonestyReport implements RunHonesty {
    static final int SLICES = 16;

    @Override
    public Map<String, Object> ofRun(
            RunPlan plan, HonestySettings settings, BacktestResult result, PartControl control) {
        Metrics metrics = Metrics.of(result);
        double scale = Math.sqrt(Metrics.barsPerYear(result.equity()));
        double perBar = scale > 0 ? metrics.sharpe() / scale : 0;
        Map<String, Object> report = new LinkedHashMap<>();
        report.put(
                "probabilisticSharpe",
                DeflatedSharpe.of(
                        perBar, new double[] {perBar}, result.equity().size(), metrics.skewness(), metrics.kurtosis()));
        Map<String, Object> own = Map.copyOf(plan.parameters().asMap());
        addChecks(report, plan, own, own.keySet(), "sharpe", settings, result, control);
        return report;
    }

    /** Of a sweep, from its ranked rows; the best point is run again and looked at closely. */
    Map<String, Object> ofSweep(
            RunPlan plan, HonestySettings settings, Search search, List<JsonNode> ranked, PartControl control) {
        Map<String, Object> best =
                plan.merged(search.space().point(ranked.getFirst().get("point").asLong()));
        BacktestResult result = run(plan, best, control);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("tries", ranked.size());
        report.put("deflatedSharpe", deflated(ranked, result));
        report.put("probabilityOfOverfitting", OverfittingProbability.of(slices(ranked)));
        report.put(
                "bestPoint", search.space().point(ranked.getFirst().get("point").asLong()));
        addChecks(report, plan, best, search.space().names(), search.measure(), settings, result, control);
        return report;
    }

    private static void addChecks(
            Map<String, Object> report,
            RunPlan plan,
            Map<String, Object> point,
            Collection<String> names,
            String measure,
            HonestySettings settings,
            BacktestResult result,
            PartControl control) {
        if (settings.paths() > 0) {
            double[] profits =
                    result.trades().stream().mapToDouble(ClosedTrade::profit).toArray();
            boolean compounding = plan.settings().sizing() instanceof Sizing.EquityFraction;
            double capital = plan.settings().capital().doubleValue();
            report.put("monteCarlo", TradePaths.of(profits, capital, compounding, settings));
        }
        if (settings.signals() > 0) {
            report.put(
                    "lookAhead",
                    new LookAheadCheck(plan.settings(), plan.data(), data -> plan.newStrategy(point), control)
                            .of(result, settings.signals())
                            .asMap());
        }
        if (settings.sensitivity()) {
            Map<String, Object> sensitivity = new LinkedHashMap<>();
            sensitivity.put("measure", measure);
            sensitivity.put(
                    "parameters",
                    new Sensitivity(
                                    plan.strategy(),
                                    point,
                                    moved -> figure(run(plan, moved, control), measure),
                                    Metrics.direction(measure))
                            .of(names, figure(result, measure)));
            report.put("sensitivity", sensitivity);
        }
        report.put("sources", SOURCES);
    }

    private static final String SOURCES = "Bailey, Lopez de Prado: The Deflated Sharpe Ratio, 2014; Bailey, Borwein,"
            + " Lopez de Prado, Zhu: The Probability of Backtest Overfitting, 2015; Davey: Building Winning Algorithmic"
            + " Trading Systems, 2014; Pardo: The Evaluation and Optimization of Trading Strategies, 2008";

    private static BacktestResult run(RunPlan plan, Map<String, Object> point, PartControl control) {
        return control.strategy(
                () -> Backtest.run(plan.settings(), plan.data(), plan.newStrategy(point), control.oneOfMany()));
    }

    private static double figure(BacktestResult result, String measure) {
        return Metrics.of(result).figure(measure);
    }

    /** How likely the best of so many tries is better than luck. */
    private static double deflated(List<JsonNode> ranked, BacktestResult best) {
        double scale = Math.sqrt(Metrics.barsPerYear(best.equity()));
        if (scale == 0) {
            return 0;
        }
        double[] perBar = ranked.stream()
                .mapToDouble(row -> row.get("metrics").get("sharpe").asDouble() / scale)
                .toArray();
        Metrics metrics = Metrics.of(best);
        return DeflatedSharpe.of(
                metrics.sharpe() / scale, perBar, best.equity().size(), metrics.skewness(), metrics.kurtosis());
    }

    private static double[][] slices(List<JsonNode> ranked) {
        double[][] slices = new double[ranked.size()][SLICES];
        for (int i = 0; i < slices.length; i++) {
            for (int s = 0; s < SLICES; s++) {
                slices[i][s] = ranked.get(i).get("slices").get(s).asDouble();
            }
        }
        return slices;
    }
}
