package io.aitrading.orders;

import static io.aitrading.orders.OrderWorld.ACCOUNT;
import static io.aitrading.orders.OrderWorld.API_KEY;
import static io.aitrading.orders.OrderWorld.await;
import static io.aitrading.orders.OrderWorld.limit;
import static io.aitrading.orders.OrderWorld.market;
import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.TradingState;
import io.aitrading.orders.OrderWorld.Answer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders from request to end, one service for all tests; each test uses names of its own. */
class OrderFlowIT {

    private static OrderWorld world;

    @BeforeAll
    static void start() {
        world = new OrderWorld().ready();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void calm() {
        world.venue.price("100");
        world.venue.lag(Duration.ZERO);
        world.risk.silent(false);
        world.risk.maxOrderNotional("1000000");
        world.risk.state(TradingState.ACTIVE);
        awaitLease("ACTIVE");
    }

    @AfterEach
    void booksAgree() {
        world.send("DELETE", "/api/v1/orders?accountId=" + ACCOUNT, null, null, world.service());
        await(() -> world.sql()
                        .sql(
                                "select count(*) from orders where status in ('PENDING','UNKNOWN','PENDING_CANCEL','ACCEPTED')")
                        .query(Long.class)
                        .single()
                == 0);
        world.assertBooksAgree();
        assertThat(world.venue.duplicateNames()).as("orders sent twice").isZero();
    }

    @Test
    void aMarketOrderFillsAndMovesTheBalances() {
        BigDecimal before = balance("BTC");
        Answer answer = world.place("m1", market("m-1", "BUY", "2"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.text("status")).isEqualTo("FILLED");
        assertThat(answer.text("filledQuantity")).isEqualTo("2");
        assertThat(answer.json().path("fills")).hasSize(1);
        assertThat(balance("BTC").subtract(before)).isEqualByComparingTo("1.998");
        assertThat(balance("USDT")).isEqualByComparingTo(world.venue.balance(API_KEY, "USDT"));
    }

    @Test
    void aRestingOrderHoldsItsPriceUntilItIsCancelled() {
        BigDecimal heldBefore = held("USDT");
        Answer placed = world.place("r1", limit("r-1", "BUY", "3", "90"));
        assertThat(placed.text("status")).isEqualTo("ACCEPTED");
        assertThat(held("USDT").subtract(heldBefore)).isEqualByComparingTo("270");
        Answer canceled = world.send("DELETE", "/api/v1/orders/" + placed.text("orderId"), null, null, world.service());
        assertThat(canceled.status()).as(canceled.body()).isEqualTo(200);
        assertThat(canceled.text("status")).isEqualTo("CANCELED");
        assertThat(held("USDT")).isEqualByComparingTo(heldBefore);
        Answer again = world.send("DELETE", "/api/v1/orders/" + placed.text("orderId"), null, null, world.service());
        assertThat(again.text("code")).isEqualTo("ORDER_NOT_OPEN");
    }

    @Test
    void theSameKeyAnswersTheSameAndAnotherBodyIsRefused() {
        Answer first = world.place("k1", limit("k-1", "BUY", "1", "80"));
        Answer replay = world.place("k1", limit("k-1", "BUY", "1", "80"));
        assertThat(replay.status()).as(replay.body()).isEqualTo(200);
        assertThat(replay.response().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(replay.text("orderId")).isEqualTo(first.text("orderId"));
        assertThat(world.place("k1", limit("k-1", "BUY", "2", "80")).text("code"))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(world.place("k2", limit("k-1", "BUY", "1", "80")).text("orderId"))
                .isEqualTo(first.text("orderId"));
        Answer taken = world.place("k3", limit("k-1", "BUY", "5", "80"));
        assertThat(taken.status()).as(taken.body()).isEqualTo(409);
        assertThat(taken.text("code")).isEqualTo("CLIENT_ORDER_ID_TAKEN");
    }

    @Test
    void whoPrefersItIsAnsweredBeforeTheVenueIsAndFindsTheOrderAfterwards() {
        world.venue.lag(Duration.ofSeconds(3));
        Answer stored = world.placeAsync("async1", limit("as-1", "BUY", "1", "80"));
        assertThat(stored.status()).as(stored.body()).isEqualTo(202);
        assertThat(stored.text("status")).isEqualTo("PENDING");
        assertThat(stored.response().headers().firstValue("Preference-Applied")).contains("respond-async");
        String there = stored.response().headers().firstValue("Location").orElseThrow();
        await(() -> world.get(there).text("status").equals("ACCEPTED"));
        Answer again = world.placeAsync("async1", limit("as-1", "BUY", "1", "80"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("orderId")).isEqualTo(stored.text("orderId"));
    }

    @Test
    void aRuleRefusesAtOnceWhoeverWaits() {
        world.risk.maxOrderNotional("10");
        awaitVersion();
        Answer refused = world.placeAsync("async2", limit("as-2", "BUY", "1", "80"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("RISK_REJECTED");
    }

    @Test
    void fiftyParallelRequestsWithOneKeyGiveOneOrder() throws Exception {
        int callsBefore = world.venue.placeCalls();
        List<Answer> answers = parallel(50, number -> () -> world.place("p50", limit("p-50", "BUY", "1", "70")));
        assertThat(answers)
                .extracting(answer -> answer.text("orderId"))
                .doesNotContain("")
                .containsOnly(answers.getFirst().text("orderId"));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSizeLessThanOrEqualTo(1);
        assertThat(world.venue.placeCalls() - callsBefore).isEqualTo(1);
    }

    @Test
    void ofFiftyParallelOrdersForTheWholeBalanceExactlyOneIsAccepted() throws Exception {
        BigDecimal all = available("USDT");
        BigDecimal quantity = all.divide(new BigDecimal("99"), 4, RoundingMode.DOWN);
        List<Answer> answers = parallel(
                50,
                number -> () ->
                        world.place("w" + number, limit("w-" + number, "BUY", quantity.toPlainString(), "99.00")));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 201)
                .as(answers.toString())
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 422)
                .hasSize(49)
                .allSatisfy(answer -> assertThat(answer.text("code")).isEqualTo("RISK_REJECTED"));
    }

    @Test
    void aRefusalByARuleNamesTheRuleAndStaysRefused() {
        world.risk.maxOrderNotional("150");
        awaitVersion();
        Answer refused = world.place("n1", limit("n-1", "BUY", "2", "90"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("RISK_REJECTED");
        assertThat(refused.text("detail")).contains("ORDER_NOTIONAL", "150");
        assertThat(refused.json().path("rules")).isNotEmpty();
        Answer row = world.get("/api/v1/orders/" + refused.text("orderId"));
        assertThat(row.text("status")).isEqualTo("REJECTED");
        Answer replay = world.place("n1", limit("n-1", "BUY", "2", "90"));
        assertThat(replay.status()).as(replay.body()).isEqualTo(422);
        assertThat(replay.text("orderId")).isEqualTo(refused.text("orderId"));
    }

    @Test
    void haltedTradingRefusesBuysAndLetsReductionsAndCancelsThrough() {
        world.place("h0", market("h-0", "BUY", "1"));
        Answer resting = world.place("h1", limit("h-1", "BUY", "1", "60"));
        world.risk.state(TradingState.HALTED);
        awaitLease("HALTED");
        Answer refused = world.place("h2", market("h-2", "BUY", "1"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("TRADING_HALTED");
        assertThat(world.place("h3", market("h-3", "SELL", "0.5")).status()).isEqualTo(201);
        Answer canceled =
                world.send("DELETE", "/api/v1/orders/" + resting.text("orderId"), null, null, world.service());
        assertThat(canceled.text("status")).isEqualTo("CANCELED");
    }

    @Test
    void withoutALeaseNothingIncreasesExposureAndNothingIsStored() {
        world.place("l0", market("l-0", "BUY", "1"));
        world.risk.silent(true);
        await(() -> world.get("/health").body().contains("\"valid\":false"));
        int calls = world.venue.placeCalls();
        Answer refused = world.place("l1", market("l-1", "BUY", "1"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.text("code")).isEqualTo("RISK_UNAVAILABLE");
        assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(world.venue.placeCalls()).isEqualTo(calls);
        assertThat(world.place("l2", market("l-2", "SELL", "0.5")).status()).isEqualTo(201);
        world.risk.silent(false);
        awaitLease("ACTIVE");
        assertThat(world.place("l1", market("l-1", "BUY", "1")).status())
                .as("the same key later")
                .isEqualTo(201);
    }

    @Test
    void aRefusalOfTheVenueCarriesItsCode() {
        world.venue.script(FakeVenue.Script.REFUSE);
        Answer refused = world.place("v1", limit("v-1", "BUY", "1", "90"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("VENUE_REJECTED");
        assertThat(refused.text("detail")).contains("-2010");
    }

    @Test
    void anAcceptedOrderWhoseAnswerIsLostIsUnknownThenFoundAndNeverSentAgain() {
        int calls = world.venue.placeCalls();
        world.venue.script(FakeVenue.Script.ACCEPT_THEN_503);
        Answer lost = world.place("u1", market("u-1", "BUY", "1"));
        assertThat(lost.status()).as(lost.body()).isEqualTo(202);
        assertThat(lost.text("status")).isIn("UNKNOWN", "FILLED");
        Answer found = world.awaitStatus(lost.text("orderId"), "FILLED");
        assertThat(found.json().path("fills")).hasSize(1);
        assertThat(world.venue.placeCalls() - calls).isEqualTo(1);
    }

    @Test
    void aDroppedConnectionIsUnknownToo() {
        world.venue.script(FakeVenue.Script.ACCEPT_THEN_DROP);
        Answer lost = world.place("d1", limit("d-1", "BUY", "1", "90"));
        assertThat(lost.status()).as(lost.body()).isEqualTo(202);
        world.awaitStatus(lost.text("orderId"), "ACCEPTED");
    }

    @Test
    void anOrderThatNeverReachedTheVenueIsGivenUpOnlyAfterEnoughLooksAndItsHoldComesBack() {
        BigDecimal before = held("USDT");
        world.venue.script(FakeVenue.Script.NOTHING_THEN_503);
        Answer lost = world.place("g1", limit("g-1", "BUY", "1", "90"));
        assertThat(lost.text("status")).isEqualTo("UNKNOWN");
        assertThat(held("USDT").subtract(before)).isEqualByComparingTo("90");
        Answer rejected = world.awaitStatus(lost.text("orderId"), "REJECTED");
        assertThat(rejected.text("reason")).startsWith("NEVER_REACHED_VENUE");
        assertThat(held("USDT")).isEqualByComparingTo(before);
    }

    @Test
    void anOrderIsNotGivenUpBeforeAsManyLooksAsAnOperatorAsksFor() {
        assertThat(world.configuration.push(Map.of("orders.unknown.min-probes", "100")))
                .contains("\"outcome\":\"APPLIED\"");
        world.venue.script(FakeVenue.Script.NOTHING_THEN_503);
        Answer lost = world.place("looks1", limit("looks-1", "BUY", "1", "90"));
        await(() -> world.sql()
                        .sql("select coalesce(max(probes), 0) from order_probes where order_id = ?::uuid")
                        .param(lost.text("orderId"))
                        .query(Integer.class)
                        .single()
                > 6);
        assertThat(world.get("/api/v1/orders/" + lost.text("orderId")).text("status"))
                .isEqualTo("UNKNOWN");
        world.configuration.push(Map.of());
        world.awaitStatus(lost.text("orderId"), "REJECTED");
    }

    @Test
    void anOrderThatTheVenueHidesForAWhileIsAdoptedWhenItShows() {
        world.venue.hideFromQueries(3);
        world.venue.script(FakeVenue.Script.ACCEPT_THEN_503);
        Answer lost = world.place("s1", market("s-1", "BUY", "1"));
        Answer found = world.awaitStatus(lost.text("orderId"), "FILLED");
        assertThat(found.json().path("fills")).hasSize(1);
    }

    @Test
    void anOrderThatShowsUpAfterItWasGivenUpIsAdoptedWithItsFills() {
        world.venue.hideFromQueries(100_000);
        world.venue.script(FakeVenue.Script.ACCEPT_THEN_503);
        Answer lost = world.place("t1", market("t-1", "BUY", "1"));
        world.awaitStatus(lost.text("orderId"), "REJECTED");
        world.venue.hideFromQueries(0);
        world.send("POST", "/api/v1/reconciliation/run", null, null, world.service());
        String external = "ext-BTCUSDT-" + world.venue.named("t-1").id;
        Answer adopted = world.get("/api/v1/orders?clientOrderId=" + external);
        assertThat(adopted.json().path("items")).as(adopted.body()).hasSize(1);
        assertThat(adopted.json().path("items").path(0).path("status").asString())
                .isEqualTo("FILLED");
        assertThat(world.get("/api/v1/orders/" + lost.text("orderId")).text("status"))
                .isEqualTo("REJECTED");
        assertThat(balance("BTC")).isEqualByComparingTo(world.venue.balance(API_KEY, "BTC"));
    }

    @Test
    void anAmendmentReplacesTheOrderAndTheHoldFollows() {
        BigDecimal before = held("USDT");
        Answer old = world.place("a1", limit("a-1", "BUY", "2", "90"));
        Answer fresh = world.send(
                "PATCH", "/api/v1/orders/" + old.text("orderId"), null, "{\"price\":\"80\"}", world.service());
        assertThat(fresh.status()).as(fresh.body()).isEqualTo(201);
        assertThat(fresh.text("price")).isEqualTo("80");
        assertThat(world.get("/api/v1/orders/" + old.text("orderId")).text("status"))
                .isEqualTo("CANCELED");
        assertThat(held("USDT").subtract(before)).isEqualByComparingTo("160");
        Answer again = world.send(
                "PATCH", "/api/v1/orders/" + old.text("orderId"), null, "{\"price\":\"80\"}", world.service());
        assertThat(again.text("orderId")).isEqualTo(fresh.text("orderId"));
    }

    @Test
    void badRequestsNameTheFieldAndChangeNothing() {
        long before = orderCount();
        assertInvalid(limit("b-1", "BUY", "0.00001", "90"), "quantity");
        assertInvalid(limit("b-2", "BUY", "1", "90.001"), "price");
        assertInvalid(limit("b-3", "BUY", "0.01", "90"), "quantity");
        assertInvalid(limit("b-4", "BUY", "0", "90"), "quantity");
        assertInvalid(limit("b-5", "BUY", "1", "90").replace("BTCUSDT", "NOPE"), "symbol");
        assertInvalid(limit("bad id!", "BUY", "1", "90"), "clientOrderId");
        assertInvalid(market("b-6", "BUY", "1").replace("\"MARKET\"", "\"MARKET\",\"price\":\"1\""), "price");
        assertInvalid("{\"symbol\":\"BTCUSDT\"}", "accountId");
        assertInvalid(limit("b-7", "BUY", "-1", "90"), "quantity");
        assertThat(world.place("b8", limit("b-8", "BUY", "1", "90").replace("{\"acc", "{\"role\":\"x\",\"acc"))
                        .status())
                .isEqualTo(400);
        assertThat(world.place(null, limit("b-9", "BUY", "1", "90")).text("code"))
                .isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(orderCount()).isEqualTo(before);
    }

    @Test
    void anotherUsersAccountAndOrdersDoNotExist() {
        Answer mine = world.place("o1", limit("o-1", "BUY", "1", "90"));
        String stranger = world.tokens.user(UUID.randomUUID(), "TRADER");
        assertThat(world.send("GET", "/api/v1/orders/" + mine.text("orderId"), null, null, stranger)
                        .status())
                .isEqualTo(404);
        assertThat(world.send("DELETE", "/api/v1/orders/" + mine.text("orderId"), null, null, stranger)
                        .status())
                .isEqualTo(404);
        assertThat(world.send("POST", "/api/v1/orders", "o2", limit("o-2", "BUY", "1", "90"), stranger)
                        .status())
                .isEqualTo(404);
        for (String call : List.of("GET /api/v1/orders", "DELETE /api/v1/orders", "GET /api/v1/fills")) {
            String[] parts = call.split(" ");
            assertThat(world.send(parts[0], parts[1] + "?accountId=" + ACCOUNT, null, null, stranger)
                            .status())
                    .as(call)
                    .isEqualTo(404);
        }
        assertThat(world.send("GET", "/api/v1/orders", null, null, stranger)
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(world.send("GET", "/api/v1/orders/updates", null, null, stranger)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void updatesAreGaplessAndBringEachFillOnce() {
        world.place("q1", market("q-1", "BUY", "1"));
        world.place("q2", limit("q-2", "BUY", "1", "90"));
        await(() -> world.sql()
                        .sql("select count(*) from order_events where update_sequence is null")
                        .query(Long.class)
                        .single()
                == 0);
        List<Long> sequences = new ArrayList<>();
        int fills = 0;
        long after = 0;
        while (true) {
            Answer page = world.get("/api/v1/orders/updates?limit=7&afterSequence=" + after);
            if (page.json().path("updates").isEmpty()) {
                break;
            }
            for (var update : page.json().path("updates")) {
                sequences.add(update.path("sequence").asLong());
                fills += update.path("fills").size();
            }
            after = page.json().path("lastSequence").asLong();
        }
        for (int i = 0; i < sequences.size(); i++) {
            assertThat(sequences.get(i)).isEqualTo(i + 1L);
        }
        assertThat((long) fills)
                .isEqualTo(world.sql()
                        .sql("select count(*) from fills")
                        .query(Long.class)
                        .single());
    }

    @Test
    void aFillOfARestingOrderIsFoundByReconciliationAndForeignOrdersAreAdopted() {
        Answer resting = world.place("f1", limit("f-1", "BUY", "2", "95"));
        world.venue.fill(world.venue.named("f-1"), "0.5");
        world.venue.placeByOtherHands(
                API_KEY,
                Map.of(
                        "newClientOrderId",
                        "foreign",
                        "symbol",
                        "BTCUSDT",
                        "side",
                        "BUY",
                        "type",
                        "MARKET",
                        "quantity",
                        "1"));
        world.venue.deposit(API_KEY, "USDT", "500");
        assertThat(world.send("POST", "/api/v1/reconciliation/run", null, null, world.service())
                        .status())
                .isEqualTo(200);
        Answer filled = world.get("/api/v1/orders/" + resting.text("orderId"));
        assertThat(filled.text("status")).isEqualTo("PARTIALLY_FILLED");
        assertThat(filled.text("filledQuantity")).isEqualTo("0.5");
        Answer report = world.get("/api/v1/reconciliation");
        assertThat(report.json().path("reconciled").asBoolean()).isTrue();
        assertThat(report.body()).contains("EXTERNAL_ORDER", "BALANCE");
        assertThat(balance("USDT")).isEqualByComparingTo(world.venue.balance(API_KEY, "USDT"));
        assertThat(balance("BTC")).isEqualByComparingTo(world.venue.balance(API_KEY, "BTC"));
    }

    private void assertInvalid(String body, String field) {
        Answer answer = world.place("bad-" + Math.abs(body.hashCode()), body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"" + field + "\"");
    }

    private interface Numbered {
        Callable<Answer> call(int number);
    }

    private static List<Answer> parallel(int count, Numbered numbered) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(threads.submit(numbered.call(i)));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    private static long orderCount() {
        return world.sql().sql("select count(*) from orders").query(Long.class).single();
    }

    private static void awaitLease(String state) {
        await(() -> world.get("/health").body().contains("\"tradingState\":\"" + state + "\"")
                && world.get("/health").body().contains("\"valid\":true"));
    }

    private static void awaitVersion() {
        await(() -> world.get("/health").body().contains("\"version\":" + world.risk.version()));
    }

    private static BigDecimal balance(String currency) {
        return of(currency, "total");
    }

    private static BigDecimal held(String currency) {
        return of(currency, "held");
    }

    private static BigDecimal available(String currency) {
        return of(currency, "available");
    }

    private static BigDecimal of(String currency, String field) {
        for (var balance : world.get("/api/v1/accounts/" + ACCOUNT).json().path("balances")) {
            if (balance.path("currency").asString().equals(currency)) {
                return new BigDecimal(balance.path(field).asString());
            }
        }
        return BigDecimal.ZERO;
    }
}
