package io.aitrading.bench.backtest;

import io.aitrading.bench.Table;

/** The backtest loop: the average cross beside ta4j, the loop with everything on, and a sweep with its memory. */
public final class BacktestBench {
    private BacktestBench() {}

    public static void run(Table table) {
        CrossBench.run(table);
        BracketBench.run(table);
        SweepBench.run(table);
    }
}
