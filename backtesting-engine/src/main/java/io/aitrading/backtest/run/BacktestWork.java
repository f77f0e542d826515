package io.aitrading.backtest.run;

import io.aitrading.backtest.data.Market;
import io.aitrading.backtest.job.Job;
import io.aitrading.backtest.job.JobOutput;
import io.aitrading.backtest.job.JobWork;
import io.aitrading.backtest.job.Part;
import io.aitrading.backtest.job.PartControl;
import io.aitrading.trading.backtest.Backtest;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.FeedResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A single run as a job of one part. */
@Component
class BacktestWork implements JobWork {
    private final RunPlanner planner;
    private final RequestJson json;
    private final RunHonesty honesty;
    private final FeedPlanner feeds;

    BacktestWork(RunPlanner planner, RequestJson json, RunHonesty honesty, FeedPlanner feeds) {
        this.feeds = feeds;
        this.planner = planner;
        this.json = json;
        this.honesty = honesty;
    }

    @Override
    public Job.Kind kind() {
        return Job.Kind.BACKTEST;
    }

    @Override
    public String part(Part part, PartControl control) {
        BacktestRequest request = json.read(part.request(), BacktestRequest.class);
        return FeedPlanner.market(request) == Market.BARS
                ? overBars(part, request, control)
                : overFeed(feeds.plan(request, part.owner()), control);
    }

    private static String overFeed(FeedPlan plan, PartControl control) {
        FeedResult result = control.strategy(() -> plan.run(control));
        return output(new ResultWriter(plan.report(), result.run()), FeedWriter.summary(plan, result));
    }

    private String overBars(Part part, BacktestRequest request, PartControl control) {
        RunPlan plan = planner.plan(request, part.owner());
        BacktestResult result =
                control.strategy(() -> Backtest.run(plan.settings(), plan.data(), plan.newStrategy(), control));
        ResultWriter writer = new ResultWriter(plan, result);
        Map<String, Object> summary = writer.summary();
        summary.put("honesty", honesty.ofRun(plan, HonestySettings.of(request.honesty(), plan), result, control));
        return output(writer, summary);
    }

    private static String output(ResultWriter writer, Map<String, Object> summary) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("summary", ResultWriter.json(summary));
        output.put("trades", writer.trades());
        output.put("fills", writer.fills());
        output.put("equity", writer.equity());
        return ResultWriter.json(output);
    }

    @Override
    public JobOutput finish(String request, UUID owner, List<String> parts) {
        JsonNode output = JsonMapper.shared().readTree(parts.getFirst());
        return new JobOutput(
                output.get("summary").asString(),
                output.get("trades").asString(),
                output.get("fills").asString(),
                output.get("equity").asString());
    }
}
