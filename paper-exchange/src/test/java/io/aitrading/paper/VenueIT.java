package io.aitrading.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.paper.TestVenue.Answer;
import io.aitrading.paper.TestVenue.Keys;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class VenueIT {
    private static TestVenue venue;
    private Keys keys;

    @BeforeAll
    static void open() {
        venue = TestVenue.stepped();
        venue.step(500);
    }

    @AfterAll
    static void close() {
        venue.close();
    }

    @BeforeEach
    void account() {
        keys = venue.account("100000", "10");
    }

    @Test
    void aMarketOrderFillsAndTheBalancesFollowWithItsFee() {
        Answer placed = place("side=BUY&type=MARKET&quantity=0.5");

        assertThat(placed.status()).isEqualTo(200);
        assertThat(placed.body().path("status").asString()).isEqualTo("FILLED");
        JsonNode fills = placed.body().path("fills");
        assertThat(fills.size()).isPositive();
        assertThat(fills.get(0).path("commissionAsset").asString()).isEqualTo("BTC");
        assertThat(free("BTC")).isEqualByComparingTo("10.4995");
        BigDecimal spent =
                new BigDecimal(placed.body().path("cummulativeQuoteQty").asString());
        assertThat(free("USDT")).isEqualByComparingTo(new BigDecimal("100000").subtract(spent));
        JsonNode trades =
                venue.signed(keys, "GET", "/api/v3/myTrades", "symbol=BTCUSDT").body();
        assertThat(trades.size()).isEqualTo(fills.size());
        assertThat(trades.get(0).path("id").asLong())
                .isEqualTo(fills.get(0).path("tradeId").asLong());
    }

    @Test
    void aMarketOrderByQuoteSpendsNoMoreThanAsked() {
        Answer placed = place("side=BUY&type=MARKET&quoteOrderQty=1000");

        assertThat(placed.body().path("status").asString()).isEqualTo("FILLED");
        BigDecimal spent =
                new BigDecimal(placed.body().path("cummulativeQuoteQty").asString());
        assertThat(spent).isLessThanOrEqualTo(new BigDecimal("1000")).isGreaterThan(new BigDecimal("999"));
    }

    @Test
    void aRestingOrderLocksFundsAndGivesThemBackWhenCancelled() {
        Answer placed = place("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=500.00&newClientOrderId=rest-1");
        assertThat(placed.body().path("status").asString()).isEqualTo("NEW");
        assertThat(locked("USDT")).isEqualByComparingTo("500");
        assertThat(venue.signed(keys, "GET", "/api/v3/openOrders", "symbol=BTCUSDT")
                        .body()
                        .size())
                .isEqualTo(1);

        Answer cancelled = venue.signed(keys, "DELETE", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=rest-1");

        assertThat(cancelled.body().path("status").asString()).isEqualTo("CANCELED");
        assertThat(cancelled.body().path("origClientOrderId").asString()).isEqualTo("rest-1");
        assertThat(locked("USDT")).isZero();
        assertThat(free("USDT")).isEqualByComparingTo("100000");
    }

    @Test
    void aRestingOrderFillsWhenRecordedTradesGoThroughIt() {
        BigDecimal bid = new BigDecimal(venue.get("/api/v3/ticker/bookTicker?symbol=BTCUSDT")
                .body()
                .path("bidPrice")
                .asString());
        place("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&newClientOrderId=maker&price="
                + bid.setScale(2).toPlainString());

        for (int i = 0; i < 100 && !status("maker").equals("FILLED"); i++) {
            venue.step(100);
        }

        assertThat(status("maker")).isEqualTo("FILLED");
        JsonNode trades =
                venue.signed(keys, "GET", "/api/v3/myTrades", "symbol=BTCUSDT").body();
        assertThat(trades.get(0).path("isMaker").asBoolean()).isTrue();
    }

    @Test
    void aStopOrderGoesOffWhenThePriceComes() {
        BigDecimal last = lastPrice();
        String stop = last.subtract(BigDecimal.ONE).setScale(2).toPlainString();
        Answer placed = place("side=SELL&type=STOP_LOSS&quantity=0.2&newClientOrderId=stop&stopPrice=" + stop);
        assertThat(placed.body().path("orderId").asLong()).isPositive();
        assertThat(locked("BTC")).isEqualByComparingTo("0.2");

        for (int i = 0; i < 400 && !status("stop").equals("FILLED"); i++) {
            venue.step(100);
        }

        assertThat(status("stop")).isEqualTo("FILLED");
        assertThat(locked("BTC")).isZero();
    }

    @Test
    void oneOfAPairCancelsTheOther() {
        BigDecimal last = lastPrice();
        Answer placed = venue.signed(
                keys,
                "POST",
                "/api/v3/orderList/oco",
                "symbol=BTCUSDT&side=SELL&quantity=0.3&aboveType=LIMIT_MAKER&abovePrice="
                        + last.add(new BigDecimal("8")).setScale(2)
                        + "&belowType=STOP_LOSS&belowStopPrice="
                        + last.subtract(new BigDecimal("8")).setScale(2));
        assertThat(placed.status()).isEqualTo(200);
        assertThat(placed.body().path("orderReports").size()).isEqualTo(2);
        assertThat(locked("BTC")).isEqualByComparingTo("0.3");

        for (int i = 0; i < 400 && openOrders() > 0; i++) {
            venue.step(100);
        }

        assertThat(openOrders()).isZero();
        assertThat(locked("BTC")).isZero();
        assertThat(free("BTC")).isEqualByComparingTo("9.7");
        JsonNode orders =
                venue.signed(keys, "GET", "/api/v3/allOrders", "symbol=BTCUSDT").body();
        assertThat(orders.findValuesAsString("status")).containsExactlyInAnyOrder("FILLED", "EXPIRED");
    }

    @Test
    void cancelReplaceKeepsTheOldOrderGoneAndTheNewOneOpen() {
        Answer placed = place("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=500.00");
        Answer replaced = venue.signed(
                keys,
                "POST",
                "/api/v3/order/cancelReplace",
                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=510.00&cancelReplaceMode=STOP_ON_FAILURE&cancelOrderId="
                        + placed.body().path("orderId").asLong());

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.body().path("cancelResult").asString()).isEqualTo("SUCCESS");
        assertThat(openOrders()).isEqualTo(1);
        assertThat(locked("USDT")).isEqualByComparingTo("510");
    }

    @Test
    void aReducedOrderGivesBackWhatItNoLongerNeeds() {
        Answer placed = place("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=500.00");
        Answer reduced = venue.signed(
                keys,
                "PUT",
                "/api/v3/order/amend/keepPriority",
                "symbol=BTCUSDT&newQty=0.4&orderId="
                        + placed.body().path("orderId").asLong());

        assertThat(reduced.status()).isEqualTo(200);
        assertThat(locked("USDT")).isEqualByComparingTo("200");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=500.001                 | -1013 | Filter failure: PRICE_FILTER
            side=BUY&type=LIMIT&timeInForce=GTC&quantity=1.000001&price=500              | -1013 | Filter failure: LOT_SIZE
            side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.001&price=500                 | -1013 | Filter failure: NOTIONAL
            side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=10                      | -1013 | Filter failure: PERCENT_PRICE_BY_SIDE
            side=BUY&type=MARKET&quantity=500                                            | -1013 | Filter failure: MARKET_LOT_SIZE
            side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=500&icebergQty=0.05     | -1013 | Filter failure: ICEBERG_PARTS
            side=BUY&type=LIMIT&timeInForce=GTC&quantity=0&price=500                     | -1013 | Invalid quantity.
            side=BUY&type=LIMIT&timeInForce=GTC&quantity=-1&price=500                    | -1100 | Illegal characters found in parameter 'quantity'; legal range is '^([0-9]{1,20})(\\.[0-9]{1,20})?$'.
            side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=5e2                     | -1100 | Illegal characters found in parameter 'price'; legal range is '^([0-9]{1,20})(\\.[0-9]{1,20})?$'.
            side=BUY&type=LIMIT&timeInForce=GTC&price=500                                | -1102 | Mandatory parameter 'quantity' was not sent, was empty/null, or malformed.
            side=BUY&type=LIMIT&quantity=1&price=500                                     | -1102 | Mandatory parameter 'timeInForce' was not sent, was empty/null, or malformed.
            side=BUY&type=MARKET&quantity=1&colour=red                                   | -1104 | Not all sent parameters were read; read '7' parameter(s) but was sent '8'.
            side=BUY&type=MARKET&quantity=1&price=500                                    | -1106 | Parameter 'price' sent when not required.
            side=BUY&type=LIMIT&timeInForce=GTC&quantity=1.0000000001&price=500          | -1111 | Parameter 'quantity' has too much precision.
            side=BUY&type=LIMIT&timeInForce=SOON&quantity=1&price=500                    | -1115 | Invalid timeInForce.
            side=BUY&type=HOPE&quantity=1                                                | -1116 | Invalid orderType.
            side=HOLD&type=MARKET&quantity=1                                             | -1117 | Invalid side.
            side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=500&trailingDelta=50    | -1106 | Parameter 'trailingDelta' sent when not required.
            side=SELL&type=STOP_LOSS&quantity=1                                          | -1102 | Param 'stopPrice' or 'trailingDelta' must be sent, but both were empty/null!
            side=SELL&type=STOP_LOSS&quantity=1&trailingDelta=9                          | -1013 | Filter failure: TRAILING_DELTA
            side=SELL&type=STOP_LOSS&quantity=1&trailingDelta=2001                       | -1013 | Filter failure: TRAILING_DELTA
            side=BUY&type=MARKET&quantity=1&strategyType=999                             | -1134 | strategyType was less than 1000000.
            side=BUY&type=MARKET&quantity=1&selfTradePreventionMode=TRANSFER             | -1013 | This symbol does not allow the specified self-trade prevention mode.
            side=BUY&type=MARKET&quantity=1&selfTradePreventionMode=HOPE                 | -1130 | Data sent for parameter 'selfTradePreventionMode' is not valid.
            side=BUY&type=MARKET&quantity=1&newOrderRespType=NICE                        | -1130 | Data sent for parameter 'newOrderRespType' is not valid.
            side=BUY&type=LIMIT&timeInForce=GTC&quantity=150&price=700                   | -2010 | Account has insufficient balance for requested action.
            side=SELL&type=MARKET&quantity=11                                            | -2010 | Account has insufficient balance for requested action.
            side=BUY&type=LIMIT_MAKER&quantity=0.1&price=2000                            | -2010 | Order would immediately match and take.
            side=BUY&type=STOP_LOSS&quantity=0.1&stopPrice=500                           | -2010 | Order would trigger immediately.
            """)
    void aBadOrderIsRefusedAndChangesNothing(String order, int code, String message) {
        Answer refused = place(order.strip());

        assertThat(refused.body().toString())
                .isEqualTo("{\"code\":" + code + ",\"msg\":\"" + message.replace("\\", "\\\\") + "\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(free("USDT")).isEqualByComparingTo("100000");
        assertThat(free("BTC")).isEqualByComparingTo("10");
        assertThat(openOrders()).isZero();
    }

    @Test
    void aSecondOpenOrderOfOneNameIsADuplicateButAClosedNameMayBeUsedAgain() {
        String order = "side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=500&newClientOrderId=same";
        assertThat(place(order).status()).isEqualTo(200);
        assertThat(place(order).message()).isEqualTo("Duplicate order sent.");

        venue.signed(keys, "DELETE", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=same");
        assertThat(place(order).status()).isEqualTo(200);
    }

    @Test
    void whatDoesNotExistCannotBeAskedForOrCancelled() {
        assertThat(venue.signed(keys, "GET", "/api/v3/order", "symbol=BTCUSDT&orderId=999999")
                        .code())
                .isEqualTo(-2013);
        assertThat(venue.signed(keys, "DELETE", "/api/v3/order", "symbol=BTCUSDT&orderId=999999")
                        .code())
                .isEqualTo(-2011);
        assertThat(venue.signed(keys, "GET", "/api/v3/order", "symbol=BTCUSDT").code())
                .isEqualTo(-1102);
        assertThat(venue.signed(keys, "DELETE", "/api/v3/openOrders", "symbol=BTCUSDT")
                        .code())
                .isEqualTo(-2011);
        assertThat(venue.get("/api/v3/nothing").status()).isEqualTo(404);
    }

    @Test
    void anotherAccountsOrderDoesNotExist() {
        long id = place("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=500")
                .body()
                .path("orderId")
                .asLong();
        Keys other = venue.account("1000", "1");

        assertThat(venue.signed(other, "GET", "/api/v3/order", "symbol=BTCUSDT&orderId=" + id)
                        .code())
                .isEqualTo(-2013);
        assertThat(venue.signed(other, "DELETE", "/api/v3/order", "symbol=BTCUSDT&orderId=" + id)
                        .code())
                .isEqualTo(-2011);
    }

    @Test
    void signaturesKeysAndTimesAreChecked() {
        long now = System.currentTimeMillis();
        String old = "timestamp=" + (now - 6000);
        String early = "timestamp=" + (now + 5000);
        String wide = "recvWindow=60001&timestamp=" + now;
        assertThat(account(old).code()).isEqualTo(-1021);
        assertThat(account(early).message())
                .isEqualTo("Timestamp for this request was 1000ms ahead of the server's time.");
        assertThat(account(wide).code()).isEqualTo(-1131);
        assertThat(venue.raw(keys, "GET", "/api/v3/account", "timestamp=" + now + "&signature=00", null)
                        .code())
                .isEqualTo(-1022);
        assertThat(venue.raw(keys, "GET", "/api/v3/account", "timestamp=" + now, null)
                        .code())
                .isEqualTo(-1102);
        Keys stranger = new Keys(UUID.randomUUID(), "k".repeat(64), "s");
        Answer unknown = venue.signed(stranger, "GET", "/api/v3/account", "");
        assertThat(unknown.code()).isEqualTo(-2015);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(venue.get("/api/v3/account?timestamp=1&signature=1").code()).isEqualTo(-2014);
    }

    @Test
    void parametersMayBeInQueryBodyOrBothWithNothingBetween() {
        long now = System.currentTimeMillis();
        String order = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01";
        String stamp = "timestamp=" + now;
        String body = order + "&" + stamp;
        assertThat(venue.raw(keys, "POST", "/api/v3/order", "", body + "&signature=" + TestVenue.sign(keys, body))
                        .status())
                .isEqualTo(200);
        assertThat(venue.raw(
                                keys,
                                "POST",
                                "/api/v3/order",
                                stamp + "&signature=" + TestVenue.sign(keys, stamp + order),
                                order)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void marketDataNeedsNoKeyAndHasTheSymbol() {
        assertThat(venue.get("/api/v3/exchangeInfo?symbols=%5B%22BTCUSDT%22%5D")
                        .body()
                        .path("symbols")
                        .size())
                .isEqualTo(1);
        assertThat(venue.get("/api/v3/exchangeInfo?symbol=ETHUSDT").code()).isEqualTo(-1121);
        assertThat(venue.get("/api/v3/exchangeInfo?symbol=btcusdt").code()).isEqualTo(-1100);
        assertThat(venue.get("/api/v3/depth?symbol=BTCUSDT&limit=5")
                        .body()
                        .path("bids")
                        .size())
                .isEqualTo(5);
        assertThat(venue.get("/api/v3/depth?symbol=BTCUSDT&colour=red").code()).isEqualTo(-1101);
        assertThat(venue.get("/api/v3/klines?symbol=BTCUSDT&interval=1h&limit=1000")
                        .body()
                        .size())
                .isEqualTo(1000);
        assertThat(venue.get("/api/v3/klines?symbol=BTCUSDT&interval=7m").code())
                .isEqualTo(-1120);
        assertThat(venue.get("/api/v3/klines?symbol=BTCUSDT").code()).isEqualTo(-1102);
        assertThat(venue.get("/api/v3/klines?symbol=BTCUSDT&interval=1h&timeZone=8")
                        .status())
                .isEqualTo(200);
        assertThat(venue.get("/api/v3/klines?symbol=BTCUSDT&interval=1d&timeZone=15")
                        .code())
                .isEqualTo(-1130);
        assertThat(venue.get("/api/v3/ticker/24hr?symbol=BTCUSDT")
                        .body()
                        .path("count")
                        .asLong())
                .isPositive();
        assertThat(venue.get("/api/v3/time").raw().headers().firstValue("X-MBX-USED-WEIGHT-1M"))
                .isPresent();
    }

    @Test
    void tradeNumbersHaveNoHole() {
        JsonNode trades = venue.get("/api/v3/historicalTrades?symbol=BTCUSDT&fromId=1&limit=400")
                .body();
        for (int i = 0; i < trades.size(); i++) {
            assertThat(trades.get(i).path("id").asLong()).isEqualTo(i + 1L);
        }
    }

    @Test
    void controlRefusesStrangersAndBadInput() {
        UUID user = UUID.randomUUID();
        assertThat(venue.controlAs(user, "TRADER", "POST", "/control/v1/replay/step", "{\"count\":1}")
                        .status())
                .isEqualTo(403);
        assertThat(venue.control("POST", "/control/v1/replay/step", "{\"count\":0}")
                        .status())
                .isEqualTo(400);
        assertThat(venue.control(
                                "POST",
                                "/control/v1/accounts",
                                "{\"accountId\":\"" + UUID.randomUUID()
                                        + "\",\"name\":\"x\",\"deposits\":{\"USDT\":\"-5\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(venue.controlAs(user, "TRADER", "GET", "/control/v1/accounts/" + keys.accountId(), "")
                        .status())
                .isEqualTo(404);
        assertThat(venue.get("/control/v1/journal").status()).isEqualTo(401);
        assertThat(venue.get("/control/v1/replay").body().path("dataset").asString())
                .contains("Bitstamp");
    }

    @Test
    void depositsAndAccountsHappenOnce() {
        String deposit = "{\"asset\":\"USDT\",\"amount\":\"5\",\"reference\":\"r1\"}";
        String path = "/control/v1/accounts/" + keys.accountId() + "/deposits";
        venue.control("POST", path, deposit);
        assertThat(venue.control("POST", path, deposit).body().path("replayed").asBoolean())
                .isTrue();
        assertThat(free("USDT")).isEqualByComparingTo("100005");
        assertThat(venue.control("POST", path, deposit.replace("\"5\"", "\"6\""))
                        .status())
                .isEqualTo(409);
        Answer again = venue.control(
                "POST",
                "/control/v1/accounts",
                "{\"accountId\":\"" + keys.accountId() + "\",\"name\":\"test\",\"deposits\":{\"USDT\":\"9\"}}");
        assertThat(again.body().path("secretKey").asString()).isEqualTo(keys.secret());
        assertThat(free("USDT")).isEqualByComparingTo("100005");
    }

    @Test
    void aScriptedFaultAnswers503ThoughTheOrderIsThere() {
        venue.control("POST", "/control/v1/faults", "{\"kind\":\"ACCEPT_THEN_503\",\"count\":1}");
        Answer unknown = place("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=500&newClientOrderId=ghost");

        assertThat(unknown.status()).isEqualTo(503);
        assertThat(unknown.code()).isEqualTo(-1007);
        assertThat(status("ghost")).isEqualTo("NEW");
        assertThat(place("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=500")
                        .status())
                .isEqualTo(200);
    }

    private Answer place(String order) {
        return venue.signed(keys, "POST", "/api/v3/order", "symbol=BTCUSDT&" + order);
    }

    private Answer account(String query) {
        return venue.raw(keys, "GET", "/api/v3/account", query + "&signature=" + TestVenue.sign(keys, query), null);
    }

    private String status(String clientOrderId) {
        return venue.signed(keys, "GET", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=" + clientOrderId)
                .body()
                .path("status")
                .asString("");
    }

    private int openOrders() {
        return venue.signed(keys, "GET", "/api/v3/openOrders", "symbol=BTCUSDT")
                .body()
                .size();
    }

    private BigDecimal lastPrice() {
        return new BigDecimal(venue.get("/api/v3/ticker/price?symbol=BTCUSDT")
                .body()
                .path("price")
                .asString());
    }

    private BigDecimal free(String asset) {
        return balance(asset, "free");
    }

    private BigDecimal locked(String asset) {
        return balance(asset, "locked");
    }

    private BigDecimal balance(String asset, String part) {
        for (JsonNode balance :
                venue.signed(keys, "GET", "/api/v3/account", "").body().path("balances")) {
            if (balance.path("asset").asString().equals(asset)) {
                return new BigDecimal(balance.path(part).asString());
            }
        }
        return BigDecimal.ZERO;
    }
}
