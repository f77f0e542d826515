package io.aitrading.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The corners of the exit rules that random cases against an unrelated engine found. Candles are one minute long here. */
class ExitRulesTest {
    private static final double NO_STOP = 0.99;

    /** Exit rules with everything off but what a test sets. */
    private static final class Rules {
        private double stopLoss = NO_STOP;
        private final TreeMap<Long, Double> table = new TreeMap<>();
        private boolean trailing;

        @Nullable
        private Double distance;

        private double offset;
        private boolean exitSignal;

        @Nullable
        private Double entry;

        @Nullable
        private Double exit;

        @Nullable
        private Long timeout;

        ExitRules build() {
            return new ExitRules(
                    stopLoss,
                    table,
                    trailing,
                    distance != null,
                    distance,
                    offset,
                    exitSignal,
                    false,
                    entry,
                    exit,
                    1,
                    timeout,
                    timeout,
                    null);
        }
    }

    private static List<ManagedTrade> run(Rules rules, Map<Integer, Signal> signals, long[]... candles) {
        Strategy strategy = new Strategy() {
            @Override
            public void onBar(StrategyContext context, Bars bars) {
                Signal signal = signals.get((int) bars.count() - 1);
                if (signal != null) {
                    context.signal(0, signal);
                }
            }
        };
        BacktestSettings settings = new BacktestSettings(
                new BigDecimal("1000000"),
                new Sizing.FixedQuantity(BigDecimal.ONE),
                FeeSchedule.flat(BigDecimal.ZERO),
                Slippage.NONE,
                FillRule.NEXT_OPEN,
                IntrabarPath.WORST_CASE,
                0,
                0,
                10,
                true,
                0,
                0,
                Financing.NONE,
                rules.build(),
                true);
        return Backtest.run(settings, List.of(Walk.of(candles)), strategy, RunControl.NONE)
                .managedTrades();
    }

    private static final long[] FLAT = {1000, 1001, 999, 1000};

    @Test
    void anUnfilledEntryIsGoneWhenItIsAsOldAsItsTimeout() {
        Rules rules = new Rules();
        rules.entry = 900.0;
        rules.timeout = 2L;
        long[] deep = {1000, 1001, 800, 1000};
        Map<Integer, Signal> signals = Map.of(0, Signal.ENTER_LONG);
        assertThat(run(rules, signals, FLAT, FLAT, FLAT, deep, FLAT, FLAT)).isEmpty();
        assertThat(run(rules, signals, FLAT, FLAT, deep, FLAT, FLAT))
                .extracting(ManagedTrade::exitReason, ManagedTrade::entryPrice)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("force_exit", 900.0));
    }

    @Test
    void aWaitingExitIsReplacedByTheNextReasonToLeave() {
        Rules rules = new Rules();
        rules.exitSignal = true;
        rules.exit = 1200.0;
        rules.stopLoss = 0.05;
        List<ManagedTrade> trades = run(
                rules,
                Map.of(0, Signal.ENTER_LONG, 1, Signal.EXIT_LONG),
                FLAT,
                FLAT,
                FLAT,
                new long[] {1000, 1001, 940, 950},
                FLAT);
        assertThat(trades).hasSize(1);
        assertThat(trades.getFirst().exitReason()).isEqualTo("stop_loss");
        assertThat(trades.getFirst().exitPrice()).isEqualTo(950.0);
        assertThat(trades.getFirst().closeBar()).isEqualTo(3);
    }

    @Test
    void aRepeatedSignalLeavesTheWaitingExitAndLooksFurther() {
        Rules rules = new Rules();
        rules.exitSignal = true;
        rules.exit = 1200.0;
        rules.table.put(0L, 0.05);
        List<ManagedTrade> trades = run(
                rules,
                Map.of(0, Signal.ENTER_LONG, 1, Signal.EXIT_LONG, 2, Signal.EXIT_LONG),
                FLAT,
                FLAT,
                FLAT,
                new long[] {1000, 1100, 999, 1000},
                FLAT);
        assertThat(trades).hasSize(1);
        assertThat(trades.getFirst().exitReason()).isEqualTo("roi");
        assertThat(trades.getFirst().exitPrice()).isEqualTo(1050.0);
    }

    @Test
    void aTrailingStopArmedAndHitOnTheEntryCandleLeavesInTheWorstOrderOfEvents() {
        Rules rules = new Rules();
        rules.stopLoss = 0.1;
        rules.trailing = true;
        rules.distance = 0.01;
        rules.offset = 0.02;
        List<ManagedTrade> trades =
                run(rules, Map.of(0, Signal.ENTER_LONG), FLAT, new long[] {1000, 1100, 990, 1000}, FLAT, FLAT);
        assertThat(trades).hasSize(1);
        assertThat(trades.getFirst().exitReason()).isEqualTo("trailing_stop_loss");
        assertThat(trades.getFirst().exitPrice()).isEqualTo(1010.0);
    }

    @Test
    void whenTheTradeHeldAtTheStartOfACandleIsGoneTheOtherDirectionMayOpenOnIt() {
        Rules rules = new Rules();
        rules.exitSignal = true;
        List<ManagedTrade> trades = run(
                rules,
                Map.of(0, Signal.ENTER_LONG, 1, Signal.ENTER_SHORT, 2, Signal.EXIT_LONG),
                FLAT,
                FLAT,
                FLAT,
                FLAT,
                FLAT);
        assertThat(trades).extracting(ManagedTrade::isShort).containsExactly(false);

        rules.stopLoss = 0.05;
        List<ManagedTrade> turned = run(
                rules,
                Map.of(0, Signal.ENTER_LONG, 1, Signal.ENTER_SHORT),
                FLAT,
                FLAT,
                new long[] {1000, 1001, 940, 1000},
                FLAT);
        assertThat(turned).extracting(ManagedTrade::isShort).containsExactly(false, true);
        assertThat(turned).extracting(ManagedTrade::openBar).containsExactly(1, 2);
    }
}
