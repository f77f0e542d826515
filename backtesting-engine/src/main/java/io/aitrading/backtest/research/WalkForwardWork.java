package io.aitrading.backtest.research;

import io.aitrading.backtest.BacktestProperties;
import io.aitrading.backtest.job.Job;
import io.aitrading.backtest.job.JobOutput;
import io.aitrading.backtest.job.JobWork;
import io.aitrading.backtest.job.Part;
import io.aitrading.backtest.job.PartControl;
import io.aitrading.backtest.run.RequestJson;
import io.aitrading.backtest.run.RequestProblem;
import io.aitrading.backtest.run.RunPlan;
import io.aitrading.backtest.run.RunPlanner;
import io.aitrading.trading.analytics.Metrics;
import io.aitrading.trading.backtest.Backtest;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.strategy.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A walk-forward as a job: the first round optimises all windows, the second trades them one after the other. */
@Component
public class WalkForwardWork implements JobWork {
    private static final double YEAR_MILLIS = 365.25 * 86_400_000;

    private final RunPlanner planner;
    private final PlanCache plans;
    private final RequestJson json;
    private final BacktestProperties properties;

    WalkForwardWork(RunPlanner planner, PlanCache plans, RequestJson json, BacktestProperties properties) {
        this.planner = planner;
        this.plans = plans;
        this.json = json;
        this.properties = properties;
    }

    @Override
    public Job.Kind kind() {
        return Job.Kind.WALK_FORWARD;
    }

    /**
     * What a checked walk-forward needs to be queued.
     *
     * @param rounds how many parts each round has
     */
    public record Checked(RunPlan plan, int windows, List<Integer> rounds) {}

    /** A combination to try in a window. */
    private record Try(int window, long combination) {}

    /** Checks everything before anything starts. */
    public Checked check(WalkForwardRequest request, UUID owner) {
        RunPlan plan = planner.plan(SweepWork.base(request.base()), owner);
        if (request.search() == SweepRequest.Search.BAYESIAN) {
            throw new RequestProblem("search", "CHOICE", "must be GRID or RANDOM in a walk-forward");
        }
        List<Window> windows = Window.of(request, plan.data().getFirst().size());
        Search search = Search.of(request.sweep(), properties.maxSweepPoints());
        long runs = (long) windows.size() * search.points();
        if (runs > properties.maxSweepPoints()) {
            throw new RequestProblem(
                    "values",
                    "MAXIMUM",
                    search.points() + " points in " + windows.size() + " windows make " + runs + " runs; the limit is "
                            + properties.maxSweepPoints());
        }
        search.check(plan);
        windows.forEach(window -> window.check(plan.data()));
        return new Checked(plan, windows.size(), List.of(PointRows.parts((int) runs), 1));
    }

    @Override
    public String part(Part part, PartControl control) {
        WalkForwardRequest request = json.read(part.request(), WalkForwardRequest.class);
        RunPlan plan = plans.plan(part.jobId(), () -> planner.plan(SweepWork.base(request.base()), part.owner()));
        Search search = Search.of(request.sweep(), properties.maxSweepPoints());
        List<Window> windows = Window.of(request, plan.data().getFirst().size());
        return part.round() == 0
                ? optimised(plan, search, windows, part.index(), control)
                : new OutOfSample(plan, request, search, windows).traded(PointRows.read(part.earlier()), control);
    }

    private static String optimised(RunPlan plan, Search search, List<Window> windows, int index, PartControl control) {
        List<Try> tries = new ArrayList<>();
        for (int window = 0; window < windows.size(); window++) {
            for (long combination : search.all()) {
                tries.add(new Try(window, combination));
            }
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        List<Try> own = PointRows.stretch(tries, index, PointRows.pointsAPart(tries.size()));
        int sliced = -1;
        List<BarSeries> data = List.of();
        for (int i = 0; i < own.size(); i++) {
            control.progress(i, own.size());
            Try next = own.get(i);
            Optional<Strategy> strategy = search.strategy(plan, next.combination());
            if (strategy.isEmpty()) {
                continue;
            }
            if (sliced != next.window()) {
                sliced = next.window();
                data = windows.get(sliced).inSample(plan.data());
            }
            List<BarSeries> bars = data;
            BacktestResult result =
                    control.strategy(() -> Backtest.run(plan.settings(), bars, strategy.get(), control.oneOfMany()));
            Metrics metrics = Metrics.of(result);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("window", next.window());
            row.put("point", next.combination());
            row.put("measure", metrics.asMap().get(search.measure()));
            row.put("yearlyReturn", yearly(metrics.totalReturn(), bars.getFirst()));
            row.put("runSha256", result.sha256());
            rows.add(row);
        }
        return PointRows.JSON.writeValueAsString(rows);
    }

    /** A return in proportion to the time, not compounded: short windows would blow up otherwise. */
    static double yearly(double totalReturn, BarSeries bars) {
        double millis = bars.timeMillis(bars.size() - 1) - bars.timeMillis(0) + bars.intervalMillis();
        return totalReturn * YEAR_MILLIS / millis;
    }

    @Override
    public JobOutput finish(String request, UUID owner, List<String> parts) {
        JsonNode output = PointRows.JSON.readTree(parts.getLast());
        return new JobOutput(
                output.get("summary").asString(),
                output.get("trades").asString(),
                output.get("fills").asString(),
                output.get("equity").asString());
    }
}
