package io.aitrading.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.paper.TestVenue.Keys;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ConservationIT {
    private static final long SEED = 20131125;
    private static final int ORDERS = 300;

    /** Whatever is ordered, what two accounts hold is what they put in, plus what they bought, less what they sold and the fees. */
    @Test
    void balancesAreNeverNegativeAndMoneyIsNeitherMadeNorLost() {
        Random random = new Random(SEED);
        try (TestVenue venue = TestVenue.stepped()) {
            venue.step(200);
            List<Keys> accounts = List.of(venue.account("20000", "3"), venue.account("5000", "20"));
            for (int i = 0; i < ORDERS; i++) {
                Keys keys = accounts.get(random.nextInt(2));
                if (random.nextInt(12) == 0) {
                    venue.signed(keys, "DELETE", "/api/v3/openOrders", "symbol=BTCUSDT");
                } else {
                    venue.signed(keys, "POST", "/api/v3/order", "symbol=BTCUSDT&" + order(venue, random));
                }
                if (i % 3 == 0) {
                    venue.step(1 + random.nextInt(20));
                }
            }
            JdbcClient jdbc = venue.bean(JdbcClient.class);
            assertThat(jdbc.sql("SELECT count(*) FROM fill").query(Long.class).single())
                    .isGreaterThan(50);
            assertThat(difference(jdbc, "BTC", "CASE WHEN side = 'BUY' THEN lots * 1000 ELSE -lots * 1000 END"))
                    .isZero();
            assertThat(difference(jdbc, "USDT", "CASE WHEN side = 'BUY' THEN -quote_units ELSE quote_units END"))
                    .isZero();
            accounts.forEach(keys -> venue.signed(keys, "DELETE", "/api/v3/openOrders", "symbol=BTCUSDT"));
            assertThat(jdbc.sql("SELECT sum(locked_units) FROM balance")
                            .query(BigDecimal.class)
                            .single())
                    .isZero();
        }
    }

    private static String order(TestVenue venue, Random random) {
        JsonNode best = venue.get("/api/v3/ticker/bookTicker?symbol=BTCUSDT").body();
        BigDecimal bid = new BigDecimal(best.path("bidPrice").asString()).setScale(2);
        BigDecimal ask = new BigDecimal(best.path("askPrice").asString()).setScale(2);
        String side = random.nextBoolean() ? "BUY" : "SELL";
        String quantity = "0." + (100 + random.nextInt(800));
        BigDecimal near = bid.add(BigDecimal.valueOf(random.nextInt(400) - 200L, 2));
        return switch (random.nextInt(5)) {
            case 0 -> "side=" + side + "&type=MARKET&quantity=" + quantity;
            case 1 -> "side=" + side + "&type=MARKET&quoteOrderQty=" + (50 + random.nextInt(900));
            case 2 -> "side=" + side + "&type=LIMIT&timeInForce=IOC&quantity=" + quantity + "&price=" + near;
            case 3 ->
                "side=" + side + "&type=STOP_LOSS&quantity=" + quantity + "&stopPrice="
                        + (side.equals("BUY") ? ask.add(BigDecimal.ONE) : bid.subtract(BigDecimal.ONE));
            default -> "side=" + side + "&type=LIMIT&timeInForce=GTC&quantity=" + quantity + "&price=" + near;
        };
    }

    /** Balances less deposits, trades and fees. */
    private static long difference(JdbcClient jdbc, String asset, String traded) {
        long held = sum(jdbc, "SELECT sum(free_units + locked_units) FROM balance WHERE asset = '" + asset + "'");
        long deposited = sum(jdbc, "SELECT sum(units) FROM deposit WHERE asset = '" + asset + "'");
        long fees = sum(jdbc, "SELECT sum(fee_units) FROM fill WHERE fee_asset = '" + asset + "'");
        return held - deposited - sum(jdbc, "SELECT sum(" + traded + ") FROM fill") + fees;
    }

    private static long sum(JdbcClient jdbc, String sql) {
        return jdbc.sql("SELECT coalesce((" + sql + "), 0)::bigint")
                .query(Long.class)
                .single();
    }
}
