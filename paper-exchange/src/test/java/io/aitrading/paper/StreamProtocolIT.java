package io.aitrading.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.paper.TestVenue.Keys;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is said on {@code /ws} and {@code /stream}, without any client library. */
class StreamProtocolIT {
    private static TestVenue venue;

    @BeforeAll
    static void open() {
        venue = TestVenue.running();
    }

    @AfterAll
    static void close() {
        venue.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"/ws", "/ws/7", "/ws/btcusdt@trade", "/stream", "/stream?streams=btcusdt@trade", "/ws-api/v3"})
    void everyDoorOpensAndDeclinesCompression(String path) throws IOException {
        List<String> head = handshake(path);

        assertThat(head.getFirst()).isEqualTo("HTTP/1.1 101 ");
        assertThat(head).noneMatch(line -> line.toLowerCase().startsWith("sec-websocket-extensions"));
    }

    private static List<String> handshake(String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", venue.port())) {
            socket.setSoTimeout(10_000);
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            List<String> head = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.add(line);
            }
            return head;
        }
    }

    @Test
    void aStreamInTheAddressIsPlainAndACombinedOneIsWrapped() {
        try (ProtocolSocket plain = new ProtocolSocket(venue, "/ws/btcusdt@depth5@100ms");
                ProtocolSocket combined =
                        new ProtocolSocket(venue, "/stream?streams=btcusdt@depth5@100ms/btcusdt@miniTicker")) {
            assertThat(plain.await(event -> event.has("bids")).path("bids").size())
                    .isEqualTo(5);
            assertThat(combined.await(event -> event.path("stream").asString("").equals("btcusdt@miniTicker"))
                            .path("data")
                            .path("e")
                            .asString())
                    .isEqualTo("24hrMiniTicker");
            combined.await(event -> event.path("stream").asString("").equals("btcusdt@depth5@100ms"));
        }
    }

    @Test
    void streamsAreSubscribedListedAndGivenUp() {
        try (ProtocolSocket socket = new ProtocolSocket(venue, "/ws/1")) {
            JsonNode subscribed =
                    socket.ask(1, "\"method\":\"SUBSCRIBE\",\"params\":[\"BTCUSDT@bookTicker\",\"!miniTicker@arr\"]");
            assertThat(subscribed.has("result") && subscribed.path("result").isNull())
                    .isTrue();
            assertThat(socket.ask(2, "\"method\":\"LIST_SUBSCRIPTIONS\"").path("result"))
                    .extracting(JsonNode::asString)
                    .containsExactlyInAnyOrder("btcusdt@bookTicker", "!miniTicker@arr");
            socket.await(JsonNode::isArray);
            socket.ask(3, "\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@bookTicker\",\"!miniTicker@arr\"]");
            assertThat(socket.ask(4, "\"method\":\"LIST_SUBSCRIPTIONS\"")
                            .path("result")
                            .isEmpty())
                    .isTrue();
        }
    }

    @Test
    void aConnectionCanBeToldToWrapItsEvents() {
        try (ProtocolSocket socket = new ProtocolSocket(venue, "/ws")) {
            assertThat(socket.ask(1, "\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"]")
                            .path("result")
                            .asBoolean())
                    .isFalse();
            socket.ask(2, "\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true]");
            socket.ask(3, "\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@avgPrice\"]");
            socket.await(event -> event.path("stream").asString("").equals("btcusdt@avgPrice"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a-name\"", "null", "9007199254740993"})
    void anIdComesBackInItsOwnType(String id) {
        try (ProtocolSocket socket = new ProtocolSocket(venue, "/ws")) {
            socket.send("{\"id\":" + id + ",\"method\":\"LIST_SUBSCRIPTIONS\"}");
            assertThat(socket.await(message -> message.has("result")).path("id").toString())
                    .isEqualTo(id);
        }
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            textBlock =
                    """
            {"id":1,"method":"SHOUT"}                                            | 2
            {"id":1}                                                             | 2
            {"id":1.5,"method":"LIST_SUBSCRIPTIONS"}                             | 2
            {"id":1,"method":"SUBSCRIBE"}                                        | 2
            {"id":1,"method":"SUBSCRIBE","params":[7]}                           | 2
            {"id":1,"method":"SUBSCRIBE","params":["btcusdt@weather"]}           | 2
            {"id":1,"method":"SET_PROPERTY","params":["colour",true]}            | 0
            {"id":1,"method":"SET_PROPERTY","params":["combined","yes"]}         | 1
            not json                                                             | 3
            [1]                                                                  | 3
            """)
    void aBadRequestIsRefusedAndTheConnectionLives(String request, int code) {
        try (ProtocolSocket socket = new ProtocolSocket(venue, "/ws")) {
            socket.send(request);
            assertThat(socket.await(message -> message.has("error"))
                            .path("error")
                            .path("code")
                            .asInt(-1))
                    .isEqualTo(code);
            assertThat(socket.ask(77, "\"method\":\"LIST_SUBSCRIPTIONS\"").has("result"))
                    .isTrue();
        }
    }

    @Test
    void moreThanFiveMessagesASecondEndTheConnection() {
        try (ProtocolSocket socket = new ProtocolSocket(venue, "/ws")) {
            for (int i = 0; i < 6; i++) {
                socket.send("{\"id\":" + i + ",\"method\":\"LIST_SUBSCRIPTIONS\"}");
            }
            assertThat(socket.awaitEnd()).isEqualTo("1008 Too many requests");
        }
    }

    @Test
    void aConnectionHasAtMost1024Streams() {
        try (ProtocolSocket socket = new ProtocolSocket(venue, "/ws")) {
            assertThat(socket.ask(1, subscribe(0, 600)).has("result")).isTrue();
            assertThat(socket.ask(2, subscribe(600, 1024)).has("result")).isTrue();
            assertThat(socket.ask(3, subscribe(1024, 1025))
                            .path("error")
                            .path("code")
                            .asInt())
                    .isEqualTo(2);
            assertThat(socket.ask(4, "\"method\":\"LIST_SUBSCRIPTIONS\"")
                            .path("result")
                            .size())
                    .isEqualTo(1024);
        }
    }

    private static String subscribe(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "\"coin" + i + "@trade\"")
                .collect(Collectors.joining(",", "\"method\":\"SUBSCRIBE\",\"params\":[", "]"));
    }

    @ParameterizedTest(name = "{0} tells {1}")
    @CsvSource({
        "btcusdt@trade,trade",
        "btcusdt@aggTrade,aggTrade",
        "btcusdt@depth@100ms,depthUpdate",
        "btcusdt@kline_1m,kline",
        "btcusdt@ticker,24hrTicker",
        "btcusdt@ticker_4h,4hTicker",
        "btcusdt@avgPrice,avgPrice"
    })
    void timesAreInMicrosecondsForWhoAsks(String stream, String type) {
        try (ProtocolSocket socket = new ProtocolSocket(venue, "/ws/" + stream + "?timeUnit=MICROSECOND")) {
            JsonNode event =
                    socket.await(message -> message.path("e").asString("").equals(type));
            assertThat(event.path("E").asLong()).isGreaterThan(System.currentTimeMillis() * 900);
        }
    }

    @Test
    void aListenKeyIsAStreamUntilItIsClosed() {
        Keys keys = venue.account("1000", "1");
        String listenKey = venue.raw(keys, "POST", "/api/v3/userDataStream", "", null)
                .body()
                .path("listenKey")
                .asString();
        try (ProtocolSocket direct = new ProtocolSocket(venue, "/ws/" + listenKey);
                ProtocolSocket combined = new ProtocolSocket(venue, "/stream?streams=" + listenKey)) {
            venue.signed(keys, "POST", "/api/v3/order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.1");
            direct.await(event -> event.path("e").asString("").equals("outboundAccountPosition"));
            JsonNode report = combined.await(
                    event -> event.path("data").path("x").asString("").equals("TRADE"));
            assertThat(report.path("stream").asString()).isEqualTo(listenKey);

            assertThat(venue.raw(keys, "PUT", "/api/v3/userDataStream", "listenKey=" + listenKey, null)
                            .status())
                    .isEqualTo(200);
            venue.raw(keys, "DELETE", "/api/v3/userDataStream", "listenKey=" + listenKey, null);
            assertThat(direct.await(event -> event.path("e").asString("").equals("listenKeyExpired"))
                            .path("listenKey")
                            .asString())
                    .isEqualTo(listenKey);
            assertThat(venue.raw(keys, "PUT", "/api/v3/userDataStream", "listenKey=" + listenKey, null)
                            .code())
                    .isEqualTo(-1125);
        }
    }
}
