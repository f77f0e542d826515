package io.aitrading.backtest.research;

import io.aitrading.backtest.BacktestProperties;
import io.aitrading.backtest.job.Job;
import io.aitrading.backtest.job.JobOutput;
import io.aitrading.backtest.job.JobWork;
import io.aitrading.backtest.run.BacktestRequest;
import io.aitrading.backtest.run.RequestJson;
import io.aitrading.backtest.run.RequestProblem;
import io.aitrading.backtest.run.RunPlan;
import io.aitrading.backtest.run.RunPlanner;
import io.aitrading.trading.analytics.DeflatedSharpe;
import io.aitrading.trading.analytics.Metrics;
import io.aitrading.trading.analytics.OverfittingProbability;
import io.aitrading.trading.backtest.Backtest;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.RunControl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sweep as a job: each part runs some points, the end ranks them all and says how far to believe the best. */
@Component
public class SweepWork implements JobWork {
    private static final int POINTS_A_PART = 20;
    private static final int SLICES = 16;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunPlanner planner;
    private final RequestJson json;
    private final BacktestProperties properties;

    SweepWork(RunPlanner planner, RequestJson json, BacktestProperties properties) {
        this.planner = planner;
        this.json = json;
        this.properties = properties;
    }

    @Override
    public Job.Kind kind() {
        return Job.Kind.SWEEP;
    }

    /** What a checked sweep needs to be queued. */
    public record Checked(int parts, RunPlan plan, int points) {}

    /** Checks the whole sweep, every point of it, before anything starts. */
    public Checked check(SweepRequest request, UUID owner) {
        BacktestRequest base = request.base();
        if (base == null) {
            throw new RequestProblem("base", "REQUIRED", "is missing");
        }
        RunPlan plan = planner.plan(base, owner);
        String measure = measure(request);
        if (!Metrics.names().contains(measure)) {
            throw new RequestProblem("measure", "UNKNOWN", "must be one of " + Metrics.names());
        }
        SweepPoints points = new SweepPoints(request, properties.maxSweepPoints());
        for (int i = 0; i < points.size(); i++) {
            checkPoint(plan, points.get(i));
        }
        return new Checked((points.size() + POINTS_A_PART - 1) / POINTS_A_PART, plan, points.size());
    }

    private static void checkPoint(RunPlan plan, Map<String, Object> point) {
        try {
            plan.newStrategy(point);
        } catch (io.aitrading.trading.strategy.ParameterException e) {
            // Relations such as "fast below slow" leave holes in a grid; wrong values and names do not belong in it.
            if (!e.rule().equals("RELATION")) {
                throw new RequestProblem("values." + e.parameter(), e.rule(), e.problem());
            }
        }
    }

    private static String measure(SweepRequest request) {
        return request.measure() == null ? "sharpe" : request.measure();
    }

    @Override
    public String part(String request, UUID owner, int number, int units, RunControl control) {
        SweepRequest sweep = json.read(request, SweepRequest.class);
        RunPlan plan = check(sweep, owner).plan();
        SweepPoints points = new SweepPoints(sweep, properties.maxSweepPoints());
        List<Map<String, Object>> rows = new ArrayList<>();
        int end = Math.min(points.size(), (number + 1) * POINTS_A_PART);
        for (int i = number * POINTS_A_PART; i < end; i++) {
            control.progress(i - (long) number * POINTS_A_PART, POINTS_A_PART);
            rows.add(row(plan, points.get(i), control));
        }
        return JSON.writeValueAsString(rows);
    }

    private static Map<String, Object> row(RunPlan plan, Map<String, Object> point, RunControl control) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("parameters", point);
        io.aitrading.trading.strategy.Strategy strategy;
        try {
            strategy = plan.newStrategy(point);
        } catch (io.aitrading.trading.strategy.ParameterException e) {
            row.put("skipped", e.getMessage());
            return row;
        }
        BacktestResult result = Backtest.run(plan.settings(), plan.data(), strategy, watchOnly(control));
        row.put("metrics", Metrics.of(result).asMap());
        row.put("finalEquity", result.finalEquity().toPlainString());
        row.put("runSha256", result.sha256());
        row.put("slices", OverfittingProbability.sliceReturns(Metrics.returns(result.equity()), SLICES));
        return row;
    }

    /** A point's own bars are not the part's progress. */
    private static RunControl watchOnly(RunControl control) {
        return new RunControl() {
            @Override
            public boolean cancelled() {
                return control.cancelled();
            }

            @Override
            public void progress(long doneBars, long allBars) {
                // The part counts points.
            }
        };
    }

    @Override
    public JobOutput finish(String request, UUID owner, List<String> parts) {
        SweepRequest sweep = json.read(request, SweepRequest.class);
        String measure = measure(sweep);
        List<JsonNode> points = new ArrayList<>();
        int skipped = 0;
        for (String part : parts) {
            for (JsonNode row : JSON.readTree(part)) {
                if (row.has("skipped")) {
                    skipped++;
                } else {
                    points.add(row);
                }
            }
        }
        Comparator<JsonNode> byMeasure = Comparator.comparingDouble(
                row -> row.get("metrics").get(measure).asDouble());
        points.sort(byMeasure.reversed());
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("measure", measure);
        summary.put("points", points.size());
        summary.put("skipped", skipped);
        summary.put(
                "honesty",
                points.isEmpty()
                        ? Map.of()
                        : honesty(points, planner.plan(java.util.Objects.requireNonNull(sweep.base()), owner)));
        summary.put("ranking", points.stream().map(SweepWork::withoutSlices).toList());
        return JobOutput.of(JSON.writeValueAsString(summary));
    }

    private static Map<String, Object> withoutSlices(JsonNode row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        for (String field : List.of("parameters", "finalEquity", "metrics", "runSha256")) {
            shown.put(field, row.get(field));
        }
        return shown;
    }

    /** How likely the best of so many tries is no better than luck. */
    private static Map<String, Object> honesty(List<JsonNode> ranked, RunPlan plan) {
        double[] sharpes = ranked.stream()
                .mapToDouble(row -> row.get("metrics").get("sharpe").asDouble())
                .toArray();
        JsonNode best = ranked.getFirst().get("metrics");
        int bars = plan.data().getFirst().size();
        double barsPerYear = 365.25
                * 86_400_000
                / Math.max(1, (double) (plan.data().getFirst().timeMillis(bars - 1)
                        - plan.data().getFirst().timeMillis(0)))
                * bars;
        Map<String, Object> honesty = new LinkedHashMap<>();
        honesty.put(
                "deflatedSharpe",
                DeflatedSharpe.of(
                        best.get("sharpe").asDouble() / Math.sqrt(barsPerYear),
                        scaled(sharpes, 1 / Math.sqrt(barsPerYear)),
                        bars,
                        best.get("skewness").asDouble(),
                        best.get("kurtosis").asDouble()));
        double[][] slices = new double[ranked.size()][];
        for (int i = 0; i < slices.length; i++) {
            JsonNode row = ranked.get(i).get("slices");
            slices[i] = new double[row.size()];
            for (int s = 0; s < slices[i].length; s++) {
                slices[i][s] = row.get(s).asDouble();
            }
        }
        honesty.put("probabilityOfOverfitting", OverfittingProbability.of(slices));
        honesty.put("tries", ranked.size());
        honesty.put(
                "sources",
                "Bailey, Lopez de Prado: The Deflated Sharpe Ratio, 2014; Bailey, Borwein, Lopez de Prado,"
                        + " Zhu: The Probability of Backtest Overfitting, 2015");
        return honesty;
    }

    private static double[] scaled(double[] values, double factor) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = values[i] * factor;
        }
        return scaled;
    }
}
