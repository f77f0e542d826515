package io.aitrading.backtest.run;

import io.aitrading.backtest.job.Job;
import io.aitrading.backtest.job.JobOutput;
import io.aitrading.backtest.job.JobWork;
import io.aitrading.trading.backtest.Backtest;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.RunControl;
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

    BacktestWork(RunPlanner planner, RequestJson json) {
        this.planner = planner;
        this.json = json;
    }

    @Override
    public Job.Kind kind() {
        return Job.Kind.BACKTEST;
    }

    @Override
    public String part(String request, UUID owner, int number, int units, RunControl control) {
        RunPlan plan = planner.plan(json.read(request, BacktestRequest.class), owner);
        BacktestResult result = Backtest.run(plan.settings(), plan.data(), plan.newStrategy(), control);
        ResultWriter writer = new ResultWriter(plan, result);
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("summary", ResultWriter.json(writer.summary()));
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
