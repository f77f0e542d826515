package io.aitrading.orders;

import static io.aitrading.orders.OrderWorld.ACCOUNT;
import static io.aitrading.orders.OrderWorld.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.TradingState;
import io.aitrading.orders.OrderWorld.Answer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Orders per minute at the paper venue: strategies by the market's clock, people by the one on the wall. */
class OrderRateIT {
    private static final Instant MARKET = Instant.parse("2013-11-25T00:00:00Z");

    @Test
    void aReplayMayBeFastButAMinuteOfTheMarketHasItsLimit() {
        try (OrderWorld world = new OrderWorld().ready()) {
            world.venue.price("100");
            world.risk.maxOrdersPerMinute(3);
            world.risk.acknowledged(TradingState.ACTIVE);

            for (int i = 0; i < 9; i++) {
                Answer placed = decided(world, "spread-" + i, MARKET.plusSeconds(30L * i));
                assertThat(placed.status()).as(placed.body()).isEqualTo(201);
            }
            Instant busy = MARKET.plusSeconds(3600);
            for (int i = 0; i < 3; i++) {
                assertThat(decided(world, "busy-" + i, busy.plusSeconds(i)).status())
                        .isEqualTo(201);
            }
            assertThat(decided(world, "busy-3", busy.plusSeconds(3)).body()).contains("ORDER_RATE");

            // None of them is in the way of a person, who has a minute of their own.
            for (int i = 0; i < 3; i++) {
                assertThat(byHand(world, "hand-" + i).status()).isEqualTo(201);
            }
            assertThat(byHand(world, "hand-3").body()).contains("ORDER_RATE");

            world.send("DELETE", "/api/v1/orders?accountId=" + ACCOUNT, null, null, world.service());
        }
    }

    private static Answer byHand(OrderWorld world, String name) {
        return world.place(name, limit(name, "BUY", "1", "60"));
    }

    private static Answer decided(OrderWorld world, String name, Instant at) {
        String body = limit(name, "BUY", "1", "60").replace("}", ",\"decidedAt\":\"" + at + "\"}");
        return world.place(name, body);
    }
}
