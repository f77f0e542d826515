package io.aitrading.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.Price;
import io.aitrading.domain.Side;
import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.engine.Orders;
import io.aitrading.engine.decision.Decision;
import io.aitrading.engine.deployment.Lifecycle;
import io.aitrading.engine.order.Placement;
import io.aitrading.trading.host.ProtectionRules;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyFill;
import io.aitrading.trading.strategy.TradeTick;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolRunnerTest {
    private static final Map<String, String> CROSS = Map.of("fast", "2", "slow", "5", "allowShort", "false");
    private static final Map<String, String> BREAKOUT = Map.of("entryBars", "4", "exitBars", "3");
    private final List<EngineWorld> worlds = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        worlds.forEach(EngineWorld::close);
    }

    @Test
    void theSameTradesGiveTheSameOrders() {
        EngineWorld one = traders(7).lives();
        EngineWorld other = traders(7).lives();

        assertThat(one.orders.placed()).hasSizeGreaterThan(20);
        assertThat(Orders.hash(other.orders.placed())).isEqualTo(Orders.hash(one.orders.placed()));
        assertThat(Orders.hash(traders(8).lives().orders.placed())).isNotEqualTo(Orders.hash(one.orders.placed()));
        assertThat(one.sent()).hasSameSizeAs(one.orders.placed());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 20})
    void aKillBetweenSendingAnOrderAndItsCommitChangesNothing(int placement) {
        EngineWorld whole = traders(7).lives();
        EngineWorld broken = traders(7);
        broken.orders.killsAfterTaking(placement);
        broken.lives();
        assertThat(broken.killed()).isTrue();
        broken.lives();

        assertThat(Orders.hash(broken.orders.placed())).isEqualTo(Orders.hash(whole.orders.placed()));
        assertThat(broken.store.decisions()).isEqualTo(whole.store.decisions());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 15})
    void aKillBeforeOrAfterACommitChangesNothing(int commit) {
        EngineWorld whole = traders(7).lives();
        EngineWorld before = traders(7);
        before.store.killsBeforeCommit(commit);
        assertThat(before.lives().killed()).isTrue();
        before.lives();
        EngineWorld after = traders(7);
        after.store.killsAfterCommit(commit);
        assertThat(after.lives().killed()).isTrue();
        after.lives();

        assertThat(Orders.hash(before.orders.placed())).isEqualTo(Orders.hash(whole.orders.placed()));
        assertThat(Orders.hash(after.orders.placed())).isEqualTo(Orders.hash(whole.orders.placed()));
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedForAndNothingIsLost() {
        EngineWorld whole = traders(7).lives();
        EngineWorld world = traders(7);
        world.store.failsTimes(5);
        world.lives();

        assertThat(Orders.hash(world.orders.placed())).isEqualTo(Orders.hash(whole.orders.placed()));
    }

    @Test
    void aStopLossSurvivesAKillAndClosesOnce() {
        EngineWorld world = world(FakeMarket.of(800, 800, 801, 790));
        world.knows("once", () -> buysOnFirstTrade());
        UUID id = world.runs("once", Map.of(), new ProtectionRules(null, new BigDecimal("0.05"), null));
        world.lives().ends();
        assertThat(world.orders.placed()).hasSize(1);

        // 760 is the level: 5 % below 800. The kill comes after the close was taken, before it is known here.
        world.market.then(770).then(759).then(750).then(740);
        world.orders.killsAfterTaking(2);
        assertThat(world.lives().killed()).isTrue();
        world.lives();

        assertThat(world.orders.placed()).hasSize(2);
        PlaceOrderRequest close = world.orders.placed().getLast();
        assertThat(close.side()).isEqualTo(Side.SELL);
        assertThat(close.reduceOnly()).isTrue();
        assertThat(close.quantity().toString()).isEqualTo("0.1");
        assertThat(world.sent().getLast().signal()).isEqualTo("stop-loss");
        assertThat(world.store.state(id)).containsEntry("position.quantity", "0");
    }

    @Test
    void takeProfitAndTrailingStopCloseWhatAStoppedStrategyLeftBehind() {
        EngineWorld profit = world(FakeMarket.of(800, 810, 830, 845, 850));
        profit.knows("once", () -> buysOnFirstTrade());
        profit.runs("once", Map.of(), new ProtectionRules(new BigDecimal("0.05"), null, null));
        profit.lives();
        assertThat(profit.sent()).extracting(Decision::signal).containsExactly("enter", "take-profit");

        EngineWorld trailing = world(FakeMarket.of(800, 900, 860, 854));
        trailing.knows(
                "failing",
                () -> new OnTrade(context -> {
                    if (context.lastPriceTicks(0) == 90_000) {
                        throw new IllegalStateException("scripted");
                    }
                    if (context.lastPriceTicks(0) == 80_000) {
                        context.buy(0, 10_000, "enter");
                    }
                }));
        UUID id = trailing.runs("failing", Map.of(), new ProtectionRules(null, null, new BigDecimal("0.05")));
        trailing.lives();
        assertThat(trailing.store.deployment(id).state()).isEqualTo(Lifecycle.FAILED);
        assertThat(trailing.sent()).extracting(Decision::signal).containsExactly("enter", "trailing-stop");
    }

    @Test
    void aRefusedProtectionTriesAgainAfterAWhileUnderAnotherId() {
        EngineWorld world = world(FakeMarket.of(800));
        world.knows("once", () -> buysOnFirstTrade());
        world.runs("once", Map.of(), new ProtectionRules(null, new BigDecimal("0.05"), null));
        world.lives().ends();
        world.orders.answers(new Placement.Refused("VENUE_REJECTED", "scripted", Map.of()));
        for (int i = 0; i < 8; i++) {
            world.market.then(700);
        }
        world.lives();

        assertThat(world.reasons()).containsExactly("ORDER_SENT", "ORDER_REFUSED VENUE_REJECTED", "ORDER_SENT");
        assertThat(world.orders.placed()).hasSize(2);
        assertThat(world.store.decisions().get(2).clientOrderId())
                .isNotEqualTo(world.store.decisions().get(1).clientOrderId());
    }

    @Test
    void aStrategyThatThrowsLoopsOrFloodsEndsItselfAlone() {
        EngineWorld world = traders(7);
        world.knows(
                "throwing",
                () -> new OnTrade(context -> {
                    throw new IllegalStateException("no idea");
                }));
        world.knows(
                "looping",
                () -> new OnTrade(context -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                }));
        world.knows(
                "flooding",
                () -> new OnTrade(context -> {
                    for (int i = 0; i < 100; i++) {
                        context.buy(0, 1, "more");
                    }
                }));
        UUID throwing = world.runs("throwing");
        UUID looping = world.runs("looping");
        UUID flooding = world.runs("flooding");
        world.lives();

        assertThat(cause(world, throwing)).startsWith("EXCEPTION").contains("no idea");
        assertThat(cause(world, looping)).startsWith("TIME_LIMIT");
        assertThat(cause(world, flooding)).startsWith("ORDER_FLOOD");
        List<PlaceOrderRequest> others = world.orders.placed().stream()
                .filter(order -> !flooding.equals(order.strategyId()))
                .toList();
        assertThat(Orders.hash(others))
                .isEqualTo(Orders.hash(traders(7).lives().orders.placed()));
    }

    @Test
    void noExposureIsOpenedOnASignalThatTheMarketHasLeftBehind() {
        EngineWorld world = world(FakeMarket.of(800, 801, 802, 803, 804, 805, 806, 807, 808, 809, 810, 811, 812)
                .ranAhead());
        world.knows("once", () -> buysOnFirstTrade());
        world.runs("once");
        world.lives();

        assertThat(world.orders.placed()).isEmpty();
        assertThat(world.reasons()).containsExactly("NO_ORDER SIGNAL_STALE");
        assertThat(world.store.decisions().getFirst().facts()).containsKeys("value", "threshold");
    }

    @Test
    void noExposureIsOpenedAfterAGapOrWithoutALinkToTheVenue() {
        EngineWorld gap = world(FakeMarket.of(800).losesNext(5, 801).then(802));
        gap.knows("eager", () -> new OnTrade(context -> context.buy(0, 10_000, "enter")));
        gap.runs("eager");
        gap.lives();
        assertThat(gap.reasons()).containsExactly("ORDER_SENT", "NO_ORDER MARKET_DATA_GAP", "NO_ORDER MARKET_DATA_GAP");

        EngineWorld unlinked = world(FakeMarket.of(800).silentAndUnlinked());
        unlinked.knows("once", () -> buysOnFirstTrade());
        unlinked.runs("once");
        unlinked.lives();
        assertThat(unlinked.reasons()).containsExactly("NO_ORDER MARKET_DATA_STALE");
    }

    @Test
    void aRefusalIsKeptWithTheRuleItsValueAndItsThreshold() {
        EngineWorld world = world(FakeMarket.of(800, 801));
        world.knows("once", () -> buysOnFirstTrade());
        world.runs("once");
        world.orders.answers(new Placement.Refused(
                "RISK_REJECTED", "too large", Map.of("rule", "MAX_ORDER_NOTIONAL", "value", "80", "threshold", "50")));
        world.lives();

        assertThat(world.store.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.outcome()).isEqualTo(Decision.Outcome.ORDER_REFUSED);
            assertThat(decision.reason()).isEqualTo("RISK_REJECTED");
            assertThat(decision.facts())
                    .containsEntry("rule", "MAX_ORDER_NOTIONAL")
                    .containsEntry("value", "80")
                    .containsEntry("threshold", "50");
        });
    }

    @Test
    void aRestingOrderFillsAtATradeAndIsToldOnceEvenAcrossAKill() {
        List<StrategyFill> told = new CopyOnWriteArrayList<>();
        EngineWorld world = world(FakeMarket.of(800, 801));
        world.knows("resting", () -> new Resting(told));
        UUID id = world.runs("resting");
        world.lives().ends();
        assertThat(world.orders.orders()).singleElement().satisfies(order -> assertThat(order.status())
                .isEqualTo(OrderStatus.ACCEPTED));

        world.orders.fills(world.orders.orders().getFirst(), Price.of("790"));
        world.market.then(790).then(791);
        world.store.killsBeforeCommit(3);
        world.lives();
        world.lives();

        assertThat(world.store.state(id)).containsEntry("position.quantity", "0.1");
        assertThat(told.getLast().priceTicks()).isEqualTo(79_000);
        assertThat(told.getLast().orderDone()).isTrue();
        assertThat(world.store.state(id)).containsEntry("context.resting", "");
    }

    @Test
    void theReasonForDoingNothingIsKeptOnceAndNotAtEachBar() {
        EngineWorld world = world(FakeMarket.of(800, 799, 798, 797, 796, 795, 794, 793, 792));
        world.runs("donchian-breakout", BREAKOUT, ProtectionRules.NONE);
        world.lives();

        assertThat(world.reasons()).containsExactly("NO_ORDER NOTHING_TO_CLOSE");
    }

    private EngineWorld traders(long seed) {
        EngineWorld world = world(FakeMarket.walk(seed, 600));
        world.runs("moving-average-cross", CROSS, new ProtectionRules(null, new BigDecimal("0.01"), null));
        world.runs("donchian-breakout", BREAKOUT, ProtectionRules.NONE);
        return world;
    }

    private EngineWorld world(FakeMarket market) {
        EngineWorld world = new EngineWorld(market);
        worlds.add(world);
        return world;
    }

    private static String cause(EngineWorld world, UUID id) {
        assertThat(world.store.deployment(id).state()).isEqualTo(Lifecycle.FAILED);
        return String.valueOf(world.store.deployment(id).cause());
    }

    private static Strategy buysOnFirstTrade() {
        return new OnTrade(context -> {
            if (context.lastPriceTicks(0) == 80_000 && context.positionLots(0) == 0) {
                context.buy(0, 10_000, "enter");
            }
        });
    }

    private record OnTrade(Consumer<StrategyContext> body) implements Strategy {
        @Override
        public void onTrade(StrategyContext context, TradeTick trade) {
            body.accept(context);
        }
    }

    private record Resting(List<StrategyFill> told) implements Strategy {
        @Override
        public void onTrade(StrategyContext context, TradeTick trade) {
            if (trade.tradeId() == 1) {
                context.submit(OrderIntent.limit(0, Side.BUY, 10_000, 79_000, "wait"));
            }
        }

        @Override
        public void onFill(StrategyContext context, StrategyFill fill) {
            told.add(fill);
        }
    }
}
