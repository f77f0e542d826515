package io.aitrading.paper.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.paper.TestVenue;
import io.aitrading.paper.TestVenue.Answer;
import io.aitrading.paper.TestVenue.Keys;
import io.aitrading.testing.TestConfiguration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The limits as a client meets them, at the figures that {@code exchangeInfo} shows. */
class RateLimitsIT {
    private static final String HEAVY = "/api/v3/depth?symbol=BTCUSDT&limit=5000";
    private static final int HEAVY_WEIGHT = 250;
    private static final String RESTING = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=";

    @Test
    void ordersAreCountedInHeadersAndThenRefused() {
        try (TestVenue venue = TestVenue.running()) {
            Keys keys = venue.account("1000000", "1");
            String order = RESTING + wholeBid(venue);
            Answer first = venue.signed(keys, "POST", "/api/v3/order", order);
            assertThat(first.status()).as(first.message()).isEqualTo(200);
            assertThat(number(first, "X-MBX-ORDER-COUNT-10S")).isEqualTo(1);
            assertThat(number(first, "X-MBX-ORDER-COUNT-1D")).isEqualTo(1);

            Answer last = first;
            int sent = 1;
            // The window of ten seconds may turn once on the way.
            while (last.status() == 200 && sent < 250) {
                last = venue.signed(keys, "POST", "/api/v3/order", order);
                sent++;
            }
            assertThat(last.status()).isEqualTo(429);
            assertThat(last.code()).isEqualTo(-1015);
            assertThat(number(last, "Retry-After")).isBetween(1L, 10L);
            assertThat(number(last, "X-MBX-ORDER-COUNT-10S")).isEqualTo(100);
            assertThat(number(last, "X-MBX-ORDER-COUNT-1D")).isEqualTo(sent - 1L);
            assertThat(venue.signed(keys, "DELETE", "/api/v3/openOrders", "symbol=BTCUSDT")
                            .status())
                    .as("cancels are not limited by the count of orders")
                    .isEqualTo(200);
        }
    }

    @Test
    void tooMuchWeightIs429AndGoingOnIsABan() {
        try (TestVenue venue = TestVenue.stepped()) {
            long before = number(venue.get("/api/v3/ping"), "X-MBX-USED-WEIGHT-1M");
            Answer heavy = venue.get(HEAVY);
            if (number(heavy, "X-MBX-USED-WEIGHT-1M") < before) {
                // A new minute began between the two.
                before = 0;
            }
            assertThat(number(heavy, "X-MBX-USED-WEIGHT-1M")).isEqualTo(before + HEAVY_WEIGHT);

            int sent = 0;
            while (heavy.status() == 200 && sent < 60) {
                heavy = venue.get(HEAVY);
                sent++;
            }
            assertThat(heavy.status()).isEqualTo(429);
            assertThat(heavy.code()).isEqualTo(-1003);
            assertThat(number(heavy, "Retry-After")).isBetween(1L, 60L);

            while (heavy.status() != 418 && sent < 400) {
                heavy = venue.get(HEAVY);
                sent++;
            }
            assertThat(heavy.status()).isEqualTo(418);
            assertThat(heavy.code()).isEqualTo(-1003);
            assertThat(number(heavy, "Retry-After")).isBetween(60L, 120L);
            assertThat(venue.get("/api/v3/ping").status()).isEqualTo(418);
        }
    }

    @Test
    void pushedLimitsAreShownAndKeptAtOnce() {
        try (TestConfiguration configuration = TestConfiguration.start();
                TestVenue venue = TestVenue.running(Map.of(
                        "platform.configuration.watch", "true", "CONFIGURATION_SERVICE_URL", configuration.url()))) {
            assertThat(configuration.push(Map.of("paper.limits.orders-per-ten-seconds", "2")))
                    .contains("\"outcome\":\"APPLIED\"", "\"needsRestart\":[]");
            assertThat(venue.get("/api/v3/exchangeInfo").raw().body())
                    .contains("\"interval\":\"SECOND\",\"intervalNum\":10,\"limit\":2}");
            Keys keys = venue.account("1000000", "1");
            String order = RESTING + wholeBid(venue);
            Answer last = venue.signed(keys, "POST", "/api/v3/order", order);
            // A window may turn between two orders, but not between six.
            for (int sent = 1; last.status() != 429 && sent < 6; sent++) {
                last = venue.signed(keys, "POST", "/api/v3/order", order);
            }
            assertThat(last.code()).as(last.message()).isEqualTo(-1015);
        }
    }

    private static String wholeBid(TestVenue venue) {
        return venue.get("/api/v3/ticker/bookTicker?symbol=BTCUSDT")
                .body()
                .path("bidPrice")
                .asString()
                .replaceAll("\\.\\d+$", ".00");
    }

    private static long number(Answer answer, String header) {
        return answer.raw().headers().firstValueAsLong(header).orElse(-1);
    }
}
