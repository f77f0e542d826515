package io.aitrading.backtest.run;

import io.aitrading.backtest.data.Feed;
import io.aitrading.backtest.data.Market;
import io.aitrading.trading.backtest.FeedResult;
import io.aitrading.trading.backtest.FeedSettings;
import io.aitrading.trading.backtest.RunControl;
import io.aitrading.trading.strategy.Parameters;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.trading.strategy.SymbolSpec;
import java.util.List;

/** A checked run over trades or depth, ready to start. */
public sealed interface FeedPlan permits TradesPlan, DepthPlan {
    /**
     * What all of them have.
     *
     * @param inputSha256 over strategy, parameters, settings and data
     */
    record Common(StrategyDescriptor strategy, Parameters parameters, FeedSettings settings, String inputSha256) {}

    Common common();

    Feed file();

    Market market();

    FeedResult run(RunControl control);

    default SymbolSpec symbol() {
        return file().symbol();
    }

    default String inputSha256() {
        return common().inputSha256();
    }

    /** The title of a run that was given no name. */
    default String title() {
        return common().strategy().title() + " on " + market().text() + " of " + symbol().symbol();
    }

    /** A fresh strategy. */
    default Strategy newStrategy() {
        return common().strategy().factory().create(common().parameters());
    }

    /** What the result repeats of the run. */
    default Report report() {
        return new Report(
                common().strategy().name(),
                common().parameters().asMap(),
                List.of(file().label()),
                common().settings().capital(),
                List.of(symbol()),
                PriceLine.of(file(), common().settings().intervalMillis()),
                inputSha256());
    }
}
