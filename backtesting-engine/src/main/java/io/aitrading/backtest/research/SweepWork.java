package io.aitrading.backtest.research;

import io.aitrading.backtest.BacktestProperties;
import io.aitrading.backtest.job.Job;
import io.aitrading.backtest.job.JobOutput;
import io.aitrading.backtest.job.JobWork;
import io.aitrading.backtest.job.Part;
import io.aitrading.backtest.job.PartControl;
import io.aitrading.backtest.run.BacktestRequest;
import io.aitrading.backtest.run.HonestySettings;
import io.aitrading.backtest.run.RequestJson;
import io.aitrading.backtest.run.RequestProblem;
import io.aitrading.backtest.run.RunPlan;
import io.aitrading.backtest.run.RunPlanner;
import io.aitrading.trading.analytics.Metrics;
import io.aitrading.trading.analytics.OverfittingProbability;
import io.aitrading.trading.backtest.Backtest;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.strategy.Strategy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A sweep as a job: each part runs some points, the last looks at the best one, the end ranks them all. */
@Component
public class SweepWork implements JobWork {
    private final RunPlanner planner;
    private final PlanCache plans;
    private final HonestyReport honesty;
    private final RequestJson json;
    private final BacktestProperties properties;

    SweepWork(
            RunPlanner planner,
            PlanCache plans,
            HonestyReport honesty,
            RequestJson json,
            BacktestProperties properties) {
        this.planner = planner;
        this.plans = plans;
        this.honesty = honesty;
        this.json = json;
        this.properties = properties;
    }

    @Override
    public Job.Kind kind() {
        return Job.Kind.SWEEP;
    }

    /**
     * What a checked sweep needs to be queued.
     *
     * @param rounds how many parts each round has
     */
    public record Checked(RunPlan plan, int points, List<Integer> rounds) {}

    /** Checks the whole sweep before anything starts. */
    public Checked check(SweepRequest request, UUID owner) {
        RunPlan plan = planner.plan(base(request.base()), owner);
        Search search = Search.of(request, properties.maxSweepPoints());
        search.check(plan);
        return new Checked(plan, search.points(), new SweepPlan(plan, search).rounds());
    }

    static BacktestRequest base(@Nullable BacktestRequest base) {
        if (base == null) {
            throw new RequestProblem("base", "REQUIRED", "is missing");
        }
        return base;
    }

    @Override
    public String part(Part part, PartControl control) {
        SweepRequest request = json.read(part.request(), SweepRequest.class);
        BacktestRequest base = base(request.base());
        RunPlan plan = plans.plan(part.jobId(), () -> planner.plan(base, part.owner()));
        Search search = Search.of(request, properties.maxSweepPoints());
        SweepPlan sweep = new SweepPlan(plan, search);
        if (sweep.isLast(part.round())) {
            List<JsonNode> ranked = ranked(PointRows.read(part.earlier()), search.measure());
            Map<String, Object> report = ranked.isEmpty()
                    ? Map.of()
                    : honesty.ofSweep(plan, HonestySettings.of(base.honesty(), plan), search, ranked, control);
            return PointRows.JSON.writeValueAsString(List.of(Map.of("honesty", report)));
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        List<Long> combinations = sweep.combinations(part.round(), part.index(), part.earlier());
        for (long combination : combinations) {
            control.progress(rows.size(), combinations.size());
            rows.add(row(plan, search, combination, control));
        }
        return PointRows.JSON.writeValueAsString(rows);
    }

    private static Map<String, Object> row(RunPlan plan, Search search, long combination, PartControl control) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("point", combination);
        row.put("parameters", search.space().point(combination));
        Optional<Strategy> strategy = search.strategy(plan, combination);
        if (strategy.isEmpty()) {
            row.put("skipped", "a relation between the parameters does not hold");
            return row;
        }
        BacktestResult result =
                control.strategy(() -> Backtest.run(plan.settings(), plan.data(), strategy.get(), control.oneOfMany()));
        row.put("metrics", Metrics.of(result).asMap());
        row.put("finalEquity", result.finalEquity().toPlainString());
        row.put("runSha256", result.sha256());
        row.put("slices", OverfittingProbability.sliceReturns(Metrics.returns(result.equity()), HonestyReport.SLICES));
        return row;
    }

    /** Rows of points that ran, the best first, equal ones in order of their numbers. */
    private static List<JsonNode> ranked(List<JsonNode> rows, String measure) {
        Comparator<JsonNode> byMeasure = Comparator.comparingDouble(row ->
                -Metrics.direction(measure) * row.get("metrics").get(measure).asDouble());
        return rows.stream()
                .filter(row -> row.has("metrics"))
                .sorted(byMeasure.thenComparingLong(row -> row.get("point").asLong()))
                .toList();
    }

    @Override
    public JobOutput finish(String request, UUID owner, List<String> parts) {
        SweepRequest sweep = json.read(request, SweepRequest.class);
        String measure = Objects.requireNonNullElse(sweep.measure(), "sharpe");
        List<JsonNode> rows = PointRows.read(parts);
        List<JsonNode> ranked = ranked(rows, measure);
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("search", Objects.requireNonNullElse(sweep.search(), SweepRequest.Search.GRID));
        summary.put("measure", measure);
        summary.put("points", ranked.size());
        summary.put("skipped", rows.stream().filter(row -> row.has("skipped")).count());
        summary.put("honesty", rows.getLast().get("honesty"));
        summary.put("ranking", ranked.stream().map(SweepWork::shown).toList());
        return JobOutput.of(PointRows.JSON.writeValueAsString(summary));
    }

    private static Map<String, Object> shown(JsonNode row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        for (String field : List.of("parameters", "finalEquity", "metrics", "runSha256")) {
            shown.put(field, row.get(field));
        }
        return shown;
    }
}
