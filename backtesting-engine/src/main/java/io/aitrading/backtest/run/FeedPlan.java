package io.aitrading.backtest.run;

import io.aitrading.backtest.data.TradeFile;
import io.aitrading.trading.backtest.FeedResult;
import io.aitrading.trading.backtest.FeedSettings;
import io.aitrading.trading.backtest.RunControl;
import io.aitrading.trading.backtest.TradeBacktest;
import io.aitrading.trading.replay.DepthModel;
import io.aitrading.trading.strategy.Parameters;
import io.aitrading.trading.strategy.StrategyDescriptor;
import java.util.List;

/**
 * A checked run over recorded trades, ready to start.
 *
 * @param inputSha256 over strategy, parameters, settings and data
 */
public record FeedPlan(
        StrategyDescriptor strategy,
        Parameters parameters,
        TradeFile file,
        TradeBacktest.Part part,
        DepthModel depth,
        FeedSettings settings,
        String inputSha256) {

    /** The title of a run that was given no name. */
    public String title() {
        return strategy.title() + " on trades of " + file.trades().symbol().symbol();
    }

    public FeedResult run(RunControl control) {
        return TradeBacktest.run(
                settings, file.trades(), part, depth, strategy.factory().create(parameters), control);
    }

    Report report() {
        return new Report(
                strategy.name(),
                parameters.asMap(),
                List.of(file.label()),
                settings.capital(),
                List.of(file.trades().symbol()),
                inputSha256);
    }
}
