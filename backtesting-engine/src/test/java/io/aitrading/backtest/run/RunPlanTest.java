package io.aitrading.backtest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aitrading.backtest.data.DatasetSource;
import io.aitrading.backtest.data.Feed;
import io.aitrading.backtest.data.Grid;
import io.aitrading.backtest.data.Market;
import io.aitrading.backtest.data.ShippedData;
import io.aitrading.backtest.report.TearSheet;
import io.aitrading.backtest.ta4j.Ta4jIndicator;
import io.aitrading.trading.backtest.Backtest;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.RunControl;
import io.aitrading.trading.indicator.BarIndicator;
import io.aitrading.trading.indicator.BarValues;
import io.aitrading.trading.indicator.Indicators;
import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;

class RunPlanTest {
    private static final String REQUEST =
            """
            {"strategy":{"name":"rsi-reversion","parameters":{"length":5}},"data":{"dataset":"bitstamp-btcusd-15m"},
             "capital":"10000","sizing":{"quantity":"0.5"},"fees":{"rate":"0.002"}}
            """;

    private static RunPlan plan() {
        DatasetSource shipped = new DatasetSource() {
            @Override
            public Optional<io.aitrading.backtest.data.Bars> dataset(String id, UUID owner) {
                return ShippedData.find(id);
            }

            @Override
            public Optional<Feed> feed(Market market, String id, Grid grid, UUID owner) {
                return Optional.empty();
            }

            @Override
            public Optional<io.aitrading.backtest.data.Bars> market(
                    String symbol, String interval, Instant from, Instant to) {
                return Optional.empty();
            }
        };
        return new RunPlanner(shipped).plan(new RequestJson().read(REQUEST, BacktestRequest.class), null);
    }

    @Test
    void theTearSheetShowsTheRunWithoutScripts() {
        RunPlan plan = plan();
        BacktestResult result = Backtest.run(plan.settings(), plan.data(), plan.newStrategy(), RunControl.NONE);
        ResultWriter writer = new ResultWriter(plan, result);
        String page = new TearSheet(ResultWriter.json(writer.summary()), writer.equity(), writer.trades())
                .html("<script>alert(1)</script>");
        assertThat(page)
                .contains("polyline")
                .contains("2013-11")
                .contains(result.sha256())
                .doesNotContain("<script");
    }

    @Test
    void ta4jSeesTheSameClosedBarsAsOurOwnIndicators() {
        RunPlan plan = plan();
        Ta4jIndicator theirs = new Ta4jIndicator(series -> new SMAIndicator(new ClosePriceIndicator(series), 20));
        BarIndicator ours = Indicators.create("sma", 20);
        AtomicInteger compared = new AtomicInteger();
        Backtest.run(
                plan.settings(),
                plan.data(),
                new Strategy() {
                    @Override
                    public void onBar(StrategyContext context, Bars bars) {
                        ours.update(BarValues.of(0, 0, 0, bars.close(0), 0));
                        double peer = theirs.next(bars);
                        if (bars.count() >= 20) {
                            assertThat(peer).isCloseTo(ours.value(0), within(1e-6));
                            compared.incrementAndGet();
                        }
                    }
                },
                RunControl.NONE);
        assertThat(compared.get()).isGreaterThan(300);
    }
}
