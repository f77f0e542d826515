package io.aitrading.bench.backtest;

import io.aitrading.bench.Duel;
import io.aitrading.bench.Table;
import io.aitrading.trading.backtest.Backtest;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.BacktestSettings;
import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.backtest.FeeSchedule;
import io.aitrading.trading.backtest.FillRule;
import io.aitrading.trading.backtest.Financing;
import io.aitrading.trading.backtest.IntrabarPath;
import io.aitrading.trading.backtest.RunControl;
import io.aitrading.trading.backtest.Sizing;
import io.aitrading.trading.backtest.Slippage;
import java.math.BigDecimal;
import java.util.List;

/** The event-driven loop with everything on: orders, brackets, fees, slippage, fill log and the equity of every bar. */
final class BracketBench {
    private static final int BARS = 1_000_000;
    private static final long SLIP = 2;
    private static final BigDecimal CAPITAL = new BigDecimal("100000000");
    private static final double LEAST_MILLIONS = 20;

    private BracketBench() {}

    static void run(Table table) {
        BarSeries bars = Walks.of(BARS, 42);
        Duel.Outcome outcome = new Duel(5, 5)
                .run(() -> () -> checksum(backtest(bars)), () -> () -> new PlainProtectedCross(bars, SLIP).checksum(1));
        BacktestResult counted = backtest(bars);
        table.row(
                "backtest: brackets, fees, slippage",
                Duel.millionsPerSecond(BARS, outcome.ours()),
                Duel.millionsPerSecond(BARS, outcome.peer()) + " (plain loop)",
                "%.2f of the plain loop".formatted(1 / outcome.ratio()),
                ">= 20 M/s",
                Duel.millions(BARS, outcome.ours()) >= LEAST_MILLIONS,
                "%,d orders, %,d fills, aim 60 M/s"
                        .formatted(counted.orders(), counted.fills().size()));
    }

    private static BacktestResult backtest(BarSeries bars) {
        BacktestSettings settings = new BacktestSettings(
                CAPITAL,
                new Sizing.FixedQuantity(BigDecimal.TEN),
                FeeSchedule.flat(new BigDecimal("0.001")),
                new Slippage.Ticks(SLIP),
                FillRule.NEXT_OPEN,
                IntrabarPath.WORST_CASE,
                0,
                0,
                1,
                true,
                0,
                0,
                Financing.NONE,
                null,
                true);
        return Backtest.run(settings, List.of(bars), new ProtectedCross(ProtectedCross.BRACKET, 0), RunControl.NONE);
    }

    private static long checksum(BacktestResult result) {
        return PlainProtectedCross.mix(
                thousandths(result.finalEquity()),
                thousandths(result.maximumEquity()),
                result.fills().size());
    }

    private static long thousandths(BigDecimal equity) {
        return equity.subtract(CAPITAL).movePointRight(6).longValueExact();
    }
}
