package io.aitrading.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.domain.Side;
import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Protection;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class BacktestTest {
    private static final BigDecimal CAPITAL = new BigDecimal("100000");

    /** Acts at the close of bar 0. */
    private static Strategy atFirstClose(BiConsumer<StrategyContext, Bars> action) {
        return new Strategy() {
            @Override
            public void onBar(StrategyContext context, Bars bars) {
                if (bars.count() == 1) {
                    action.accept(context, bars);
                }
            }
        };
    }

    private static BacktestSettings settings(IntrabarPath path, FillRule rule, double volumeShare) {
        return new BacktestSettings(
                CAPITAL,
                new Sizing.FixedQuantity(BigDecimal.ONE),
                FeeSchedule.flat(new BigDecimal("0.001")),
                Slippage.NONE,
                rule,
                path,
                0,
                volumeShare,
                1,
                true,
                0,
                0,
                Financing.NONE,
                null,
                true);
    }

    private static BacktestResult run(BacktestSettings settings, Strategy strategy, long[]... rows) {
        return Backtest.run(settings, List.of(Walk.of(rows)), strategy, RunControl.NONE);
    }

    private static final long[] FLAT = {100, 101, 99, 100};

    @Test
    void anOrderSentAtACloseFillsAtTheNextOpenWithItsFee() {
        BacktestResult result = run(
                settings(IntrabarPath.WORST_CASE, FillRule.NEXT_OPEN, 0),
                atFirstClose((context, bars) -> context.buy(0, 2, "in")),
                FLAT,
                new long[] {110, 120, 105, 118});
        assertThat(result.fills().size()).isEqualTo(1);
        assertThat(result.fills().bar(0)).isEqualTo(1);
        assertThat(result.fills().priceTicks(0)).isEqualTo(110);
        assertThat(result.fees()).isEqualByComparingTo("0.22");
        assertThat(result.finalEquity()).isEqualByComparingTo("100015.78");
        assertThat(result.openAtEnd()).isTrue();
    }

    @Test
    void theLastBarsOrdersDoNotFillUnlessTheCloseIsTraded() {
        Strategy buy = atFirstClose((context, bars) -> context.buy(0, 1, "in"));
        assertThat(run(settings(IntrabarPath.WORST_CASE, FillRule.NEXT_OPEN, 0), buy, FLAT)
                        .fills()
                        .size())
                .isZero();
        assertThat(run(settings(IntrabarPath.WORST_CASE, FillRule.SAME_CLOSE, 0), buy, FLAT)
                        .fills()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void ofStopAndTargetInsideOneBarTheWorstCaseTakesTheStop() {
        Strategy bracket = atFirstClose((context, bars) ->
                context.submit(OrderIntent.market(0, Side.BUY, 1, "in").protectedBy(new Protection(10, 10, 0))));
        long[] wide = {100, 115, 85, 100};
        BacktestResult worst = run(settings(IntrabarPath.WORST_CASE, FillRule.NEXT_OPEN, 0), bracket, FLAT, FLAT, wide);
        assertThat(worst.trades().getFirst().exitReason()).isEqualTo("stop-loss");
        assertThat(worst.trades().getFirst().exitPrice()).isEqualTo(90);
        BacktestResult kind =
                run(settings(IntrabarPath.OPEN_HIGH_LOW_CLOSE, FillRule.NEXT_OPEN, 0), bracket, FLAT, FLAT, wide);
        assertThat(kind.trades().getFirst().exitReason()).isEqualTo("take-profit");
        assertThat(kind.trades().getFirst().exitPrice()).isEqualTo(110);
    }

    @Test
    void aTrailingStopFollowsThePriceAndAGapFillsAtTheOpen() {
        Strategy trail = atFirstClose((context, bars) ->
                context.submit(OrderIntent.market(0, Side.BUY, 1, "in").protectedBy(new Protection(0, 0, 5))));
        BacktestResult result = run(
                settings(IntrabarPath.OPEN_LOW_HIGH_CLOSE, FillRule.NEXT_OPEN, 0),
                trail,
                FLAT,
                new long[] {100, 110, 99, 108},
                new long[] {90, 92, 88, 91});
        assertThat(result.trades().getFirst().exitReason()).isEqualTo("trailing-stop");
        assertThat(result.trades().getFirst().exitPrice()).isEqualTo(90);
    }

    @Test
    void aLimitFillsAsMakerAtItsPriceOnlyWhenTheBarReachesIt() {
        Strategy limit = atFirstClose((context, bars) -> context.submit(OrderIntent.limit(0, Side.BUY, 1, 95, "in")));
        BacktestResult result =
                run(settings(IntrabarPath.WORST_CASE, FillRule.NEXT_OPEN, 0), limit, FLAT, FLAT, new long[] {
                    100, 101, 94, 96
                });
        assertThat(result.fills().bar(0)).isEqualTo(2);
        assertThat(result.fills().priceTicks(0)).isEqualTo(95);
        assertThat(result.fills().maker(0)).isTrue();
    }

    @Test
    void aFillIsLimitedToItsShareOfTheVolumeAndTheRestFillsLater() {
        Strategy buy = atFirstClose((context, bars) -> context.buy(0, 12, "in"));
        BacktestResult result =
                run(settings(IntrabarPath.WORST_CASE, FillRule.NEXT_OPEN, 0.5), buy, FLAT, FLAT, FLAT, FLAT, FLAT);
        assertThat(result.fills().size()).isEqualTo(3);
        assertThat(result.fills().lots(0)).isEqualTo(5);
        assertThat(result.fills().lots(2)).isEqualTo(2);
    }

    @Test
    void whatTheAccountCannotPayIsRefused() {
        Strategy buy = atFirstClose((context, bars) -> context.buy(0, 5_000, "in"));
        BacktestResult result = run(settings(IntrabarPath.WORST_CASE, FillRule.NEXT_OPEN, 0), buy, FLAT, FLAT);
        assertThat(result.refused()).isEqualTo(1);
        assertThat(result.finalEquity()).isEqualByComparingTo(CAPITAL);
    }

    @Test
    void aStrategyThatFloodsOrThrowsStopsItsOwnRunWithTheCause() {
        Strategy flood = atFirstClose((context, bars) -> {
            while (true) {
                context.buy(0, 1, "more");
            }
        });
        assertThatThrownBy(() -> run(settings(IntrabarPath.WORST_CASE, FillRule.NEXT_OPEN, 0), flood, FLAT, FLAT))
                .isInstanceOfSatisfying(
                        RunStopped.class, stop -> assertThat(stop.why()).isEqualTo(RunStopped.Cause.TOO_MANY_ORDERS));
        Strategy later = atFirstClose((context, bars) -> bars.closeTicks(-1));
        assertThatThrownBy(() -> run(settings(IntrabarPath.WORST_CASE, FillRule.NEXT_OPEN, 0), later, FLAT, FLAT))
                .isInstanceOfSatisfying(
                        RunStopped.class, stop -> assertThat(stop.why()).isEqualTo(RunStopped.Cause.STRATEGY_FAILED));
    }

    @Test
    void badBarsAreRefused() {
        assertThatThrownBy(() -> Walk.of(new long[] {100, 90, 99, 100})).isInstanceOf(DataProblem.class);
        assertThatThrownBy(() -> Walk.of(new long[] {0, 1, 0, 1})).isInstanceOf(DataProblem.class);
        assertThatThrownBy(Walk::of).isInstanceOf(DataProblem.class);
    }

    @Test
    void moneyIsRoundedByNameAndNeverWraps() {
        assertThat(Exact.multiplyDivide(7, 1, 2)).isEqualTo(4);
        assertThat(Exact.multiplyDivide(-7, 1, 2)).isEqualTo(-4);
        assertThat(Exact.multiplyDivide(Long.MAX_VALUE, 1_000, 1_000)).isEqualTo(Long.MAX_VALUE);
        assertThat(Exact.share(1_000_000_000_000L, 1_000_000)).isEqualTo(1_000_000_000L);
    }
}
