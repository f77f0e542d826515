package io.aitrading.backtest.run;

import io.aitrading.backtest.data.Market;
import io.aitrading.backtest.data.TradeFile;
import io.aitrading.trading.backtest.FeedResult;
import io.aitrading.trading.backtest.RunControl;
import io.aitrading.trading.backtest.TradeBacktest;
import io.aitrading.trading.replay.DepthModel;

/** A run over recorded trades. */
record TradesPlan(Common common, TradeFile file, TradeBacktest.Part part, DepthModel depth) implements FeedPlan {
    @Override
    public Market market() {
        return Market.TRADES;
    }

    @Override
    public FeedResult run(RunControl control) {
        return TradeBacktest.run(common.settings(), file.trades(), part, depth, newStrategy(), control);
    }
}
