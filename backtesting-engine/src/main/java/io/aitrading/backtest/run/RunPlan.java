package io.aitrading.backtest.run;

import io.aitrading.backtest.data.DataLabel;
import io.aitrading.trading.backtest.BacktestSettings;
import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.strategy.Parameters;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyDescriptor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A checked run, ready to start as often as one likes.
 *
 * @param inputSha256 over strategy, parameters, settings and data
 */
public record RunPlan(
        StrategyDescriptor strategy,
        Parameters parameters,
        List<BarSeries> data,
        List<DataLabel> labels,
        BacktestSettings settings,
        String inputSha256) {
    public RunPlan {
        data = List.copyOf(data);
        labels = List.copyOf(labels);
    }

    /** A fresh strategy with the plan's parameters. */
    public Strategy newStrategy() {
        return strategy.factory().create(parameters);
    }

    /** A fresh strategy with some parameters changed; the values are checked. */
    public Strategy newStrategy(Map<String, ?> changed) {
        return strategy.create(merged(changed));
    }

    /** The plan's parameters with some changed. */
    public Map<String, Object> merged(Map<String, ?> changed) {
        Map<String, Object> values = new TreeMap<>(parameters.asMap());
        values.putAll(changed);
        return values;
    }
}
