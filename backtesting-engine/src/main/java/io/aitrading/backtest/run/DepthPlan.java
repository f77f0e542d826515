package io.aitrading.backtest.run;

import io.aitrading.backtest.data.DepthFile;
import io.aitrading.backtest.data.Market;
import io.aitrading.trading.backtest.DepthBacktest;
import io.aitrading.trading.backtest.FeedResult;
import io.aitrading.trading.backtest.RunControl;
import io.aitrading.trading.depth.QueueModel;

/** A run over a recorded depth feed. */
record DepthPlan(Common common, DepthFile file, DepthBacktest.Period period, QueueModel queue) implements FeedPlan {
    @Override
    public Market market() {
        return Market.DEPTH;
    }

    @Override
    public FeedResult run(RunControl control) {
        return DepthBacktest.run(common.settings(), file.series(), period, queue, newStrategy(), control);
    }
}
