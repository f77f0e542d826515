package io.aitrading.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import io.aitrading.domain.TimeInForce;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueTradingClientTest {

    private static final String FILLED =
            """
            {"symbol":"BTCUSDT","orderId":28,"clientOrderId":"mine","transactTime":1507725176595,"price":"100.00","origQty":"2",
            "executedQty":"2","status":"FILLED","timeInForce":"GTC","type":"LIMIT","side":"BUY","fills":[
            {"price":"99.5","qty":"2","commission":"0.002","commissionAsset":"BTC","tradeId":56}]}""";
    private static final VenueOrder ORDER = new VenueOrder(
            "mine", "BTCUSDT", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, Quantity.of("2"), Price.of("100"), null);

    private final StubVenue venue = new StubVenue();
    private Instant now = Instant.ofEpochMilli(1_700_000_000_000L);
    private final InstantSource clock = () -> now;
    private final VenueConnection connection = connection(venue.endpoints());
    private final VenueTradingClient client = new VenueTradingClient(connection, new VenueKey("key", "secret"));

    @AfterEach
    void stop() {
        connection.close();
        venue.close();
    }

    private VenueConnection connection(VenueEndpoints endpoints) {
        VenueSettings settings = new VenueSettings(Duration.ofMillis(700), Duration.ofMillis(100), 1000, 100, 2);
        return new VenueConnection(endpoints, settings, clock, new SimpleMeterRegistry(), new Random(1));
    }

    @Test
    void signsWhatItSendsAsThePublicReferenceShows() {
        RequestSigner signer =
                new RequestSigner(new VenueKey("", "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j"));
        assertThat(signer.sign("symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000"
                        + "&timestamp=1499827319559"))
                .isEqualTo("c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
    }

    @Test
    void anAcceptedOrderComesWithItsFills() {
        venue.answers(200, FILLED);
        PlaceOutcome outcome = client.place(ORDER);
        OrderReport report = ((PlaceOutcome.Accepted) outcome).report();
        assertThat(report.venueOrderId()).isEqualTo("28");
        assertThat(report.status()).isEqualTo(VenueOrderStatus.FILLED);
        assertThat(report.trades()).hasSize(1);
        assertThat(report.trades().getFirst().fee().toString()).isEqualTo("0.002 BTC");
        StubVenue.Request sent = venue.requests.getFirst();
        assertThat(sent.apiKey()).isEqualTo("key");
        assertThat(sent.body())
                .contains("newClientOrderId=mine", "newOrderRespType=FULL", "recvWindow=5000", "price=100&");
        String signed = sent.body().substring(0, sent.body().indexOf("&signature="));
        assertThat(sent.body()).endsWith(new RequestSigner(new VenueKey("key", "secret")).sign(signed));
    }

    @ParameterizedTest
    @CsvSource({
        "500, {}",
        "503, '{\"code\":-1007,\"msg\":\"Timeout\"}'",
        "400, '{\"code\":-1006,\"msg\":\"Unexpected\"}'",
        "400, '{\"code\":-1007,\"msg\":\"Timeout\"}'",
        "502, '<html>bad gateway</html>'",
        "404, '<html>who are you</html>'",
        "200, 'not json'",
        "200, '{\"symbol\":\"BTCUSDT\"}'"
    })
    void anAmbiguousAnswerIsUnknownAndTheOrderIsNotSentAgain(int status, String body) {
        venue.answers(status, body);
        assertThat(client.place(ORDER)).isInstanceOf(PlaceOutcome.Unknown.class);
        assertThat(venue.requests).hasSize(1);
    }

    @Test
    void aDroppedConnectionAndALateAnswerAreUnknown() {
        venue.drops();
        assertThat(client.place(ORDER)).isInstanceOf(PlaceOutcome.Unknown.class);
        venue.answersLate(1500);
        assertThat(client.place(ORDER)).isInstanceOf(PlaceOutcome.Unknown.class);
        assertThat(venue.requests).hasSize(2);
    }

    @Test
    void aRefusalKeepsTheVenuesCode() {
        venue.answers(400, "{\"code\":-2010,\"msg\":\"Account has insufficient balance\"}");
        assertThat(client.place(ORDER)).isEqualTo(new PlaceOutcome.Refused(-2010, "Account has insufficient balance"));
    }

    @Test
    void nobodyListeningMeansThatNothingWasSent() {
        try (VenueConnection nowhere = connection(VenueEndpoints.paper(URI.create("http://127.0.0.1:9")))) {
            VenueTradingClient lonely = new VenueTradingClient(nowhere, new VenueKey("key", "secret"));
            assertThat(lonely.place(ORDER)).isInstanceOf(PlaceOutcome.NotSent.class);
        }
    }

    @Test
    void aWrongTimestampIsRepeatedOnceWithTheVenuesTime() {
        venue.answers(400, "{\"code\":-1021,\"msg\":\"Timestamp for this request is outside of the recvWindow.\"}");
        venue.answers(200, FILLED);
        venue.timeMillis = now.toEpochMilli() + 90_000;
        assertThat(client.place(ORDER)).isInstanceOf(PlaceOutcome.Accepted.class);
        assertThat(venue.requests).hasSize(2);
        assertThat(connection.clockOffset()).isEqualTo(Duration.ofSeconds(90));
        assertThat(venue.requests.getLast().body()).contains("timestamp=" + (now.toEpochMilli() + 90_000));
    }

    @Test
    void aWrongTimestampTwiceIsARefusal() {
        venue.answers(400, "{\"code\":-1021,\"msg\":\"no\"}").answers(400, "{\"code\":-1021,\"msg\":\"no\"}");
        assertThat(client.place(ORDER)).isInstanceOf(PlaceOutcome.Refused.class);
        assertThat(venue.requests).hasSize(2);
    }

    @Test
    void aBanIsKeptByEveryCallUntilItIsOver() {
        venue.answers(429, "{\"code\":-1003,\"msg\":\"slow down\"}", "Retry-After", "30");
        assertThat(client.place(ORDER)).isInstanceOf(PlaceOutcome.NotSent.class);
        assertThat(client.place(ORDER)).isInstanceOf(PlaceOutcome.NotSent.class);
        assertThat(client.cancel("BTCUSDT", "mine")).isInstanceOf(CancelOutcome.Unknown.class);
        assertThatThrownBy(client::openOrders).isInstanceOf(VenueUnavailableException.class);
        assertThat(venue.requests).hasSize(1);
        now = now.plusSeconds(31);
        venue.answers(200, FILLED);
        assertThat(client.place(ORDER)).isInstanceOf(PlaceOutcome.Accepted.class);
    }

    @Test
    void nearTheLimitOnlyCancelsGoOut() {
        venue.answers(200, FILLED, "X-MBX-USED-WEIGHT-1M", "950");
        client.place(ORDER);
        assertThat(client.place(ORDER)).isInstanceOf(PlaceOutcome.NotSent.class);
        venue.answers(200, FILLED.replace("FILLED", "CANCELED"));
        assertThat(client.cancel("BTCUSDT", "mine")).isInstanceOf(CancelOutcome.Canceled.class);
    }

    @Test
    void aBrokenVenueOpensTheBreakerAndThenNothingIsSentExceptCancels() {
        for (int i = 0; i < 10; i++) {
            client.place(ORDER);
        }
        int sent = venue.requests.size();
        assertThat(client.place(ORDER)).isInstanceOf(PlaceOutcome.NotSent.class);
        assertThat(venue.requests).hasSize(sent);
        client.cancel("BTCUSDT", "mine");
        assertThat(venue.requests).hasSize(sent + 1);
    }

    @Test
    void queriesAreRepeatedAFewTimesAndTellAnAbsentOrderFromAFailure() {
        venue.answers(500, "{}").answers(500, "{}").answers(200, FILLED);
        assertThat(client.query("BTCUSDT", "mine")).isPresent();
        venue.answers(400, "{\"code\":-2013,\"msg\":\"Order does not exist.\"}");
        assertThat(client.query("BTCUSDT", "other")).isEmpty();
        venue.answers(500, "{}").answers(500, "{}").answers(500, "{}");
        assertThatThrownBy(() -> client.query("BTCUSDT", "mine")).isInstanceOf(VenueUnavailableException.class);
        assertThat(venue.requests).hasSize(7);
    }

    @Test
    void theHalvesOfACancelReplaceAreToldApart() {
        venue.answers(
                409,
                "{\"code\":-2021,\"msg\":\"partly\",\"data\":{\"cancelResult\":\"SUCCESS\",\"newOrderResult\":\"FAILURE\","
                        + "\"cancelResponse\":" + FILLED.replace("FILLED", "CANCELED")
                        + ",\"newOrderResponse\":{\"code\":-2010,\"msg\":\"no money\"}}}");
        CancelReplaceOutcome half = client.cancelReplace("old", ORDER);
        assertThat(half.canceled()).isInstanceOf(CancelOutcome.Canceled.class);
        assertThat(half.placed()).contains(new PlaceOutcome.Refused(-2010, "no money"));
        venue.answers(
                400,
                "{\"code\":-2022,\"msg\":\"failed\",\"data\":{\"cancelResult\":\"FAILURE\",\"newOrderResult\":"
                        + "\"NOT_ATTEMPTED\",\"cancelResponse\":{\"code\":-2011,\"msg\":\"Unknown order sent.\"}}}");
        CancelReplaceOutcome none = client.cancelReplace("old", ORDER);
        assertThat(none.canceled()).isEqualTo(new CancelOutcome.Refused(-2011, "Unknown order sent."));
        assertThat(none.placed()).isEmpty();
        venue.drops();
        assertThat(client.cancelReplace("old", ORDER).placed().orElseThrow()).isInstanceOf(PlaceOutcome.Unknown.class);
    }

    @Test
    void readsBalancesAndTrades() {
        venue.answers(200, "{\"balances\":[{\"asset\":\"BTC\",\"free\":\"1.5\",\"locked\":\"0.5\"}]}");
        assertThat(client.balances().getFirst().total()).isEqualByComparingTo("2");
        venue.answers(
                200,
                "[{\"symbol\":\"BTCUSDT\",\"id\":7,\"orderId\":28,\"price\":\"99\",\"qty\":\"1\",\"commission\":\"0\","
                        + "\"commissionAsset\":\"BTC\",\"isMaker\":true,\"time\":1507725176595}]");
        assertThat(client.tradesFrom("BTCUSDT", 5, 100).getFirst().maker()).isTrue();
        assertThat(venue.requests.getLast().query()).contains("fromId=5");
        venue.answers(200, "[{\"symbol\":\"BTCUSDT\",\"id\":7,\"orderId\":28,\"price\":\"NaN\",\"qty\":\"1\"}]");
        assertThatThrownBy(() -> client.tradesOf("BTCUSDT", "28"))
                .isInstanceOf(VenueUnavailableException.class)
                .hasMessageContaining("no number");
    }

    @Test
    void theOneJvmShapeRefusesLiveMoney() {
        URI paper = URI.create("http://127.0.0.1:9010");
        assertThatThrownBy(() -> VenueEndpoints.named("binance", paper, true)).hasMessageContaining("live money");
        assertThat(VenueEndpoints.named("binance", paper, false).rest()).hasScheme("https");
        assertThat(VenueEndpoints.named("binance-testnet", paper, true).rest()).hasHost("testnet.binance.vision");
        assertThat(VenueEndpoints.named("paper", paper, true).webSocketApi())
                .isEqualTo(URI.create("ws://127.0.0.1:9010/ws-api/v3"));
        assertThat(new VenueKey("a", "b").toString()).doesNotContain("b]");
    }
}
