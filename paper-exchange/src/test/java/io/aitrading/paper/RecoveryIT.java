package io.aitrading.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.paper.TestVenue.Keys;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RecoveryIT {
    /** The first process is never told to stop: it loses its thread of commands only when the second one stands. */
    @Test
    void whatWasAcknowledgedIsThereAfterAnotherProcessTakesOver() {
        try (TestVenue venue = TestVenue.stepped()) {
            venue.step(300);
            Keys keys = venue.account("50000", "2");
            JsonNode bought = post(venue, keys, "side=BUY&type=MARKET&quantity=0.5");
            JsonNode resting = post(venue, keys, "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=500");
            post(venue, keys, "side=SELL&type=STOP_LOSS&quantity=0.1&stopPrice=500");
            String account = stable(venue, keys);
            String replay =
                    venue.get("/control/v1/replay").body().path("tradeId").asString();

            venue.takeOver();

            assertThat(stable(venue, keys)).isEqualTo(account);
            assertThat(venue.get("/control/v1/replay").body().path("tradeId").asString())
                    .isEqualTo(replay);
            assertThat(venue.signed(keys, "GET", "/api/v3/openOrders", "")
                            .body()
                            .size())
                    .isEqualTo(2);
            JsonNode after = post(venue, keys, "side=BUY&type=MARKET&quantity=0.1");
            assertThat(after.path("orderId").asLong())
                    .isGreaterThan(resting.path("orderId").asLong());
            assertThat(after.path("fills").get(0).path("tradeId").asLong())
                    .isGreaterThan(bought.path("fills").get(0).path("tradeId").asLong());
            long id = resting.path("orderId").asLong();
            assertThat(venue.signed(keys, "DELETE", "/api/v3/order", "symbol=BTCUSDT&orderId=" + id)
                            .status())
                    .isEqualTo(200);
        }
    }

    private static JsonNode post(TestVenue venue, Keys keys, String order) {
        return venue.signed(keys, "POST", "/api/v3/order", "symbol=BTCUSDT&newOrderRespType=FULL&" + order)
                .body();
    }

    private static String stable(TestVenue venue, Keys keys) {
        return venue.signed(keys, "GET", "/api/v3/account", "")
                        .body()
                        .path("balances")
                        .toString()
                + venue.signed(keys, "GET", "/api/v3/allOrders", "symbol=BTCUSDT")
                        .body()
                + venue.signed(keys, "GET", "/api/v3/myTrades", "symbol=BTCUSDT")
                        .body();
    }
}
