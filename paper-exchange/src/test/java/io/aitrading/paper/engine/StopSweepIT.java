package io.aitrading.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.paper.order.OrderState;
import io.aitrading.trading.book.SelfTradePrevention;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A stop goes off at any trade that reaches its price, also one in the middle of a sweep that ends elsewhere. */
class StopSweepIT {
    private static final int LOTS = 10_000;
    private static final int STEPS_MAX = 2_000;
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
    void aStopGoesOffAtATradeInTheMiddleOfASweep() {
        VenueWorld world = VenueWorld.openIn(database);
        for (int i = 0; i < STEPS_MAX && spread(world) < 2; i++) {
            world.run(core -> core.step(1));
        }
        long ask = world.venue().market().best(Side.SELL);
        assertThat(spread(world)).as("room for an order between the quotes").isGreaterThanOrEqualTo(2);
        place(world, 2, Side.BUY, OrderKind.MARKET, LOTS, 0, 0, "lift");
        assertThat(world.venue().market().lastPrice()).isGreaterThanOrEqualTo(ask);

        place(world, 1, Side.SELL, OrderKind.LIMIT, LOTS, ask - 1, 0, "between");
        place(world, 1, Side.SELL, OrderKind.STOP_LOSS, LOTS, 0, ask - 1, "stop");
        assertThat(state(world, "stop")).isEqualTo(OrderState.NEW.name());

        // First one tick down, where the limit order waits, and then up again: the stop's price was traded all the
        // same.
        place(world, 2, Side.BUY, OrderKind.MARKET, 2 * LOTS, 0, 0, "sweep");
        assertThat(state(world, "between")).isEqualTo(OrderState.FILLED.name());
        assertThat(state(world, "stop")).isEqualTo(OrderState.FILLED.name());
    }

    private static long spread(VenueWorld world) {
        return world.venue().market().best(Side.SELL) - world.venue().market().best(Side.BUY);
    }

    private static void place(
            VenueWorld world, long account, Side side, OrderKind kind, long lots, long price, long stop, String name) {
        NewOrder order = new NewOrder(
                side, kind, TimeInForce.GTC, lots, 0, price, stop, 0, 0, name, SelfTradePrevention.NONE, null, null);
        assertThat(world.run(core -> core.place(account, order))).as(name).isTrue();
    }

    private static String state(VenueWorld world, String name) {
        return world.jdbc()
                .sql("SELECT state FROM venue_order WHERE client_order_id = :name")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
