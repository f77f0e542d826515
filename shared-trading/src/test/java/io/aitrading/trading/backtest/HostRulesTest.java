package io.aitrading.trading.backtest;

import static io.aitrading.trading.backtest.TradeBacktestTest.AT_ONCE;
import static io.aitrading.trading.backtest.TradeBacktestTest.START;
import static io.aitrading.trading.backtest.TradeBacktestTest.SYMBOL;
import static io.aitrading.trading.backtest.TradeBacktestTest.create;
import static io.aitrading.trading.backtest.TradeBacktestTest.run;
import static io.aitrading.trading.backtest.TradeBacktestTest.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.Side;
import io.aitrading.trading.host.ProtectionRules;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Protection;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.trading.strategy.TradeTick;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the host itself sees to, live and simulated alike: nothing turns a position round, and nothing keeps it from being closed. */
class HostRulesTest {
    /** Does something on each public trade, by number from 1. */
    private record Script(Map<Long, Consumer<StrategyContext>> steps) implements Strategy {
        @Override
        public void onTrade(StrategyContext context, TradeTick trade) {
            steps.getOrDefault(trade.tradeId(), nothing -> {}).accept(context);
        }
    }

    /** Recorded trades, one a second, each as ticks and lots. */
    private static TradeSeries trades(SymbolSpec symbol, long[]... rows) {
        TradeSeries.Builder builder = new TradeSeries.Builder(symbol);
        for (int i = 0; i < rows.length; i++) {
            builder.add("trade " + i, START + i * 1_000L, rows[i][0], rows[i][1]);
        }
        return builder.build();
    }

    private static long[] trade(long ticks, long lots) {
        return new long[] {ticks, lots};
    }

    private static FeedSettings with(boolean allowShort, ProtectionRules protection, String fee) {
        FeedSettings plain = settings(AT_ONCE, fee);
        return new FeedSettings(
                plain.capital(),
                plain.sizing(),
                plain.fees(),
                plain.latency(),
                plain.intervalMillis(),
                allowShort,
                0,
                0,
                protection,
                plain.limits(),
                plain.strategyId(),
                1);
    }

    private static List<String> orders(FeedResult result) {
        return result.orders().orders().stream()
                .map(order -> order.intent().side() + " " + order.intent().lots() + " " + order.outcome() + " "
                        + order.filledLots())
                .toList();
    }

    @Test
    void reduceOnlyOrdersTogetherNeverSellMoreThanIsHeldEvenInOneSweep() {
        Strategy strategy = new Script(Map.of(
                1L, context -> context.buy(0, 1_000, "in"),
                3L,
                        context -> {
                            context.submit(OrderIntent.limit(0, Side.SELL, 700, 80_200, "some"));
                            context.submit(OrderIntent.limit(0, Side.SELL, 1_000, 80_300, "rest")
                                    .onlyReducing());
                            context.submit(OrderIntent.limit(0, Side.SELL, 1_000, 80_400, "more")
                                    .onlyReducing());
                        }));
        TradeSeries trades =
                trades(SYMBOL, trade(80_000, 50_000), trade(80_010, 50_000), trade(81_000, 90_000), trade(81_000, 10));
        FeedResult result = run(with(true, ProtectionRules.NONE, "0"), trades, strategy);

        assertThat(orders(result))
                .containsExactly("BUY 1000 FILLED 1000", "SELL 700 FILLED 700", "SELL 300 FILLED 300");
        assertThat(result.run().openAtEnd()).isFalse();
    }

    @Test
    void aProtectionTakesBackWhatRestsOnItsSideBeforeItCloses() {
        Strategy strategy = new Script(Map.of(
                1L, context -> context.buy(0, 1_000, "in"),
                3L, context -> context.submit(OrderIntent.limit(0, Side.SELL, 1_000, 90_000, "target"))));
        TradeSeries trades =
                trades(SYMBOL, trade(80_000, 50_000), trade(80_010, 50_000), trade(79_000, 50_000), trade(79_000, 10));
        ProtectionRules stop = new ProtectionRules(null, new BigDecimal("0.01"), null);
        FeedResult result = run(with(false, stop, "0"), trades, strategy);

        assertThat(orders(result))
                .containsExactly("BUY 1000 FILLED 1000", "SELL 1000 REQUESTED 0", "SELL 1000 FILLED 1000");
        assertThat(result.orders().orders().getLast().intent().tag()).isEqualTo("stop-loss");
        assertThat(result.run().openAtEnd()).isFalse();
    }

    @Test
    void theStopOfAHalfFilledEntryClosesWhatIsFilledAndTheRestIsGuardedWhenItFills() {
        OrderIntent entry =
                OrderIntent.limit(0, Side.BUY, 1_000, 79_900, "entry").protectedBy(new Protection(100, 0, 0));
        Strategy strategy = new Script(Map.of(1L, context -> context.submit(entry)));
        // Its first 400 lots fill, the price reaches their target; then the other 600 fill and reach theirs.
        TradeSeries trades = trades(
                SYMBOL,
                trade(80_000, 50_000),
                trade(79_800, 400),
                trade(80_100, 50_000),
                trade(79_800, 50_000),
                trade(80_100, 50_000),
                trade(80_100, 10));
        FeedResult result = run(with(false, ProtectionRules.NONE, "0"), trades, strategy);

        assertThat(orders(result))
                .containsExactly("BUY 1000 FILLED 1000", "SELL 400 FILLED 400", "SELL 600 FILLED 600");
        assertThat(result.run().openAtEnd()).isFalse();
    }

    @Test
    void whatTheVenueFindsTooSmallIsNotSentAndDustIsNotGuarded() {
        SymbolSpec symbol = SYMBOL.withMinNotional(new BigDecimal("5"));
        Strategy strategy = new Script(Map.of(
                1L,
                context -> {
                    // 5 USDT are 625 lots at 800, and 626 at 799.
                    context.buy(0, 624, "too-small");
                    context.submit(OrderIntent.limit(0, Side.BUY, 625, 79_900, "too-small"));
                    context.buy(0, 625, "enough");
                },
                3L,
                context -> {
                    context.sell(0, 624, "too-small");
                    context.sell(0, 625, "enough");
                }));
        TradeSeries trades = trades(symbol, trade(80_000, 50_000), trade(80_010, 50_000), trade(80_010, 10));
        FeedResult result = run(settings(AT_ONCE, "0"), trades, strategy);
        assertThat(orders(result)).containsExactly("BUY 625 FILLED 625", "SELL 625 FILLED 625");
        assertThat(result.run().refused()).isEqualTo(3);
        assertThat(result.orders().notSent()).containsExactly(Map.entry("BELOW_MINIMUM_NOTIONAL", 3L));

        // Of 626 lots a fee of 1 % leaves 619: at the stop they are worth less than 5, and the venue would refuse their
        // sale for ever.
        Strategy dusty = new Script(Map.of(1L, context -> context.buy(0, 626, "in")));
        TradeSeries fall = trades(symbol, trade(80_000, 50_000), trade(79_000, 50_000), trade(79_000, 10));
        ProtectionRules stop = new ProtectionRules(null, new BigDecimal("0.01"), null);
        assertThat(orders(run(with(false, stop, "0.01"), fall, dusty))).containsExactly("BUY 626 FILLED 626");
    }

    @Test
    void whatRestsIsPaidForBeforeTheNextPurchase() {
        // 100,000 carry 125 at 800: two purchases of 60 fit, a third does not, until one of the two is gone.
        OrderIntent part = OrderIntent.limit(0, Side.BUY, 6_000_000, 80_000, "part");
        Strategy strategy = new Script(Map.of(
                1L,
                context -> {
                    for (int i = 0; i < 3; i++) {
                        context.submit(part);
                    }
                },
                2L,
                context -> context.cancel(1),
                3L,
                context -> context.submit(part)));
        TradeSeries trades =
                trades(SYMBOL, trade(90_000, 50_000), trade(90_000, 50_000), trade(90_000, 50_000), trade(90_000, 10));
        FeedResult result = run(settings(AT_ONCE, "0"), trades, strategy);

        assertThat(orders(result))
                .containsExactly("BUY 6000000 REQUESTED 0", "BUY 6000000 OPEN 0", "BUY 6000000 OPEN 0");
        assertThat(result.orders().notSent()).containsExactly(Map.entry("INSUFFICIENT_CAPITAL", 1L));
    }

    @Test
    void aGridLevelTurnsWhenItsOrderIsCompleteAndSellsWhatTheFeeLeft() {
        // 0.2 in two levels of 10,000 lots each; the anchor is the first bar's close, 80,000.
        TradeSeries trades = trades(
                SYMBOL,
                trade(80_000, 50_000),
                trade(80_000, 50_000),
                trade(79_100, 4_000),
                trade(79_150, 4_000),
                trade(79_100, 50_000),
                trade(80_100, 90_000),
                trade(80_100, 10));
        FeedResult result =
                run(settings(AT_ONCE, "0.001"), trades, create("grid", Map.of("levels", 2, "step", "0.01")));

        assertThat(orders(result))
                .containsExactly(
                        "BUY 10000 FILLED 10000", "BUY 10000 OPEN 0", "SELL 9990 FILLED 9990", "BUY 10000 OPEN 0");
    }
}
