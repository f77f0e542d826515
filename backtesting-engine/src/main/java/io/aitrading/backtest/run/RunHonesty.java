package io.aitrading.backtest.run;

import io.aitrading.backtest.job.PartControl;
import io.aitrading.trading.backtest.BacktestResult;
import java.util.Map;

/** Says how far a run's result is to be believed. */
public interface RunHonesty {
    /** The report of a single run, as it is shown. */
    Map<String, Object> ofRun(RunPlan plan, HonestySettings settings, BacktestResult result, PartControl control);
}
