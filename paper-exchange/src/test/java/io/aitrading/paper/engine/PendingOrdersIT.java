package io.aitrading.paper.engine;

import static io.aitrading.paper.engine.VenueWorld.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.Side;
import io.aitrading.paper.order.NewList;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.paper.order.OrderState;
import org.junit.jupiter.api.Test;

/** Orders that wait for another are placed once, however many trades fill the one that they wait for. */
class PendingOrdersIT {
    private static final int LOTS = 10_000;
    private static final int FAR = 200;

    @Test
    void aPairIsPlacedOnceWhenTheOrderBeforeItFillsInTwoTradesAtOnce() {
        try (VenueWorld world = VenueWorld.open()) {
            world.awaitRoomBetweenTheQuotes();
            long between = world.venue().market().best(Side.SELL) - 1;
            long last = world.venue().market().lastPrice();
            world.place(1, order("first", Side.SELL, OrderKind.LIMIT, LOTS, between, 0));
            world.place(1, order("second", Side.SELL, OrderKind.LIMIT, LOTS, between, 0));
            NewList bracket = NewList.otoco(
                    null,
                    order("entry", Side.BUY, OrderKind.LIMIT, 2 * LOTS, between, 0),
                    order("profit", Side.SELL, OrderKind.LIMIT_MAKER, 2 * LOTS, Math.max(last, between) + FAR, 0),
                    order("loss", Side.SELL, OrderKind.STOP_LOSS, 2 * LOTS, 0, Math.min(last, between) - FAR));

            assertThat(world.run(core -> core.placeList(2, bracket))).isTrue();

            assertThat(journalled(world, "TRADE", "entry")).isEqualTo(2);
            assertThat(world.state("entry")).isEqualTo(OrderState.FILLED);
            assertThat(world.state("profit")).isEqualTo(OrderState.NEW);
            assertThat(world.state("loss")).isEqualTo(OrderState.NEW);
            assertThat(journalled(world, "ORDER_PLACED", "profit")).isEqualTo(1);
            assertThat(journalled(world, "ORDER_PLACED", "loss")).isEqualTo(1);
        }
    }

    private static long journalled(VenueWorld world, String kind, String name) {
        return world.jdbc()
                .sql("SELECT count(*) FROM journal j JOIN venue_order o USING (order_id)"
                        + " WHERE j.kind = :kind AND o.client_order_id = :name")
                .param("kind", kind)
                .param("name", name)
                .query(Long.class)
                .single();
    }
}
