package io.aitrading.trading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.domain.Side;
import io.aitrading.trading.depth.FixedLatency;
import io.aitrading.trading.depth.LatencyModel;
import io.aitrading.trading.host.HostedStrategy;
import io.aitrading.trading.host.ProtectionRules;
import io.aitrading.trading.replay.DepthModel;
import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.BookTop;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyFill;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.trading.strategy.TradeTick;
import io.aitrading.trading.strategy.library.StrategyLibrary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TradeBacktestTest {
    static final SymbolSpec SYMBOL =
            SymbolSpec.of("BTCUSDT", "BTC", "USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), 1, 900_000_000L);
    static final long START = 1_385_337_600_000L;
    static final FixedLatency AT_ONCE = new FixedLatency(0, 0);

    /** Writes down what it is told, and does one thing on one trade. */
    private static class Witness implements Strategy {
        final List<String> seen = new ArrayList<>();
        private final long onTrade;
        private final OrderIntent intent;

        Witness(long onTrade, OrderIntent intent) {
            this.onTrade = onTrade;
            this.intent = intent;
        }

        @Override
        public void onTrade(StrategyContext context, TradeTick trade) {
            seen.add("trade " + trade.tradeId() + " at " + trade.priceTicks());
            if (trade.tradeId() == onTrade) {
                context.submit(intent);
            }
        }

        @Override
        public void onFill(StrategyContext context, StrategyFill fill) {
            seen.add("fill " + fill.lots() + " at " + fill.priceTicks() + " ms " + (context.nowMillis() - START)
                    + (fill.orderDone() ? " done" : ""));
        }
    }

    static FeedSettings settings(LatencyModel latency, String fee) {
        return settings(latency, fee, "100000");
    }

    private static FeedSettings settings(LatencyModel latency, String fee, String capital) {
        BigDecimal rate = new BigDecimal(fee);
        return new FeedSettings(
                new BigDecimal(capital),
                new Sizing.FixedQuantity(new BigDecimal("0.2")),
                new FeeSchedule(List.of(new FeeSchedule.Tier(BigDecimal.ZERO, rate, rate)), true),
                latency,
                1_000,
                false,
                0,
                0,
                ProtectionRules.NONE,
                new HostedStrategy.Limits(20, 120),
                new UUID(0, 1),
                1);
    }

    /** One trade a second. */
    private static TradeSeries series(long lots, long... ticks) {
        TradeSeries.Builder builder = new TradeSeries.Builder(SYMBOL);
        for (int i = 0; i < ticks.length; i++) {
            builder.add("trade " + i, START + i * 1_000L, ticks[i], lots);
        }
        return builder.build();
    }

    private static TradeSeries walk(int count) {
        SplittableRandom random = new SplittableRandom(7);
        long[] ticks = new long[count];
        long price = 80_000;
        for (int i = 0; i < count; i++) {
            price += random.nextInt(-150, 151);
            ticks[i] = price;
        }
        return series(30_000, ticks);
    }

    static FeedResult run(FeedSettings settings, TradeSeries trades, Strategy strategy) {
        return TradeBacktest.run(
                settings, trades, TradeBacktest.Part.all(trades), DepthModel.paperVenue(), strategy, RunControl.NONE);
    }

    @Test
    void aMarketOrderIsFilledAtOnceFromTheBookAndItsTradeIsPublicBeforeTheNextRecordedOne() {
        Witness witness = new Witness(2, OrderIntent.market(0, Side.BUY, 1_000, "go"));
        FeedResult result = run(settings(AT_ONCE, "0"), series(50_000, 80_000, 79_990, 79_980), witness);

        // Trade 2 was sold, so the bid is its price and the ask a spread of five basis points above.
        assertThat(witness.seen)
                .containsExactly(
                        "trade 1 at 80000",
                        "trade 2 at 79990",
                        "fill 1000 at 80029 ms 1000 done",
                        "trade 3 at 80029",
                        "trade 4 at 79980");
        assertThat(result.orders().orders()).singleElement().satisfies(order -> {
            assertThat(order.tradeId()).isEqualTo(2);
            assertThat(order.outcome()).isEqualTo("FILLED");
        });
        assertThat(result.run().openAtEnd()).isTrue();
        assertThat(result.run().finalEquity()).isEqualByComparingTo("99999.9951");
    }

    @Test
    void aRestingOrderIsToldOfItsFillRightBeforeThePublicTradeThatItWas() {
        Witness witness = new Witness(1, OrderIntent.limit(0, Side.BUY, 1_000, 79_995, "rest"));
        FeedResult result = run(settings(AT_ONCE, "0"), series(50_000, 80_000, 79_998, 79_990), witness);

        assertThat(witness.seen)
                .containsExactly(
                        "trade 1 at 80000",
                        "trade 2 at 79998",
                        "fill 1000 at 79995 ms 2000 done",
                        "trade 3 at 79995",
                        "trade 4 at 79990");
        assertThat(result.run().fills().maker(0)).isTrue();
    }

    @Test
    void ordersAndAnswersTakeTheirTimeToTheMillisecond() {
        Witness witness = new Witness(1, OrderIntent.market(0, Side.BUY, 1_000, "go"));
        LatencyModel latency = new FixedLatency(250_000_000, 400_000_000);
        FeedResult result = run(settings(latency, "0"), series(50_000, 80_000, 79_990, 79_980), witness);

        // Sent at 0, at the venue at 250, known at 650: before the second recorded trade, which is at 1000.
        assertThat(witness.seen)
                .containsExactly(
                        "trade 1 at 80000",
                        "trade 2 at 80000",
                        "fill 1000 at 80000 ms 650 done",
                        "trade 3 at 79990",
                        "trade 4 at 79980");

        Witness late = new Witness(1, OrderIntent.market(0, Side.BUY, 1_000, "go"));
        run(settings(new FixedLatency(1_001_000_000L, 0), "0"), series(50_000, 80_000, 79_990, 79_980), late);
        assertThat(late.seen)
                .as("one millisecond later it meets the book after the second trade")
                .contains("fill 1000 at 80029 ms 1001 done");
        assertThat(result.run().fills().size()).isEqualTo(1);
    }

    @Test
    void theFeeIsTakenInTheAssetReceivedAndRoundedUp() {
        Witness witness = new Witness(1, OrderIntent.market(0, Side.BUY, 1, "go"));
        FeedResult result = run(settings(AT_ONCE, "0.001"), series(50_000, 80_000, 80_001), witness);

        // 0.00001 x 0.001 = 0.00000001, at 800 a fee of 0.000008.
        assertThat(result.run().fees()).isEqualByComparingTo("0.000008");
        // Of one lot 0.999 lots are left: no whole lot is held.
        assertThat(result.run().openAtEnd()).isFalse();
    }

    @Test
    void whatTheCapitalDoesNotCarryIsNotSentAndWhatTheVenueRefusesIsSaidInTheStream() {
        Witness witness = new Witness(1, OrderIntent.limit(0, Side.BUY, 100_000_000, 79_000, "too-much"));
        FeedResult result = run(settings(AT_ONCE, "0"), series(50_000, 80_000, 80_001), witness);
        assertThat(result.orders().orders()).isEmpty();
        assertThat(result.orders().notSent()).containsExactly(Map.entry("INSUFFICIENT_CAPITAL", 1L));
        assertThat(result.run().refused()).isEqualTo(1);

        // 1,000 buy 125,015 lots at the last price of 799.90; the ask is 800.29.
        Witness above = new Witness(2, OrderIntent.market(0, Side.BUY, 125_015, "above"));
        assertThat(run(settings(AT_ONCE, "0", "1000"), series(50_000, 80_000, 79_990), above)
                        .orders()
                        .orders())
                .singleElement()
                .satisfies(order -> assertThat(order.outcome()).isEqualTo("REFUSED INSUFFICIENT_FUNDS"));

        Witness shortSeller = new Witness(1, OrderIntent.market(0, Side.SELL, 10, "short"));
        assertThat(run(settings(AT_ONCE, "0"), series(50_000, 80_000, 80_001), shortSeller)
                        .orders()
                        .orders())
                .singleElement()
                .satisfies(order -> assertThat(order.outcome()).isEqualTo("REFUSED NO_SHORT_SALES"));
    }

    @Test
    void aPartPlayedAloneSendsWhatTheWholeSendsThereForAStrategyThatRemembersNothing() {
        TradeSeries trades = walk(400);
        record Echo() implements Strategy {
            @Override
            public void onTrade(StrategyContext context, TradeTick trade) {
                if (trade.timeMillis() == START + 300_000 && context.positionLots(0) == 0) {
                    context.buy(0, 500, "echo");
                }
            }
        }
        FeedResult whole = run(settings(AT_ONCE, "0"), trades, new Echo());
        TradeBacktest.Part tail = new TradeBacktest.Part(250, 150, 251);
        FeedResult part = TradeBacktest.run(
                settings(AT_ONCE, "0"), trades, tail, DepthModel.paperVenue(), new Echo(), RunControl.NONE);
        assertThat(whole.orders().size()).isPositive();
        assertThat(part.orders().sha256()).isEqualTo(whole.orders().sha256());
        assertThat(part.orders().streamSha256()).isEqualTo(whole.orders().streamSha256());
    }

    @Test
    void theLibrarysStrategiesTradeAndEqualRunsHaveEqualHashes() {
        TradeSeries trades = walk(3_000);
        Map<String, Map<String, Object>> runs = Map.of(
                "moving-average-cross", Map.of("fast", 3, "slow", 9),
                "donchian-breakout", Map.of("entryBars", 8, "exitBars", 4),
                "grid", Map.of("levels", 4, "step", "0.004"));
        runs.forEach((name, parameters) -> {
            FeedResult first = run(settings(AT_ONCE, "0.001"), trades, create(name, parameters));
            FeedResult second = run(settings(AT_ONCE, "0.001"), trades, create(name, parameters));
            assertThat(first.run().fills().size()).as(name).isGreaterThan(3);
            assertThat(second.run().sha256()).isEqualTo(first.run().sha256());
            assertThat(second.orders().streamSha256()).isEqualTo(first.orders().streamSha256());
            FeedResult slow =
                    run(settings(new FixedLatency(5_000_000_000L, 0), "0.001"), trades, create(name, parameters));
            assertThat(slow.run().sha256())
                    .as(name + " with latency")
                    .isNotEqualTo(first.run().sha256());
        });
    }

    static Strategy create(String name, Map<String, Object> parameters) {
        return StrategyLibrary.catalogue().find(name).orElseThrow().create(parameters);
    }

    @Test
    void barsAreBuiltFromTradesAndTheTopIsTheOneThatTradesImply() {
        List<String> seen = new ArrayList<>();
        Strategy strategy = new Strategy() {
            @Override
            public void onBar(StrategyContext context, Bars bars) {
                seen.add("bar " + bars.openTicks(0) + " " + bars.closeTicks(0));
            }

            @Override
            public void onBook(StrategyContext context, BookTop top) {
                seen.add("book " + top.bidTicks() + " " + top.askTicks());
            }

            @Override
            public void onTimer(StrategyContext context, String name) {
                seen.add(name);
            }

            @Override
            public void onStart(StrategyContext context) {
                context.timer("due", START + 1_500);
            }
        };
        FeedResult result = run(settings(AT_ONCE, "0"), series(50_000, 80_000, 80_010, 79_990), strategy);
        assertThat(seen)
                .containsExactly(
                        "book 0 80000",
                        "bar 80000 80000",
                        "book 0 80010",
                        "due",
                        "bar 80010 80010",
                        "book 79990 80010");
        assertThat(result.run().equity().size())
                .as("two closed bars and the unfinished one")
                .isEqualTo(3);
    }

    @Test
    void aStrategyThatFloodsOrThrowsStopsItsRunWithTheCause() {
        Strategy flood = new Strategy() {
            @Override
            public void onTrade(StrategyContext context, TradeTick trade) {
                for (int i = 0; i < 100; i++) {
                    context.buy(0, 1, "flood");
                }
            }
        };
        assertThatThrownBy(() -> run(settings(AT_ONCE, "0"), walk(5), flood))
                .isInstanceOfSatisfying(
                        RunStopped.class, stop -> assertThat(stop.why()).isEqualTo(RunStopped.Cause.TOO_MANY_ORDERS));
        Strategy broken = new Strategy() {
            @Override
            public void onTrade(StrategyContext context, TradeTick trade) {
                throw new IllegalStateException("broken");
            }
        };
        assertThatThrownBy(() -> run(settings(AT_ONCE, "0"), walk(5), broken))
                .isInstanceOfSatisfying(
                        RunStopped.class, stop -> assertThat(stop.why()).isEqualTo(RunStopped.Cause.STRATEGY_FAILED))
                .hasMessageContaining("broken");
    }

    @Test
    void tradesOutOfOrderOrWithoutAPriceAreRefusedWithTheirRow() {
        TradeSeries.Builder builder = new TradeSeries.Builder(SYMBOL).add("line 2", 10, 100, 1);
        assertThatThrownBy(() -> builder.add("line 3", 9, 100, 1))
                .isInstanceOfSatisfying(DataProblem.class, problem -> assertThat(problem.field())
                        .isEqualTo("line 3.time"));
        assertThatThrownBy(() -> builder.add("line 3", 11, 0, 1))
                .isInstanceOfSatisfying(DataProblem.class, problem -> assertThat(problem.field())
                        .isEqualTo("line 3.price"));
        assertThatThrownBy(() -> builder.add("line 3", 11, 1, 0))
                .isInstanceOfSatisfying(DataProblem.class, problem -> assertThat(problem.field())
                        .isEqualTo("line 3.quantity"));
    }
}
