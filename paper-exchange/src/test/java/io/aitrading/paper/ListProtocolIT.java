package io.aitrading.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.paper.TestVenue.Answer;
import io.aitrading.paper.TestVenue.Keys;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Orders that wait for others, amendments and prevented matches: answers, what is asked for later, and the events. */
class ListProtocolIT {
    private static TestVenue venue;
    private Keys keys;
    private ProtocolSocket events;

    @BeforeAll
    static void open() {
        venue = TestVenue.stepped();
        venue.step(50);
    }

    @AfterAll
    static void close() {
        venue.close();
    }

    @BeforeEach
    void account() {
        keys = venue.account("10000", "5");
        String listenKey = venue.raw(keys, "POST", "/api/v3/userDataStream", "", null)
                .body()
                .path("listenKey")
                .asString();
        events = new ProtocolSocket(venue, "/ws/" + listenKey);
    }

    @AfterEach
    void hangUp() {
        signed("DELETE", "openOrders", "");
        events.close();
    }

    @Test
    void aPendingOrderWaitsWithoutFundsAndGoesWithItsList() {
        JsonNode placed = list("oto", buyLow("low") + sellHigh("high")).body();
        assertThat(placed.path("contingencyType").asString()).isEqualTo("OTO");
        assertThat(statuses(placed)).containsExactly("NEW", "PENDING_NEW");
        assertThat(placed.path("orderReports").path(1).path("workingTime").asInt())
                .isEqualTo(-1);
        assertThat(locked("USDT")).isEqualByComparingTo("50");
        assertThat(locked("BTC")).isZero();
        assertThat(signed("GET", "openOrders", "").body().findValuesAsString("status"))
                .containsExactly("NEW", "PENDING_NEW");

        Answer cancelled = signed("DELETE", "order", "origClientOrderId=high");
        assertThat(cancelled.body().path("listOrderStatus").asString()).isEqualTo("ALL_DONE");
        assertThat(statuses(cancelled.body())).containsExactly("CANCELED", "CANCELED");
        assertThat(locked("USDT")).isZero();
        assertThat(reports("high", 2)).containsExactly("NEW PENDING_NEW", "CANCELED CANCELED");
        events.await(event -> event.path("l").asString("").equals("ALL_DONE"));
    }

    @Test
    void aWorkingOrderThatIsFilledAtOncePlacesThePendingOneAfterItsAnswer() {
        JsonNode placed = list("oto", buyNow("now") + sellHigh("high")).body();
        assertThat(statuses(placed)).containsExactly("FILLED", "PENDING_NEW");

        assertThat(order("high").path("status").asString()).isEqualTo("NEW");
        assertThat(order("high").path("isWorking").asBoolean()).isTrue();
        assertThat(locked("BTC")).isEqualByComparingTo("0.1");
        assertThat(reports("high", 2)).containsExactly("NEW PENDING_NEW", "NEW NEW");
        assertThat(signed("GET", "openOrderList", "").body().size()).isEqualTo(1);
    }

    @Test
    void aFilledWorkingOrderPlacesAPairOfWhichOneCancelsTheOther() {
        JsonNode placed = list(
                        "otoco",
                        buyNow("now")
                                + "&pendingSide=SELL&pendingQuantity=0.1&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=1500"
                                + "&pendingAboveClientOrderId=profit&pendingBelowType=STOP_LOSS&pendingBelowStopPrice=400"
                                + "&pendingBelowClientOrderId=stop")
                .body();
        assertThat(placed.path("orders").size()).isEqualTo(3);
        assertThat(statuses(placed)).containsExactly("FILLED", "PENDING_NEW", "PENDING_NEW");
        assertThat(locked("BTC")).as("shared by both").isEqualByComparingTo("0.1");
        assertThat(signed("GET", "openOrders", "").body().findValuesAsString("clientOrderId"))
                .containsExactlyInAnyOrder("profit", "stop");

        signed("DELETE", "order", "origClientOrderId=stop");
        assertThat(order("profit").path("status").asString()).isEqualTo("CANCELED");
        assertThat(locked("BTC")).isZero();
    }

    @Test
    void whatWaitedForAnOrderThatExpiresExpiresToo() {
        list("oto", buyLow("low").replace("GTC", "IOC") + sellHigh("high"));

        assertThat(order("low").path("expiryReason").asString()).isEqualTo("UNFILLED_IOC_QUANTITY_EXPIRED");
        assertThat(order("high").path("status").asString()).isEqualTo("EXPIRED");
        assertThat(order("high").path("expiryReason").asString()).isEqualTo("OTO_PHASE_ONE_EXPIRED");
        assertThat(events.await(event -> event.path("c").asString("").equals("high")
                                && event.path("x").asString("").equals("EXPIRED"))
                        .path("eR")
                        .asString())
                .isEqualTo("OTO_PHASE_ONE_EXPIRED");
    }

    @Test
    void aPendingOrderThatCannotBePaidWhenItsTimeComesExpires() {
        list("oto", buyNow("now") + sellHigh("high").replace("pendingQuantity=0.1", "pendingQuantity=9"));

        assertThat(order("high").path("status").asString()).isEqualTo("EXPIRED");
        assertThat(order("high").path("expiryReason").asString()).isEqualTo("REJECTED");
        assertThat(locked("BTC")).isZero();
        assertThat(signed("GET", "openOrderList", "").body().isEmpty()).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            oto   | workingPrice=500&workingQuantity=0.1&workingTimeInForce=GTC&workingType=STOP_LOSS_LIMIT&workingStopPrice=900&pendingType=LIMIT&pendingSide=SELL&pendingTimeInForce=GTC&pendingQuantity=1&pendingPrice=900 | -1130
            oto   | workingPrice=500&workingQuantity=0.1&workingType=MARKET&pendingType=MARKET&pendingSide=SELL&pendingQuantity=1 | -1106
            oto   | workingQuantity=0.1&workingTimeInForce=GTC&workingType=LIMIT&pendingType=MARKET&pendingSide=SELL&pendingQuantity=1 | -1102
            oto   | workingPrice=500&workingQuantity=0.1&workingTimeInForce=GTC&workingType=LIMIT&pendingType=MARKET&pendingQuantity=1 | -1102
            oto   | workingPrice=500&workingQuantity=99&workingTimeInForce=GTC&workingType=LIMIT&pendingType=MARKET&pendingSide=SELL&pendingQuantity=1 | -2010
            otoco | workingPrice=500&workingQuantity=0.1&workingTimeInForce=GTC&workingType=LIMIT&pendingSide=SELL&pendingQuantity=1&pendingAboveType=STOP_LOSS&pendingAboveStopPrice=900&pendingBelowType=STOP_LOSS&pendingBelowStopPrice=300 | -1197
            otoco | workingPrice=500&workingQuantity=0.1&workingTimeInForce=GTC&workingType=LIMIT&pendingSide=SELL&pendingQuantity=1&pendingAboveType=MARKET&pendingBelowType=STOP_LOSS&pendingBelowStopPrice=300 | -1158
            """)
    void aBadListIsRefusedAndChangesNothing(String kind, String orders, int code) {
        Answer refused = list(kind, "&workingSide=BUY&" + orders);

        assertThat(refused.code()).as(refused.message()).isEqualTo(code);
        assertThat(signed("GET", "openOrders", "").body().isEmpty()).isTrue();
        assertThat(locked("USDT")).isZero();
    }

    @Test
    void anAmendedOrderHasANewNameAndAHistory() {
        signed("POST", "order", "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=500&newClientOrderId=first");
        JsonNode amended = amend("origClientOrderId=first&newQty=0.8&newClientOrderId=second")
                .body();
        assertThat(amended.path("amendedOrder").path("origClientOrderId").asString())
                .isEqualTo("first");
        assertThat(amended.path("amendedOrder").path("clientOrderId").asString())
                .isEqualTo("second");
        String orderId = amended.path("amendedOrder").path("orderId").asString();
        JsonNode again = amend("orderId=" + orderId + "&newQty=0.5").body();

        JsonNode history =
                signed("GET", "order/amendments", "orderId=" + orderId).body();
        assertThat(history.findValuesAsString("newQty")).containsExactly("0.80000000", "0.50000000");
        assertThat(history.findValuesAsString("executionId"))
                .containsExactly(
                        amended.path("executionId").asString(),
                        again.path("executionId").asString());
        assertThat(signed(
                                "GET",
                                "order/amendments",
                                "orderId=" + orderId + "&fromExecutionId="
                                        + again.path("executionId").asString())
                        .body()
                        .size())
                .isEqualTo(1);
        JsonNode report = events.await(event -> event.path("x").asString("").equals("REPLACED"));
        assertThat(report.path("c").asString()).isEqualTo("second");
        assertThat(report.path("C").asString()).isEqualTo("first");
        assertThat(report.path("I").asString())
                .isEqualTo(amended.path("executionId").asString());

        assertThat(amend("orderId=" + orderId + "&newQty=0.6").message())
                .isEqualTo("Order amend (quantity increase) is not supported.");
        assertThat(amend("orderId=" + orderId + "&newQty=0.5").code()).isEqualTo(-2038);
        assertThat(amend("orderId=" + orderId + "&origClientOrderId=first&newQty=0.4")
                        .code())
                .isEqualTo(-2039);
    }

    @Test
    void amendingOneOfAPairAmendsBothAndTellsTheListsNewNames() {
        list(
                "oco",
                "&side=SELL&quantity=0.5&aboveType=LIMIT_MAKER&abovePrice=1500&aboveClientOrderId=up"
                        + "&belowType=STOP_LOSS&belowStopPrice=300&belowClientOrderId=down");
        JsonNode amended =
                amend("origClientOrderId=up&newQty=0.2&newClientOrderId=higher").body();

        assertThat(amended.path("listStatus").findValuesAsString("clientOrderId"))
                .containsExactlyInAnyOrder("higher", "down");
        assertThat(order("down").path("origQty").asString()).isEqualTo("0.20000000");
        assertThat(locked("BTC")).isEqualByComparingTo("0.2");
        events.await(event -> event.path("l").asString("").equals("UPDATED"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "DECREMENT, NEW, 0.20000000, EXPIRED_IN_MATCH, 0.20000000",
        "EXPIRE_TAKER, NEW, , EXPIRED_IN_MATCH, 0.20000000",
        "EXPIRE_MAKER, EXPIRED_IN_MATCH, 0.50000000, NEW, ",
        "EXPIRE_BOTH, EXPIRED_IN_MATCH, 0.50000000, EXPIRED_IN_MATCH, 0.20000000"
    })
    void ordersOfOneAccountDoNotMeet(String mode, String maker, String makerLost, String taker, String takerLost) {
        BigDecimal price = bestBid().add(new BigDecimal("0.01"));
        String rest = "type=LIMIT&timeInForce=GTC&price=" + price + "&quantity=";
        String makerId = id(signed("POST", "order", "side=BUY&newClientOrderId=maker&" + rest + "0.5"));
        String takerId = id(signed(
                "POST",
                "order",
                "side=SELL&newClientOrderId=taker&selfTradePreventionMode=" + mode + "&" + rest + "0.2"));

        assertThat(order("maker").path("status").asString()).isEqualTo(maker);
        assertThat(order("taker").path("status").asString()).isEqualTo(taker);
        assertThat(order("maker").path("preventedQuantity").asString(null)).isEqualTo(makerLost);
        assertThat(order("taker").path("preventedQuantity").asString(null)).isEqualTo(takerLost);
        JsonNode matches =
                signed("GET", "myPreventedMatches", "orderId=" + makerId).body();
        assertThat(matches.size()).isEqualTo(1);
        JsonNode match = matches.path(0);
        assertThat(match.path("takerOrderId").asString()).isEqualTo(takerId);
        assertThat(match.path("selfTradePreventionMode").asString()).isEqualTo(mode);
        assertThat(match.path("makerPreventedQuantity").asString(null)).isEqualTo(makerLost);
        assertThat(match.path("takerPreventedQuantity").asString(null)).isEqualTo(takerLost);
        assertThat(signed(
                                "GET",
                                "myPreventedMatches",
                                "preventedMatchId="
                                        + match.path("preventedMatchId").asString())
                        .body())
                .isEqualTo(matches);
        JsonNode report = events.await(event -> event.path("x").asString("").equals("TRADE_PREVENTION"));
        assertThat(report.path("v").asLong())
                .isEqualTo(match.path("preventedMatchId").asLong());
        assertThat(List.of(makerId, takerId)).contains(report.path("U").asString());
        assertThat(signed("GET", "myTrades", "").body().isEmpty()).isTrue();
    }

    private Answer list(String kind, String orders) {
        return venue.signed(keys, "POST", "/api/v3/orderList/" + kind, "symbol=BTCUSDT" + orders);
    }

    private Answer amend(String change) {
        return signed("PUT", "order/amend/keepPriority", change);
    }

    private Answer signed(String method, String path, String query) {
        String symbol = path.equals("openOrderList") ? "" : "symbol=BTCUSDT" + (query.isEmpty() ? "" : "&");
        return venue.signed(keys, method, "/api/v3/" + path, symbol + query);
    }

    private JsonNode order(String name) {
        return signed("GET", "order", "origClientOrderId=" + name).body();
    }

    private static String id(Answer placed) {
        assertThat(placed.status()).as(placed.message()).isEqualTo(200);
        return placed.body().path("orderId").asString();
    }

    /** Kinds of execution and states that an order's reports told, once there are so many. */
    private List<String> reports(String name, int count) {
        List<String> told = new ArrayList<>();
        events.await(event -> {
            told.clear();
            events.messages().stream()
                    .filter(message -> message.path("e").asString("").equals("executionReport"))
                    .filter(message -> message.path("c").asString("").equals(name)
                            || message.path("C").asString("").equals(name))
                    .forEach(message -> told.add(message.path("x").asString() + " "
                            + message.path("X").asString()));
            return told.size() >= count;
        });
        return List.copyOf(told);
    }

    private BigDecimal locked(String asset) {
        for (JsonNode balance :
                venue.signed(keys, "GET", "/api/v3/account", "").body().path("balances")) {
            if (balance.path("asset").asString().equals(asset)) {
                return new BigDecimal(balance.path("locked").asString());
            }
        }
        throw new AssertionError("no balance of " + asset);
    }

    private static List<String> statuses(JsonNode list) {
        List<String> statuses = new ArrayList<>();
        list.path("orderReports")
                .forEach(report -> statuses.add(report.path("status").asString()));
        assertThat(statuses).as(list.toString()).isNotEmpty();
        return statuses;
    }

    private static String buyLow(String name) {
        return working(name, "500");
    }

    private static String buyNow(String name) {
        return working(name, "2000");
    }

    private static String working(String name, String price) {
        return "&workingType=LIMIT&workingSide=BUY&workingTimeInForce=GTC&workingQuantity=0.1&workingPrice=" + price
                + "&workingClientOrderId=" + name;
    }

    private static String sellHigh(String name) {
        return "&pendingType=LIMIT&pendingSide=SELL&pendingTimeInForce=GTC&pendingQuantity=0.1&pendingPrice=1500"
                + "&pendingClientOrderId=" + name;
    }

    private static BigDecimal bestBid() {
        return new BigDecimal(venue.get("/api/v3/ticker/bookTicker?symbol=BTCUSDT")
                        .body()
                        .path("bidPrice")
                        .asString())
                .setScale(2);
    }
}
