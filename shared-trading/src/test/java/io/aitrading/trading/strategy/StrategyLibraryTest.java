package io.aitrading.trading.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.aitrading.trading.backtest.Walk;
import io.aitrading.trading.strategy.declarative.RuleStrategy;
import io.aitrading.trading.strategy.declarative.RuleSyntaxException;
import io.aitrading.trading.strategy.library.StrategyLibrary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrategyLibraryTest {
    private static final int BARS = 1_500;

    static Stream<String> names() {
        return StrategyLibrary.catalogue().all().stream().map(StrategyDescriptor::name);
    }

    private static BacktestResult run(Strategy strategy, int symbols) {
        List<BarSeries> data =
                symbols == 1 ? List.of(Walk.random(BARS, 1)) : List.of(Walk.random(BARS, 1), Walk.random(BARS, 2));
        BacktestSettings settings = new BacktestSettings(
                new BigDecimal("10000000"),
                new Sizing.FixedQuantity(new BigDecimal("20")),
                FeeSchedule.flat(new BigDecimal("0.001")),
                new Slippage.BasisPoints(1),
                FillRule.NEXT_OPEN,
                IntrabarPath.WORST_CASE,
                0,
                0,
                2,
                true,
                0,
                0,
                new Financing(0.0001, 28_800_000, 0.05),
                null,
                true);
        return Backtest.run(settings, data, strategy, RunControl.NONE);
    }

    /** Replaces a strategy by a fresh one with its saved state, as a restart does, every so many bars. */
    private static Strategy restarting(Supplier<Strategy> fresh) {
        return new Strategy() {
            private Strategy current = fresh.get();
            private int bars;

            @Override
            public void onBar(StrategyContext context, Bars closed) {
                current.onBar(context, closed);
                if (++bars % 97 == 0) {
                    StrategyState state = new StrategyState();
                    current.save(state);
                    current = fresh.get();
                    current.restore(new StrategyState(state.asMap()));
                }
            }

            @Override
            public void onFill(StrategyContext context, StrategyFill fill) {
                current.onFill(context, fill);
            }
        };
    }

    @ParameterizedTest
    @MethodSource("names")
    void tradesTheSameTwiceAndAfterRestarts(String name) {
        StrategyDescriptor descriptor = StrategyLibrary.catalogue().find(name).orElseThrow();
        Supplier<Strategy> fresh = () -> descriptor.create(Map.of());
        BacktestResult first = run(fresh.get(), descriptor.symbols());
        assertThat(first.fills().size()).isPositive();
        assertThat(run(fresh.get(), descriptor.symbols()).sha256()).isEqualTo(first.sha256());
        assertThat(run(restarting(fresh), descriptor.symbols()).sha256()).isEqualTo(first.sha256());
    }

    @Test
    void rulesSurviveARestartToo() {
        Map<Signal, String> rules = Map.of(
                Signal.ENTER_LONG, "crossesAbove(ema(close, 5), sma(close, 20)) and not rsi(close, 14) > 80",
                Signal.EXIT_LONG,
                        "close < lowest(previous(low, 1), 10) or close > highest(high, 30) * 2 - min(open, 3)");
        BacktestResult first = run(new RuleStrategy(rules), 1);
        assertThat(first.trades()).isNotEmpty();
        assertThat(run(restarting(() -> new RuleStrategy(rules)), 1).sha256()).isEqualTo(first.sha256());
    }

    @Test
    void mistakesInRulesHaveAPlace() {
        assertThatThrownBy(() -> new RuleStrategy(Map.of(Signal.ENTER_LONG, "close > ")))
                .isInstanceOfSatisfying(
                        RuleSyntaxException.class, e -> assertThat(e.position()).isEqualTo(8));
        for (String bad :
                List.of("close", "close >", "sma(close) > 1", "1 < 2 3", "sma(close, 0) > 1", "(1 < 2", "not 3")) {
            assertThatThrownBy(() -> new RuleStrategy(Map.of(Signal.ENTER_LONG, bad)))
                    .as(bad)
                    .isInstanceOf(RuleSyntaxException.class);
        }
    }

    @Test
    void wrongParametersAreNamedWithTheirLimit() {
        StrategyCatalogue catalogue = StrategyLibrary.catalogue();
        assertThatThrownBy(() -> catalogue.create("macd", Map.of("fast", 0)))
                .hasMessageContaining("fast must be at least 1");
        assertThatThrownBy(() -> catalogue.create("macd", Map.of("fast", "x"))).hasMessageContaining("whole number");
        assertThatThrownBy(() -> catalogue.create("macd", Map.of("quick", 1))).hasMessageContaining("quick");
        assertThatThrownBy(() -> catalogue.create("macd", Map.of("fast", 26))).hasMessageContaining("below slow");
        assertThatThrownBy(() -> catalogue.create("nothing", Map.of())).hasMessageContaining("known are");
        assertThatThrownBy(() -> catalogue.create("rsi-reversion", Map.of("oversold", "1E+999999999")))
                .isInstanceOf(ParameterException.class);
    }

    @Test
    void equalAveragesAreEqual() {
        // Close always 3: both averages are 3 and never cross, whatever the rounding of thirds would do.
        long[][] rows = new long[100][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new long[] {3, 3, 3, 3};
        }
        Strategy cross = StrategyLibrary.catalogue().create("moving-average-cross", Map.of("fast", 3, "slow", 7));
        BacktestResult result = Backtest.run(
                BacktestSettings.simple(BigDecimal.TEN, new Sizing.FixedQuantity(BigDecimal.ONE), BigDecimal.ZERO),
                List.of(Walk.of(rows)),
                cross,
                RunControl.NONE);
        assertThat(result.orders()).isZero();
    }
}
