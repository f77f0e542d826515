package io.aitrading.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.paper.order.NewList;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.trading.book.SelfTradePrevention;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders that wait for another are placed once, however many trades fill the one that they wait for. */
class PendingOrdersIT {
    private static final int LOTS = 10_000;
    private static final int STEPS_MAX = 2_000;
    private static final int FAR = 200;
    private static DataSource database;

    @BeforeAll
    static void open() {
        database = VenueWorld.database();
    }

    @AfterAll
    static void close() throws Exception {
        ((AutoCloseable) database).close();
    }

    @Test
    void aPairIsPlacedOnceWhenTheOrderBeforeItFillsInTwoTradesAtOnce() {
        VenueWorld world = VenueWorld.openIn(database);
        for (int i = 0; i < STEPS_MAX && spread(world) < 2; i++) {
            world.run(core -> core.step(1));
        }
        long between = world.venue().market().best(Side.SELL) - 1;
        long last = world.venue().market().lastPrice();
        for (String name : List.of("first", "second")) {
            NewOrder rests = order(Side.SELL, OrderKind.LIMIT, LOTS, between, 0, name);
            assertThat(world.run(core -> core.place(1, rests))).as(name).isTrue();
        }
        NewList bracket = NewList.otoco(
                null,
                order(Side.BUY, OrderKind.LIMIT, 2 * LOTS, between, 0, "entry"),
                order(Side.SELL, OrderKind.LIMIT_MAKER, 2 * LOTS, Math.max(last, between) + FAR, 0, "profit"),
                order(Side.SELL, OrderKind.STOP_LOSS, 2 * LOTS, 0, Math.min(last, between) - FAR, "loss"));

        assertThat(world.run(core -> core.placeList(2, bracket))).isTrue();

        assertThat(fills(world, "entry")).isEqualTo(2);
        assertThat(state(world, "entry")).isEqualTo("FILLED");
        assertThat(state(world, "profit")).isEqualTo("NEW");
        assertThat(state(world, "loss")).isEqualTo("NEW");
        assertThat(world.jdbc()
                        .sql("SELECT count(*) FROM journal WHERE kind = 'ORDER_PLACED'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private static long spread(VenueWorld world) {
        return world.venue().market().best(Side.SELL) - world.venue().market().best(Side.BUY);
    }

    private static NewOrder order(Side side, OrderKind kind, long lots, long price, long stop, String name) {
        return new NewOrder(
                side, kind, TimeInForce.GTC, lots, 0, price, stop, 0, 0, name, SelfTradePrevention.NONE, null, null);
    }

    private static long fills(VenueWorld world, String name) {
        return world.jdbc()
                .sql("SELECT count(*) FROM journal j JOIN venue_order o USING (order_id)"
                        + " WHERE j.kind = 'TRADE' AND o.client_order_id = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    private static String state(VenueWorld world, String name) {
        return world.jdbc()
                .sql("SELECT state FROM venue_order WHERE client_order_id = :name")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
