package io.aitrading.backtest.research;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.backtest.data.ShippedData;
import io.aitrading.backtest.job.PartControl;
import io.aitrading.backtest.research.LookAheadCheck.Verdict;
import io.aitrading.trading.backtest.Backtest;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.BacktestSettings;
import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.backtest.PriceColumns;
import io.aitrading.trading.backtest.RunControl;
import io.aitrading.trading.backtest.Sizing;
import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.trading.strategy.library.StrategyLibrary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookAheadCheckTest {
    private static final BacktestSettings SETTINGS = BacktestSettings.simple(
            new BigDecimal(100_000), new Sizing.FixedQuantity(BigDecimal.ONE), new BigDecimal("0.001"));

    private static BarSeries series(String name, String interval) {
        PriceColumns columns =
                ShippedData.find("bitstamp-btcusd-" + interval).orElseThrow().columns();
        SymbolSpec symbol = SymbolSpec.of(
                name, "BASE", "QUOTE", columns.tickSize(), new BigDecimal("0.00000001"), 1, Long.MAX_VALUE);
        return BarSeries.ofPrices(symbol, columns.intervalMillis(), columns);
    }

    private static Verdict check(List<BarSeries> data, LookAheadCheck.Maker maker, int most) {
        BacktestResult result = Backtest.run(SETTINGS, data, maker.make(data), RunControl.NONE);
        return new LookAheadCheck(SETTINGS, data, maker, PartControl.NONE).of(result, most);
    }

    static Stream<String> shipped() {
        return StrategyLibrary.catalogue().all().stream().map(StrategyDescriptor::name);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theShippedStrategiesKnowNothingOfTheFuture(String name) {
        StrategyDescriptor strategy = StrategyLibrary.catalogue().find(name).orElseThrow();
        List<BarSeries> data = strategy.symbols() == 1
                ? List.of(series("ONE", "15m"))
                : List.of(series("ONE", "15m"), series("TWO", "15m"));
        Verdict verdict = check(data, bars -> strategy.create(Map.of()), 40);
        assertThat(verdict.clean()).as(verdict.toString()).isTrue();
        if (!name.equals("pairs")) {
            assertThat(verdict.checked()).isPositive();
        }
    }

    /** Buys when the close so many bars ahead is higher: it looks into columns that were prepared from all data. */
    private static Strategy cheat(List<BarSeries> data, int ahead) {
        BarSeries all = data.getFirst();
        return new Strategy() {
            @Override
            public void onBar(StrategyContext context, Bars bars) {
                int next = (int) Math.min(all.size() - 1, bars.count() - 1 + ahead);
                boolean rises = all.closeTicks(next) > bars.closeTicks(0);
                context.signal(0, rises ? Signal.ENTER_LONG : Signal.EXIT_LONG);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50})
    void aStrategyThatLooksAheadIsCaught(int ahead) {
        Verdict verdict = check(List.of(series("ONE", "15m")), data -> cheat(data, ahead), 40);
        assertThat(verdict.repeatable()).isTrue();
        assertThat(verdict.clean()).isFalse();
        assertThat(verdict.asMap()).containsKeys("cutAtMs", "withAllData", "withDataCut");
    }

    @Test
    void theSameStrategyWithoutTheLookIsCleared() {
        assertThat(check(List.of(series("ONE", "15m")), data -> cheat(data, 0), 40)
                        .clean())
                .isTrue();
    }

    @Test
    void aStrategyThatFailsWithoutTheFutureIsCaught() {
        LookAheadCheck.Maker maker = data -> new Strategy() {
            @Override
            public void onBar(StrategyContext context, Bars bars) {
                if (bars.count() + 5 < 500) {
                    data.getFirst().closeTicks((int) bars.count() + 5);
                }
                context.signal(0, bars.count() % 7 == 0 ? Signal.EXIT_LONG : Signal.ENTER_LONG);
            }
        };
        Verdict verdict = check(List.of(series("ONE", "15m")), maker, 5);
        assertThat(verdict.clean()).isFalse();
        assertThat(verdict.asMap().get("withDataCut").toString()).contains("the strategy failed");
    }
}
