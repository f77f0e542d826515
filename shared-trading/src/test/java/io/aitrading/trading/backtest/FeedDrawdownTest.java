package io.aitrading.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.Side;
import io.aitrading.trading.depth.FixedLatency;
import io.aitrading.trading.depth.RiskAverseQueue;
import io.aitrading.trading.host.HostedStrategy;
import io.aitrading.trading.host.ProtectionRules;
import io.aitrading.trading.replay.DepthModel;
import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account that has fallen too far ends what it holds and trades no more, over trades as over depth. */
class FeedDrawdownTest {
    private static final SymbolSpec SYMBOL =
            SymbolSpec.of("TEST", "BASE", "QUOTE", BigDecimal.ONE, BigDecimal.ONE, 1, 1_000_000);
    private static final int SECONDS = 60;

    private static FeedSettings settings(double maxDrawdown, long latencyMillis) {
        return new FeedSettings(
                new BigDecimal("10000"),
                new Sizing.FixedQuantity(BigDecimal.TEN),
                FeeSchedule.FREE,
                new FixedLatency(latencyMillis * 1_000_000, latencyMillis * 1_000_000),
                1_000,
                false,
                0,
                maxDrawdown,
                ProtectionRules.NONE,
                new HostedStrategy.Limits(20, 120),
                new UUID(0, 0),
                1);
    }

    /** Buys ten at every close, and rests another far below. */
    private static Strategy greedy() {
        return new Strategy() {
            @Override
            public void onBar(StrategyContext context, Bars bars) {
                context.buy(0, 10, "more");
                context.submit(OrderIntent.limit(0, Side.BUY, 1, 10, "far below"));
            }
        };
    }

    /** Falls by ten a second from 1,000. */
    private static TradeSeries falling() {
        TradeSeries.Builder trades = new TradeSeries.Builder(SYMBOL);
        for (int i = 0; i < SECONDS; i++) {
            trades.add("row", 1_000L * i, 1_000 - 10L * i, 1_000, true);
        }
        return trades.build();
    }

    private static FeedResult overTrades(double maxDrawdown, long latencyMillis) {
        TradeSeries trades = falling();
        return TradeBacktest.run(
                settings(maxDrawdown, latencyMillis),
                trades,
                TradeBacktest.Part.all(trades),
                DepthModel.around(1_000, 1_000),
                greedy(),
                RunControl.NONE);
    }

    @ParameterizedTest
    @CsvSource({"0", "300", "2500"})
    void whatIsHeldIsSoldOnceAndNothingIsBoughtAgain(long latencyMillis) {
        FeedResult result = overTrades(0.05, latencyMillis);
        FillLog fills = result.run().fills();
        assertThat(fills.side(0)).isEqualTo(Side.BUY);
        int last = fills.size() - 1;
        assertThat(fills.side(last)).isEqualTo(Side.SELL);
        assertThat(fills.reason(last)).isEqualTo("max-drawdown");
        assertThat(result.run().openAtEnd()).isFalse();
        assertThat(result.run().maximumDrawdown()).isBetween(0.05, 0.25);
        assertThat(result.orders().orders().getLast().outcome()).isEqualTo("REFUSED MAX_DRAWDOWN");
        assertThat(result.orders().orders().stream()
                        .filter(order -> order.intent().tag().equals("far below"))
                        .map(OrderStream.Sent::outcome))
                .contains("REQUESTED")
                .doesNotContain("OPEN");
    }

    @Test
    void withoutTheLimitTheSameRunHoldsToTheEnd() {
        FeedResult result = overTrades(0, 0);
        assertThat(result.run().openAtEnd()).isTrue();
        assertThat(result.run().maximumDrawdown()).isGreaterThan(0.05);
    }

    @Test
    void overDepthItIsTheSame() {
        DepthSeries.Builder feed = new DepthSeries.Builder(SYMBOL);
        long price = 1_000;
        for (int i = 0; i < SECONDS; i++) {
            long at = 1_000_000_000L * i;
            feed.level("row", at, Side.BUY, price - 1, 0);
            price -= 10;
            feed.level("row", at, Side.BUY, price - 1, 500);
            feed.level("row", at, Side.SELL, price + 11, 0);
            feed.level("row", at, Side.SELL, price + 1, 500);
            feed.trade("row", at + 1, Side.SELL, price, 5);
        }
        FeedResult result = DepthBacktest.run(
                settings(0.05, 20),
                feed.build(),
                DepthBacktest.Period.ALL,
                new RiskAverseQueue(),
                greedy(),
                RunControl.NONE);
        FillLog fills = result.run().fills();
        assertThat(fills.reason(fills.size() - 1)).isEqualTo("max-drawdown");
        assertThat(result.run().openAtEnd()).isFalse();
    }
}
