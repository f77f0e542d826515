package io.aitrading.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.paper.TestVenue.Answer;
import io.aitrading.paper.TestVenue.Keys;
import io.aitrading.paper.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** REST as clients use it when they start, and the documented errors of what they may get wrong. */
class RestProtocolIT {
    private static TestVenue venue;
    private static Keys keys;

    @BeforeAll
    static void open() {
        venue = TestVenue.stepped();
        venue.step(30);
        keys = venue.account("10000", "5");
    }

    @AfterAll
    static void close() {
        venue.close();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            exchangeInfo?symbol=BTCUSDT&permissions=SPOT             | -1128
            exchangeInfo?symbol=BTCUSDT&symbolStatus=TRADING         | -1128
            exchangeInfo?symbolStatus=SLEEPING                       | -1122
            exchangeInfo?symbols=%5B%22BTCUSDT%22,%22BTCUSDT%22%5D   | -1151
            exchangeInfo?symbol=BTCUSDT&symbols=%5B%22BTCUSDT%22%5D  | -1128
            ticker?windowSize=1h                                     | -1102
            ticker/tradingDay                                        | -1102
            ticker?symbol=BTCUSDT&type=LONG                          | -1139
            ticker/24hr?symbol=BTCUSDT&symbolStatus=HALT             | -1220
            ticker/price?symbol=BTCUSDT&symbolStatus=ASLEEP          | -1122
            historicalBlockTrades?symbol=BTCUSDT                     | -1102
            referencePrice?symbol=BTCUSDT                            | -2043
            referencePrice/calculation?symbol=BTCUSDT                | -2043
            klines?symbol=BTCUSDT&interval=1d&timeZone=15            | -1130
            aggTrades?symbol=BTCUSDT&fromId=x                        | -1100
            """)
    void aBadQuestionHasItsOwnError(String question, int code) {
        Answer refused = venue.get("/api/v3/" + question);
        assertThat(refused.code()).as(refused.raw().body()).isEqualTo(code);
        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void exchangeInfoShowsWhatWasAskedFor() {
        assertThat(symbols("").size()).isEqualTo(1);
        assertThat(symbols("?permissions=SPOT").size()).isEqualTo(1);
        assertThat(symbols("?permissions=%5B%22MARGIN%22,%22SPOT%22%5D").size()).isEqualTo(1);
        assertThat(symbols("?permissions=LEVERAGED").isEmpty()).isTrue();
        assertThat(symbols("?symbolStatus=BREAK").isEmpty()).isTrue();
        assertThat(symbols("?showPermissionSets=false")
                        .path(0)
                        .path("permissionSets")
                        .isEmpty())
                .isTrue();
        JsonNode symbol = symbols("?symbol=BTCUSDT").path(0);
        assertThat(symbol.path("otoAllowed").asBoolean()).isTrue();
        assertThat(symbol.path("allowTrailingStop").asBoolean()).isTrue();
        assertThat(symbol.path("filters").findValuesAsString("filterType")).contains("TRAILING_DELTA");
    }

    private static JsonNode symbols(String query) {
        return venue.get("/api/v3/exchangeInfo" + query).body().path("symbols");
    }

    @Test
    void timesMayBeSentInMicroseconds() {
        String time = newest("").path("T").asString();
        List<JsonNode> inMillis = aggregates("&startTime=" + time + "&endTime=" + time);
        assertThat(inMillis).isNotEmpty();
        assertThat(aggregates("&startTime=" + time + "000&endTime=" + time + "999"))
                .isEqualTo(inMillis);
        assertThat(aggregates("&startTime=" + time + "001&endTime=" + time + "999"))
                .isEmpty();
    }

    private static JsonNode newest(String query) {
        return aggregates("&limit=1" + query).getFirst();
    }

    private static List<JsonNode> aggregates(String query) {
        List<JsonNode> found = new ArrayList<>();
        venue.get("/api/v3/aggTrades?symbol=BTCUSDT" + query).body().forEach(found::add);
        return found;
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "X-MBX-TIME-UNIT, MICROSECOND, 0",
        "X-MBX-TIME-UNIT, microsecond, 0",
        "X-MBX-TIME-UNIT, FORTNIGHT, -1194",
        "X-MBX-SBE, 3:1, -1155",
        "Accept, application/sbe, -1155",
        "Accept, application/json, 0"
    })
    void onlyJsonIsSpokenAndTwoUnitsOfTime(String header, String value, int code) throws Exception {
        JsonNode answer = get("/api/v3/time", header, value);
        assertThat(answer.path("code").asInt(0)).isEqualTo(code);
        assertThat(answer.has("serverTime")).isEqualTo(code == 0);
    }

    private static JsonNode get(String path, String header, String value) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(venue.url() + path))
                .header(header, value)
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return Objects.requireNonNull(Json.parse(body), body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sapi/v1/spot/delist-schedule",
                "/sapi/v1/bnbBurn",
                "/sapi/v1/asset/tradeFee",
                "/sapi/v1/capital/config/getall",
                "/sapi/v1/margin/allPairs",
                "/sapi/v1/margin/isolated/allPairs"
            })
    void whatClientsAskForWhenTheyStartIsAnswered(String path) {
        assertThat(venue.signed(keys, "GET", path, "").status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} {1}?{2} is {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            GET    | order            | orderId=1&origClientOrderId=other                       | -2039
            GET    | order            | orderId=999999                                          | -2013
            DELETE | order            | orderId=1&origClientOrderId=other                       | -2039
            DELETE | order            | orderId=999999                                          | -2011
            DELETE | order            | orderId=1&cancelRestrictions=NEVER                      | -1145
            GET    | myTrades         | orderId=1&startTime=1                                   | -1128
            GET    | allOrders        | startTime=1&endTime=90000000                            | -1127
            GET    | myPreventedMatches | limit=5                                               | -1102
            GET    | myPreventedMatches | preventedMatchId=1&orderId=1                          | -1128
            GET    | order/amendments | limit=5                                                 | -1102
            POST   | sor/order        | side=BUY&type=MARKET&quantity=1                         | -1020
            """)
    void aBadSignedRequestHasItsOwnError(String method, String path, String query, int code) {
        venue.signed(
                keys,
                "POST",
                "/api/v3/order",
                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=500&newClientOrderId=standing");
        String prepared = query.replace("orderId=1&orig", "orderId=" + standing() + "&orig")
                .replace("orderId=1&cancel", "orderId=" + standing() + "&cancel");
        Answer refused = venue.signed(keys, method, "/api/v3/" + path, "symbol=BTCUSDT&" + prepared);
        assertThat(refused.code()).as(refused.raw().body()).isEqualTo(code);
    }

    private static String standing() {
        return venue.signed(keys, "GET", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=standing")
                .body()
                .path("orderId")
                .asString();
    }
}
