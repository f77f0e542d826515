package io.aitrading.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.Side;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.paper.order.OrderState;
import org.junit.jupiter.api.Test;

/** A stop goes off at any trade that reaches its price, also one in the middle of a sweep that ends elsewhere. */
class StopSweepIT {
    private static final int LOTS = 10_000;

    @Test
    void aStopGoesOffAtATradeInTheMiddleOfASweep() {
        try (VenueWorld world = VenueWorld.open()) {
            world.awaitRoomBetweenTheQuotes();
            long ask = world.venue().market().best(Side.SELL);
            world.place(2, VenueWorld.order("lift", Side.BUY, OrderKind.MARKET, LOTS, 0, 0));
            assertThat(world.venue().market().lastPrice()).isGreaterThanOrEqualTo(ask);

            world.place(1, VenueWorld.order("between", Side.SELL, OrderKind.LIMIT, LOTS, ask - 1, 0));
            world.place(1, VenueWorld.order("stop", Side.SELL, OrderKind.STOP_LOSS, LOTS, 0, ask - 1));
            assertThat(world.state("stop")).isEqualTo(OrderState.NEW);

            // First one tick down, where the limit order waits, and then up again: the stop's price was traded all the
            // same.
            world.place(2, VenueWorld.order("sweep", Side.BUY, OrderKind.MARKET, 2 * LOTS, 0, 0));
            assertThat(world.state("between")).isEqualTo(OrderState.FILLED);
            assertThat(world.state("stop")).isEqualTo(OrderState.FILLED);
        }
    }
}
