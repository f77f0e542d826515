package io.aitrading.trading.backtest;

import static io.aitrading.domain.Side.BUY;
import static io.aitrading.domain.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.domain.Side;
import io.aitrading.trading.depth.DepthReplay;
import io.aitrading.trading.depth.DepthSession;
import io.aitrading.trading.depth.DepthStrategy;
import io.aitrading.trading.depth.FixedLatency;
import io.aitrading.trading.depth.LatencyModel;
import io.aitrading.trading.depth.ProbabilisticQueue;
import io.aitrading.trading.depth.QueueModel;
import io.aitrading.trading.depth.RecordedLatency;
import io.aitrading.trading.depth.RiskAverseQueue;
import io.aitrading.trading.host.HostedStrategy;
import io.aitrading.trading.host.ProtectionRules;
import io.aitrading.trading.strategy.BookTop;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyFill;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.trading.strategy.library.StrategyLibrary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepthBacktestTest {
    private static final SymbolSpec SYMBOL =
            SymbolSpec.of("TEST", "BASE", "QUOTE", BigDecimal.ONE, BigDecimal.ONE, 1, 1_000_000);
    private static final long MILLI = 1_000_000;
    private static final long START = 1_700_000_000_000L * MILLI;
    private static final FixedLatency AT_ONCE = new FixedLatency(0, 0);

    private final DepthSeries.Builder feed = new DepthSeries.Builder(SYMBOL);
    private final List<String> told = new ArrayList<>();

    private static FeedSettings settings(LatencyModel latency, FeeSchedule fees) {
        return new FeedSettings(
                new BigDecimal("1000000"),
                new Sizing.FixedQuantity(BigDecimal.TEN),
                fees,
                latency,
                60_000,
                true,
                0,
                0,
                ProtectionRules.NONE,
                new HostedStrategy.Limits(64, 6_000),
                new UUID(0, 0),
                1);
    }

    private void level(long millis, Side side, long price, long lots) {
        feed.level("row", START + millis * MILLI, side, price, lots);
    }

    private void trade(long millis, Side taker, long price, long lots) {
        feed.trade("row", START + millis * MILLI, taker, price, lots);
    }

    /** Sends one order as soon as there is a book, and writes down what it hears. */
    private Strategy once(OrderIntent intent) {
        return new Strategy() {
            private boolean sent;

            @Override
            public void onBook(StrategyContext context, BookTop top) {
                if (!sent && top.bidTicks() > 0 && top.askTicks() > 0) {
                    sent = true;
                    context.submit(intent);
                }
            }

            @Override
            public void onFill(StrategyContext context, StrategyFill fill) {
                told.add(fill.side() + " " + fill.lots() + " at " + fill.priceTicks() + " ms "
                        + (context.nowMillis() - START / MILLI) + (fill.orderDone() ? " done" : ""));
            }
        };
    }

    private FeedResult run(OrderIntent intent, LatencyModel latency, QueueModel queue) {
        return DepthBacktest.run(
                settings(latency, FeeSchedule.FREE),
                feed.build(),
                DepthBacktest.Period.ALL,
                queue,
                once(intent),
                RunControl.NONE);
    }

    private void book() {
        level(0, BUY, 100, 50);
        level(0, SELL, 102, 40);
        level(0, SELL, 103, 60);
    }

    @Test
    void aRestingBuyFillsWhenTheQueueAheadHasTradedAndIsToldAfterTheResponse() {
        book();
        trade(20, SELL, 100, 30);
        trade(30, SELL, 100, 25);
        trade(90, SELL, 100, 1);
        FeedResult result = run(
                OrderIntent.limit(0, BUY, 10, 100, "bid"),
                new FixedLatency(5 * MILLI, 7 * MILLI),
                new RiskAverseQueue());
        assertThat(told).containsExactly("BUY 5 at 100 ms 37", "BUY 1 at 100 ms 97");
        assertThat(result.run().fills().maker(0)).isTrue();
        assertThat(result.orders().orders().getFirst().outcome()).isEqualTo("OPEN");
        assertThat(result.run().openAtEnd()).isTrue();
    }

    @Test
    void aMarketOrderTakesTheRecordedLevelsAndItsRestIsGone() {
        book();
        trade(50, BUY, 102, 1);
        FeedResult result = run(OrderIntent.market(0, BUY, 120, "in"), AT_ONCE, new RiskAverseQueue());
        assertThat(told).containsExactly("BUY 40 at 102 ms 0", "BUY 60 at 103 ms 0");
        assertThat(result.orders().orders().getFirst().outcome()).isEqualTo("NO_LIQUIDITY");
        assertThat(result.run().fills().maker(0)).isFalse();
    }

    @Test
    void aStopWaitsForItsTrade() {
        book();
        trade(10, BUY, 102, 1);
        trade(20, BUY, 103, 1);
        run(OrderIntent.stop(0, BUY, 5, 103, "break"), AT_ONCE, new RiskAverseQueue());
        assertThat(told).containsExactly("BUY 5 at 102 ms 20 done");
    }

    @Test
    void oneTradeFillsNoMoreThanItsSizeOverAllOfOurOrdersTheBestFirst() {
        book();
        trade(20, SELL, 98, 12);
        Strategy two = new Strategy() {
            private boolean sent;

            @Override
            public void onBook(StrategyContext context, BookTop top) {
                if (!sent && top.askTicks() > 0) {
                    sent = true;
                    context.submit(OrderIntent.limit(0, BUY, 10, 99, "low"));
                    context.submit(OrderIntent.limit(0, BUY, 10, 100, "high"));
                }
            }

            @Override
            public void onFill(StrategyContext context, StrategyFill fill) {
                told.add(fill.reason() + " " + fill.lots());
            }
        };
        DepthBacktest.run(
                settings(AT_ONCE, FeeSchedule.FREE),
                feed.build(),
                DepthBacktest.Period.ALL,
                new RiskAverseQueue(),
                two,
                RunControl.NONE);
        assertThat(told).containsExactly("high 10", "low 2");
    }

    @Test
    void makersAndTakersPayTheirOwnRate() {
        book();
        trade(20, SELL, 99, 10);
        trade(30, SELL, 99, 10);
        FeeSchedule fees = new FeeSchedule(
                List.of(new FeeSchedule.Tier(BigDecimal.ZERO, new BigDecimal("-0.0001"), new BigDecimal("0.001"))),
                false);
        BacktestResult maker = DepthBacktest.run(
                        settings(AT_ONCE, fees),
                        feed.build(),
                        DepthBacktest.Period.ALL,
                        new RiskAverseQueue(),
                        once(OrderIntent.limit(0, BUY, 10, 100, "bid")),
                        RunControl.NONE)
                .run();
        assertThat(maker.fees()).isEqualByComparingTo("-0.1");
        BacktestResult taker = DepthBacktest.run(
                        settings(AT_ONCE, fees),
                        feed.build(),
                        DepthBacktest.Period.ALL,
                        new RiskAverseQueue(),
                        once(OrderIntent.market(0, BUY, 10, "in")),
                        RunControl.NONE)
                .run();
        assertThat(taker.fees()).isEqualByComparingTo("1.02");
        assertThat(taker.finalEquity()).isEqualByComparingTo("999968.98");
    }

    @Test
    void latenciesMayChangeAsTheyWereRecorded() {
        book();
        trade(10, BUY, 102, 1);
        level(15, SELL, 102, 0);
        trade(40, BUY, 103, 1);
        RecordedLatency recorded =
                new RecordedLatency(new long[] {START}, new long[] {20 * MILLI}, new long[] {3 * MILLI});
        run(OrderIntent.market(0, BUY, 5, "in"), recorded, new RiskAverseQueue());
        assertThat(told).containsExactly("BUY 5 at 103 ms 23 done");
    }

    @ParameterizedTest
    @CsvSource({"100, 101, 0, CROSSED", "100, 100, 0, CROSSED", "100, 102, -1, SORTED"})
    void aCrossedOrUnsortedFeedIsRefused(long ask, long bid, long laterMillis, String rule) {
        level(0, SELL, ask + 1, 1);
        level(0, BUY, ask - 2, 1);
        assertThatThrownBy(() -> {
                    level(1 + 2 * laterMillis, BUY, bid + 1, 1);
                    trade(5, BUY, ask, 1);
                })
                .isInstanceOfSatisfying(
                        DataProblem.class, e -> assertThat(e.rule()).isEqualTo(rule));
    }

    @Test
    void aFeedWithoutTradesIsRefused() {
        book();
        assertThatThrownBy(feed::build).isInstanceOfSatisfying(DataProblem.class, e -> assertThat(e.rule())
                .isEqualTo("NO_TRADES"));
    }

    /** A market that wanders, with depth on three levels of each side and trades at the touch or through it. */
    private static DepthSeries random(long seed, int events) {
        SplittableRandom random = new SplittableRandom(seed);
        DepthSeries.Builder feed = new DepthSeries.Builder(SYMBOL);
        long bid = 1_000;
        long time = START;
        for (int i = 0; i < events; i++) {
            time += 1 + random.nextLong(40 * MILLI);
            int dice = random.nextInt(10);
            if (dice < 2) {
                Side taker = random.nextBoolean() ? BUY : SELL;
                long through = random.nextInt(6) == 0 ? 1 : 0;
                feed.trade(
                        "row", time, taker, taker == BUY ? bid + 2 + through : bid - through, 1 + random.nextInt(30));
            } else if (dice == 2) {
                // Both touches move by a tick: the passed level goes first, so that the book is never crossed.
                boolean up = random.nextBoolean() || bid < 500;
                feed.level("row", time, up ? SELL : BUY, up ? bid + 2 : bid, 0);
                bid += up ? 1 : -1;
                time++;
                feed.level("row", time, up ? BUY : SELL, up ? bid : bid + 2, 1 + random.nextInt(40));
            } else {
                boolean buys = random.nextBoolean();
                long away = random.nextInt(3);
                feed.level("row", time, buys ? BUY : SELL, buys ? bid - away : bid + 2 + away, 1 + random.nextInt(60));
            }
        }
        return feed.build();
    }

    /** One buy and one sale at a time, at prices that a recurrence picks, cancelled after a while: known before the run. */
    private record Plan(long seed) {
        boolean sends(long event) {
            return mixed(event) % 7 == 0;
        }

        Side side(long event) {
            return mixed(event) % 2 == 0 ? BUY : SELL;
        }

        long price(long event, long bid, long ask) {
            long away = mixed(event) / 7 % 4 - 1;
            return side(event) == BUY ? bid - away : ask + away;
        }

        private long mixed(long event) {
            return Math.abs((event + 1) * 0x9E3779B97F4A7C15L * (seed + 3) >>> 20);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void fillsAreThoseOfTheBareReplay(long seed) {
        DepthSeries series = random(seed, 20_000);
        LatencyModel latency = seed % 2 == 0 ? AT_ONCE : new FixedLatency(9 * MILLI, 4 * MILLI);
        QueueModel queue = seed % 3 == 0 ? new ProbabilisticQueue(2) : new RiskAverseQueue();
        Plan plan = new Plan(seed);

        List<String> bare = new ArrayList<>();
        new DepthReplay(series.events(), queue, latency, new DepthStrategy() {
                    private final long[] open = new long[2];
                    private String before = "";

                    @Override
                    public void onTop(DepthSession session) {
                        String top = session.bestBid() + " " + session.lots(BUY, session.bestBid()) + " "
                                + session.bestAsk() + " " + session.lots(SELL, session.bestAsk());
                        if (top.equals(before)) {
                            // Called for an answer: our strategies hear of those as fills.
                            return;
                        }
                        before = top;
                        long event = session.timeNanos() / MILLI;
                        if (!plan.sends(event) || session.bestBid() < 0 || session.bestAsk() < 0) {
                            return;
                        }
                        int side = plan.side(event) == BUY ? 0 : 1;
                        if (session.open(open[side])) {
                            session.cancel(open[side]);
                        } else {
                            open[side] = session.submit(
                                    plan.side(event),
                                    plan.price(event, session.bestBid(), session.bestAsk()),
                                    10,
                                    false);
                        }
                    }

                    @Override
                    public void onFill(
                            DepthSession session, long orderId, Side side, long price, long lots, boolean maker) {
                        bare.add(orderId + " " + side + " " + lots + " at " + price + " " + maker);
                    }
                })
                .run();

        FeedResult ours = DepthBacktest.run(
                settings(latency, FeeSchedule.FREE),
                series,
                DepthBacktest.Period.ALL,
                queue,
                new Strategy() {
                    private final long[] open = new long[2];

                    @Override
                    public void onBook(StrategyContext context, BookTop top) {
                        long event = top.timeMillis();
                        if (!plan.sends(event) || top.bidTicks() == 0 || top.askTicks() == 0) {
                            return;
                        }
                        int side = plan.side(event) == BUY ? 0 : 1;
                        boolean working =
                                context.openOrders(0).stream().anyMatch(order -> order.orderId() == open[side]);
                        if (working) {
                            context.cancel(open[side]);
                        } else {
                            open[side] = context.submit(OrderIntent.limit(
                                    0,
                                    plan.side(event),
                                    10,
                                    plan.price(event, top.bidTicks(), top.askTicks()),
                                    "plan"));
                        }
                    }
                },
                RunControl.NONE);
        List<String> fills = new ArrayList<>();
        FillLog log = ours.run().fills();
        for (int i = 0; i < log.size(); i++) {
            fills.add(log.orderId(i) + " " + log.side(i) + " " + log.lots(i) + " at " + log.priceTicks(i) + " "
                    + log.maker(i));
        }
        assertThat(bare).hasSizeGreaterThan(100);
        // The bare replay leaves answers under way when the feed ends.
        assertThat(fills).startsWith(bare.toArray(String[]::new));
        assertThat(fills.size() - bare.size()).isLessThan(4);
    }

    @Test
    void marketMakingQuotesBothSidesAndTheSameRunHasTheSameHash() {
        DepthSeries series = random(11, 30_000);
        FeedResult first = marketMaking(series, new RiskAverseQueue());
        assertThat(first.run().trades()).hasSizeGreaterThan(20);
        assertThat(first.orders().orders().stream()
                        .map(order -> order.intent().side())
                        .distinct())
                .hasSize(2);
        assertThat(first.run().equity().size()).isGreaterThan(5);
        assertThat(marketMaking(series, new RiskAverseQueue()).run().sha256())
                .isEqualTo(first.run().sha256());
        assertThat(marketMaking(series, new ProbabilisticQueue(1)).run().fills().size())
                .isGreaterThanOrEqualTo(first.run().fills().size());
    }

    private static FeedResult marketMaking(DepthSeries series, QueueModel queue) {
        return DepthBacktest.run(
                settings(new FixedLatency(2 * MILLI, MILLI), FeeSchedule.flat(new BigDecimal("0.0001"))),
                series,
                DepthBacktest.Period.ALL,
                queue,
                StrategyLibrary.catalogue().create("market-making", Map.of("longEntries", 2, "shortEntries", 2)),
                RunControl.NONE);
    }
}
