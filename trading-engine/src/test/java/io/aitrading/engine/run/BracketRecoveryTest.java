package io.aitrading.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.OrderStatus;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.api.OrderView;
import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.trading.host.ProtectionRules;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Protection;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.TradeTick;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An entry with exits that is filled by parts while the process dies: what is protected is what is filled, each part once. */
class BracketRecoveryTest {
    private static final Price ENTRY = Price.of("790");
    private EngineWorld world;
    private boolean died;

    @AfterEach
    void end() {
        world.close();
    }

    /** Where the process dies. */
    private enum Death {
        NONE,
        BEFORE_THE_PART_IS_STORED,
        AFTER_THE_PART_IS_STORED,
        WHEN_ITS_EXIT_WAS_TAKEN,
        BEFORE_THE_EXIT_IS_STORED,
        AFTER_THE_EXIT_IS_STORED
    }

    /** Rests a purchase at 790 for all of 0.1, to be closed ten above or ten below its price. */
    private record Bracket() implements Strategy {
        @Override
        public void onTrade(StrategyContext context, TradeTick trade) {
            if (trade.tradeId() == 1) {
                context.submit(OrderIntent.limit(0, Side.BUY, 10_000, 79_000, "entry")
                        .protectedBy(new Protection(1_000, 1_000, 0)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void whatIsProtectedIsWhatIsFilledWhereverTheProcessDies(Death death) {
        UUID id = entryRests();
        dies(death);
        world.orders.fillsPartly(entry(), ENTRY, Quantity.of("0.04"));
        world.market.then(790).then(800);
        lives();
        assertThat(died).isEqualTo(death != Death.NONE);
        assertThat(sales()).containsExactly("0.04");
        assertThat(entry().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);

        world.orders.fillsPartly(entry(), ENTRY, Quantity.of("0.06"));
        world.market.then(790).then(779);
        lives();
        assertThat(sales()).as("the rest is guarded too, by the stop this time").containsExactly("0.04", "0.06");
        assertThat(world.store.state(id))
                .containsEntry("position.quantity", "0")
                .containsEntry("context.resting", "");
        assertThat(world.sent())
                .extracting(decision -> decision.signal())
                .containsExactly("entry", "take-profit", "stop-loss");
    }

    @Test
    void aProtectionTakesBackARestingSaleBeforeItClosesAlsoAfterAKill() {
        world = new EngineWorld(FakeMarket.of(800, 800));
        world.knows("target", Target::new);
        UUID id = world.runs("target", Map.of(), new ProtectionRules(null, new BigDecimal("0.01"), null));
        world.lives().ends();
        assertThat(world.orders.orders()).hasSize(2);

        world.market.then(790);
        world.orders.killsAfterTaking(3);
        lives();
        assertThat(died).isTrue();
        assertThat(world.orders.orders())
                .extracting(order -> order.type() + " " + order.status())
                .containsExactly("MARKET FILLED", "LIMIT CANCELED", "MARKET FILLED");
        assertThat(world.store.state(id)).containsEntry("position.quantity", "0");
    }

    /** Buys, and rests the sale of all of it far above. */
    private record Target() implements Strategy {
        @Override
        public void onTrade(StrategyContext context, TradeTick trade) {
            if (trade.tradeId() == 1) {
                context.buy(0, 10_000, "enter");
            } else if (trade.tradeId() == 2) {
                context.submit(OrderIntent.limit(0, Side.SELL, 10_000, 90_000, "target"));
            }
        }
    }

    private UUID entryRests() {
        world = new EngineWorld(FakeMarket.of(800));
        world.knows("bracket", Bracket::new);
        UUID id = world.runs("bracket");
        world.lives().ends();
        assertThat(entry().status()).isEqualTo(OrderStatus.ACCEPTED);
        return id;
    }

    /** Of the commits, the first holds the entry, the next its part, the one after that the exit. */
    private void dies(Death death) {
        int entryStored = world.store.commits();
        switch (death) {
            case NONE -> {}
            case BEFORE_THE_PART_IS_STORED -> world.store.killsBeforeCommit(entryStored + 1);
            case AFTER_THE_PART_IS_STORED -> world.store.killsAfterCommit(entryStored + 1);
            case WHEN_ITS_EXIT_WAS_TAKEN -> world.orders.killsAfterTaking(2);
            case BEFORE_THE_EXIT_IS_STORED -> world.store.killsBeforeCommit(entryStored + 2);
            case AFTER_THE_EXIT_IS_STORED -> world.store.killsAfterCommit(entryStored + 2);
        }
    }

    /** Lives until all trades are processed, with one more life after a kill. */
    private void lives() {
        world.lives();
        if (world.killed()) {
            died = true;
            world.lives();
        }
        world.ends();
    }

    private OrderView entry() {
        return world.orders.orders().getFirst();
    }

    private List<String> sales() {
        return world.orders.placed().stream()
                .filter(order -> order.side() == Side.SELL)
                .map(PlaceOrderRequest::quantity)
                .map(Quantity::toString)
                .toList();
    }
}
