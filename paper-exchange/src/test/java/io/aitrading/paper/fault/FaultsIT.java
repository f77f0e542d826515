package io.aitrading.paper.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.paper.TestSocket;
import io.aitrading.paper.TestVenue;
import io.aitrading.paper.TestVenue.Answer;
import io.aitrading.paper.TestVenue.Keys;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a client sees of each scripted fault, and what is then true at the venue. */
class FaultsIT {
    private static final String RESTING = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=500";

    private static TestVenue venue;
    private Keys keys;

    @BeforeAll
    static void open() {
        venue = TestVenue.stepped();
        venue.step(300);
    }

    @AfterAll
    static void close() {
        venue.close();
    }

    @BeforeEach
    void account() {
        keys = venue.account("100000", "10");
    }

    @AfterEach
    void everyScriptIsUsedUp() {
        assertThat(venue.control("GET", "/control/v1/faults", "").raw().body()).isEqualTo("[]");
    }

    @Test
    void acceptThen503HidesAnOrderThatIsThere() {
        script(FaultKind.ACCEPT_THEN_503, "");

        assertUnknown(place("ghost"));
        assertThat(query("ghost").body().path("status").asString()).isEqualTo("NEW");
        assertThat(place("ghost").message()).isEqualTo("Duplicate order sent.");
        assertThat(openOrders()).isEqualTo(1);
    }

    @Test
    void reject503LooksTheSameAndLeavesNoOrder() {
        script(FaultKind.REJECT_503, "");

        assertUnknown(place("never"));
        assertThat(query("never").code()).isEqualTo(-2013);
        assertThat(openOrders()).isZero();
        assertThat(place("never").status()).isEqualTo(200);
    }

    @Test
    void aDelayedOrderIsTakenAllTheSame() {
        script(FaultKind.DELAY_MS, ",\"millis\":400");

        long before = System.nanoTime();
        assertThat(place("late").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(query("late").body().path("status").asString()).isEqualTo("NEW");
    }

    @Test
    void anOrderIsUnknownForATimeThoughItIsOpen() {
        place("shy");
        script(FaultKind.UNKNOWN_ORDER_FOR_MS, ",\"millis\":700");

        assertThat(query("shy").code()).isEqualTo(-2013);
        assertThat(openOrders()).isEqualTo(1);
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        Answer found = query("shy");
        while (found.status() != 200 && System.nanoTime() < deadline) {
            found = query("shy");
        }
        assertThat(found.body().path("status").asString()).isEqualTo("NEW");
    }

    @Test
    void aScripted429SaysWhenToComeAgainAndPlacesNothing() {
        script(FaultKind.RATE_LIMIT_429, "");

        assertRefused(place("limited"), 429, -1003);
        assertThat(query("limited").code()).isEqualTo(-2013);
    }

    @Test
    void aScripted418SaysWhenToComeAgainAndPlacesNothing() {
        script(FaultKind.BAN_418, "");

        assertRefused(place("banned"), 418, -1003);
        assertThat(query("banned").code()).isEqualTo(-2013);
    }

    @Test
    void aScriptedClockSkewRefusesOneRequest() {
        script(FaultKind.TIMESTAMP_1021, "");

        Answer refused = place("skewed");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo(-1021);
        assertThat(query("skewed").code()).isEqualTo(-2013);
        assertThat(place("skewed").status()).isEqualTo(200);
    }

    @Test
    void allConnectionsBreakAndTheNextOneToo() throws Exception {
        try (TestSocket first = TestSocket.open(venue, "/ws/btcusdt@trade");
                TestSocket second = TestSocket.open(venue, "/ws-api/v3")) {
            script(FaultKind.DROP_CONNECTIONS, ",\"count\":2");
            first.awaitEnd();
            second.awaitEnd();
        }
        try (TestSocket next = TestSocket.open(venue, "/ws/btcusdt@trade")) {
            next.awaitEnd();
        }
        try (TestSocket later = TestSocket.open(venue, "/ws/btcusdt@trade")) {
            venue.step(1);
            later.await(message -> message.path("e").asString("").equals("trade"));
            assertThat(later.isOpen()).isTrue();
        }
    }

    @Test
    void aDuplicatedReportTellsOneOrderTwice() throws Exception {
        String listenKey = venue.raw(keys, "POST", "/api/v3/userDataStream", "", null)
                .body()
                .path("listenKey")
                .asString();
        try (TestSocket user = TestSocket.open(venue, "/ws/" + listenKey)) {
            script(FaultKind.DUPLICATE_REPORTS, "");
            place("echo");

            JsonNode report = user.await(FaultsIT::isReport);
            assertThat(report.path("c").asString()).isEqualTo("echo");
            assertThat(user.await(FaultsIT::isReport)).isEqualTo(report);
            place("single");
            assertThat(user.await(FaultsIT::isReport).path("c").asString()).isEqualTo("single");
        }
        assertThat(openOrders()).isEqualTo(2);
    }

    @Test
    void halfOfACancelReplaceFails() {
        place("old");
        script(FaultKind.HALF_PAIR, "");

        Answer half = venue.signed(
                keys,
                "POST",
                "/api/v3/order/cancelReplace",
                RESTING + "&newClientOrderId=new&cancelReplaceMode=STOP_ON_FAILURE&cancelOrigClientOrderId=old");
        assertThat(half.status()).isEqualTo(409);
        assertThat(half.code()).isEqualTo(-2021);
        assertThat(half.body().path("data").path("cancelResult").asString()).isEqualTo("SUCCESS");
        assertThat(half.body().path("data").path("newOrderResult").asString()).isEqualTo("FAILURE");
        assertThat(query("old").body().path("status").asString()).isEqualTo("CANCELED");
        assertThat(query("new").code()).isEqualTo(-2013);
    }

    private static void script(FaultKind kind, String more) {
        Answer scripted = venue.control("POST", "/control/v1/faults", "{\"kind\":\"" + kind + "\"" + more + "}");
        assertThat(scripted.status()).isEqualTo(200);
    }

    private Answer place(String clientOrderId) {
        return venue.signed(keys, "POST", "/api/v3/order", RESTING + "&newClientOrderId=" + clientOrderId);
    }

    private Answer query(String clientOrderId) {
        return venue.signed(keys, "GET", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=" + clientOrderId);
    }

    private int openOrders() {
        return venue.signed(keys, "GET", "/api/v3/openOrders", "symbol=BTCUSDT")
                .body()
                .size();
    }

    private static void assertUnknown(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo(-1007);
    }

    private static void assertRefused(Answer answer, int status, int code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.raw().headers().firstValueAsLong("Retry-After").orElse(0))
                .isPositive();
    }

    private static boolean isReport(JsonNode message) {
        return message.path("e").asString("").equals("executionReport");
    }
}
