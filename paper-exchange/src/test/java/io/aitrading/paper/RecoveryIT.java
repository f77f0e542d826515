package io.aitrading.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.paper.TestVenue.Answer;
import io.aitrading.paper.TestVenue.Keys;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RecoveryIT {
    private static final UUID FIRST = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("00000000-0000-4000-8000-000000000002");

    /** Two venues get the same commands and the same trades; one is killed by SIGKILL in the middle, with orders of all kinds open. */
    @Test
    void aVenueThatWasKilledGoesOnExactlyLikeOneThatWasNot() {
        try (TestVenue killed = TestVenue.process();
                TestVenue unharmed = TestVenue.stepped()) {
            List<TestVenue> both = List.of(killed, unharmed);
            both.forEach(venue -> beforeTheKill(venue, accounts(venue)));
            List<String> before = journal(unharmed);
            assertThat(journal(killed)).isEqualTo(before);

            killed.killAndRestart();

            assertThat(depth(killed)).isEqualTo(depth(unharmed));
            assertThat(history(killed)).isEqualTo(history(unharmed));
            both.forEach(venue -> afterTheKill(venue, accounts(venue)));
            List<String> after = journal(unharmed);
            assertThat(after.stream().filter(line -> line.contains(" TRADE "))).hasSizeGreaterThan(20);
            assertThat(after).hasSizeGreaterThan(before.size() + 20);
            assertThat(journal(killed)).isEqualTo(after);
            assertThat(history(killed)).isEqualTo(history(unharmed));
            for (Keys keys : accounts(unharmed)) {
                assertThat(stable(killed, sameAccount(killed, keys))).isEqualTo(stable(unharmed, keys));
            }
        }
    }

    private static void beforeTheKill(TestVenue venue, List<Keys> accounts) {
        Keys first = accounts.get(0);
        Keys second = accounts.get(1);
        venue.step(300);
        BigDecimal bid = best(venue, "bidPrice");
        BigDecimal ask = best(venue, "askPrice");
        // Three queue at one price behind the modelled quantity; the first is an iceberg, which goes back with every
        // slice.
        place(venue, first, "BUY", "LIMIT", "timeInForce=GTC&quantity=1.5&icebergQty=0.2&price=" + bid);
        place(venue, second, "BUY", "LIMIT", "timeInForce=GTC&quantity=0.7&price=" + bid);
        place(venue, first, "BUY", "LIMIT_MAKER", "quantity=0.4&price=" + bid);
        place(venue, second, "SELL", "LIMIT", "timeInForce=GTC&quantity=0.9&icebergQty=0.3&price=" + ask);
        for (int i = 1; i <= 4; i++) {
            place(venue, i % 2 == 0 ? first : second, "BUY", "LIMIT", limit(bid.subtract(BigDecimal.valueOf(i))));
            place(venue, i % 2 == 0 ? second : first, "SELL", "LIMIT", limit(ask.add(BigDecimal.valueOf(i))));
        }
        venue.step(3);
        place(venue, first, "SELL", "STOP_LOSS", "quantity=0.3&stopPrice=" + bid.subtract(BigDecimal.valueOf(3)));
        place(venue, second, "BUY", "STOP_LOSS", "quantity=0.3&stopPrice=" + ask.add(BigDecimal.valueOf(3)));
        pair(venue, first, best(venue, "askPrice"));
        waitingForOthers(venue, second, bid);
        place(venue, first, "SELL", "STOP_LOSS", "quantity=0.2&trailingDelta=15");
        place(
                venue,
                first,
                "BUY",
                "TAKE_PROFIT",
                "quantity=0.2&trailingDelta=12&stopPrice=" + bid.subtract(BigDecimal.ONE));
        // What clients took since the last recorded trade is still missing from the depth when the process dies.
        place(venue, second, "SELL", "MARKET", "quantity=0.35");
        place(venue, first, "BUY", "MARKET", "quantity=0.25");
    }

    private static void afterTheKill(TestVenue venue, List<Keys> accounts) {
        place(venue, accounts.get(1), "SELL", "MARKET", "quantity=1.1");
        venue.step(1);
        place(venue, accounts.get(0), "BUY", "MARKET", "quantity=1.3");
        venue.step(400);
        place(venue, accounts.get(0), "SELL", "MARKET", "quantity=0.8");
        accounts.forEach(keys -> venue.signed(keys, "DELETE", "/api/v3/openOrders", "symbol=BTCUSDT"));
    }

    private static List<Keys> accounts(TestVenue venue) {
        return List.of(venue.account(FIRST, "50000", "20"), venue.account(SECOND, "50000", "20"));
    }

    private static Keys sameAccount(TestVenue venue, Keys keys) {
        return accounts(venue).stream()
                .filter(each -> each.accountId().equals(keys.accountId()))
                .findFirst()
                .orElseThrow();
    }

    private static String limit(BigDecimal price) {
        return "timeInForce=GTC&quantity=0.45&price=" + price;
    }

    private static void place(TestVenue venue, Keys keys, String side, String type, String rest) {
        Answer placed = venue.signed(
                keys, "POST", "/api/v3/order", "symbol=BTCUSDT&side=" + side + "&type=" + type + "&" + rest);
        assertThat(placed.status())
                .as("%s %s %s: %s", side, type, rest, placed.message())
                .isEqualTo(200);
    }

    private static void pair(TestVenue venue, Keys keys, BigDecimal ask) {
        Answer placed = venue.signed(
                keys,
                "POST",
                "/api/v3/orderList/oco",
                "symbol=BTCUSDT&side=SELL&quantity=0.2&aboveType=LIMIT_MAKER&abovePrice=" + ask.add(BigDecimal.TWO)
                        + "&belowType=STOP_LOSS&belowStopPrice=" + ask.subtract(BigDecimal.valueOf(15)));
        assertThat(placed.status()).as(placed.message()).isEqualTo(200);
    }

    /** One waits for an order that may be filled after the kill, two for one that is filled before. */
    private static void waitingForOthers(TestVenue venue, Keys keys, BigDecimal bid) {
        list(
                venue,
                keys,
                "oto",
                "workingType=LIMIT&workingSide=BUY&workingTimeInForce=GTC&workingQuantity=0.15&workingPrice=" + bid
                        + "&pendingType=LIMIT&pendingSide=SELL&pendingTimeInForce=GTC&pendingQuantity=0.15&pendingPrice="
                        + bid.add(BigDecimal.ONE));
        list(
                venue,
                keys,
                "otoco",
                "workingType=LIMIT&workingSide=SELL&workingTimeInForce=GTC&workingQuantity=0.12&workingPrice="
                        + bid.subtract(BigDecimal.TEN) + "&pendingSide=BUY&pendingQuantity=0.12"
                        + "&pendingAboveType=STOP_LOSS&pendingAboveStopPrice=" + bid.add(BigDecimal.valueOf(6))
                        + "&pendingBelowType=LIMIT_MAKER&pendingBelowPrice=" + bid.subtract(BigDecimal.valueOf(6)));
    }

    private static void list(TestVenue venue, Keys keys, String kind, String orders) {
        Answer placed = venue.signed(keys, "POST", "/api/v3/orderList/" + kind, "symbol=BTCUSDT&" + orders);
        assertThat(placed.status()).as(placed.message()).isEqualTo(200);
    }

    private static BigDecimal best(TestVenue venue, String side) {
        String price = venue.get("/api/v3/ticker/bookTicker?symbol=BTCUSDT")
                .body()
                .path(side)
                .asString();
        return new BigDecimal(price).setScale(2);
    }

    private static String depth(TestVenue venue) {
        return venue.get("/api/v3/depth?symbol=BTCUSDT&limit=1000").raw().body();
    }

    /** What the public is told of the past: trades one by one and put together, candles of many lengths, a ticker. */
    private static List<String> history(TestVenue venue) {
        return Stream.of(
                        "aggTrades?fromId=1&limit=1000&",
                        "historicalTrades?fromId=1&limit=1000&",
                        "trades?",
                        "klines?interval=1s&limit=1000&",
                        "klines?interval=1m&limit=1000&",
                        "klines?interval=15m&timeZone=-3:30&",
                        "klines?interval=4h&timeZone=8&",
                        "klines?interval=1w&limit=3&",
                        "klines?interval=1M&limit=2&",
                        "ticker/24hr?",
                        "ticker?windowSize=7d&")
                .map(path ->
                        venue.get("/api/v3/" + path + "symbol=BTCUSDT").raw().body())
                .toList();
    }

    private static List<String> journal(TestVenue venue) {
        List<String> lines = new ArrayList<>();
        JsonNode page;
        String after = "0";
        do {
            page = venue.control("GET", "/control/v1/journal?limit=1000&afterSequence=" + after, "")
                    .body();
            page.path("items")
                    .forEach(entry -> lines.add(entry.path("sequence").asString() + " "
                            + entry.path("kind").asString() + " " + entry));
            after = page.path("nextCursor").asString("");
        } while (!after.isEmpty());
        return lines;
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
