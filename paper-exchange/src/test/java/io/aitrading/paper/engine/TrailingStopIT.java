package io.aitrading.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.aitrading.paper.order.NewOrder;
import io.aitrading.paper.order.OrderKind;
import io.aitrading.paper.order.OrderState;
import io.aitrading.trading.book.SelfTradePrevention;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trailing stop goes off at the first trade that has come back far enough from the best price, restarts or not. */
class TrailingStopIT {
    private static final int TRADES_MAX = 2_000;

    @ParameterizedTest(name = "{0} {1} by {2} basis points from {3} ticks off")
    @CsvSource({
        "SELL, STOP_LOSS, 20, 0",
        "BUY, STOP_LOSS, 25, 0",
        "SELL, TAKE_PROFIT, 15, 0",
        "BUY, TAKE_PROFIT, 20, 0",
        "SELL, STOP_LOSS, 20, -60",
        "BUY, TAKE_PROFIT, 20, -40",
        "SELL, TAKE_PROFIT, 15, 40",
        "BUY, STOP_LOSS, 15, 40"
    })
    void itGoesOffWhereTheMarketTurns(Side side, OrderKind kind, int delta, int stopOffset) {
        try (VenueWorld world = VenueWorld.open()) {
            long last = lastPrice(world);
            long stop = stopOffset == 0 ? 0 : last + stopOffset;
            NewOrder order = new NewOrder(
                    side,
                    kind,
                    TimeInForce.GTC,
                    10_000,
                    0,
                    0,
                    stop,
                    delta,
                    0,
                    "trail",
                    SelfTradePrevention.NONE,
                    null,
                    null);
            world.place(1, order);

            long best = stop == 0 ? last : 0;
            for (int i = 0; i < TRADES_MAX; i++) {
                assertThat(world.openOrders(1)).as("open before trade %d", i).hasSize(1);
                world.run(core -> core.step(1));
                if (i % 3 == 0) {
                    world.loseMemory();
                }
                // The order's own trade moves the last price: what set it off is the recorded one before.
                long price = recordedPrice(world);
                if (best == 0) {
                    boolean rise = (side == Side.BUY) == (kind == OrderKind.STOP_LOSS);
                    best = (rise ? price >= stop : price <= stop) ? price : 0;
                } else {
                    best = side == Side.SELL ? Math.max(best, price) : Math.min(best, price);
                }
                boolean broken = best != 0
                        && (side == Side.SELL
                                ? price * 10_000 <= best * (10_000 - delta)
                                : price * 10_000 >= best * (10_000 + delta));
                if (broken) {
                    assertThat(world.openOrders(1))
                            .as("after trade %d at %d", i, price)
                            .isEmpty();
                    assertThat(world.state("trail")).isEqualTo(OrderState.FILLED);
                    return;
                }
            }
            throw new AssertionError("the market never turned by " + delta + " basis points");
        }
    }

    private static long lastPrice(VenueWorld world) {
        return world.venue().market().lastPrice();
    }

    private static long recordedPrice(VenueWorld world) {
        return world.jdbc()
                .sql("SELECT price_ticks FROM public_trade WHERE recorded ORDER BY trade_id DESC LIMIT 1")
                .query(Long.class)
                .single();
    }
}
