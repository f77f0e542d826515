package io.aitrading.bridge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A venue that speaks just enough of the Binance protocol over real sockets: REST history, and one stream of messages. */
final class StubVenueServer implements AutoCloseable {
    private static final String HANDSHAKE_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final HttpServer rest;
    private final ServerSocket streams;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final NavigableMap<Long, String> trades = new ConcurrentSkipListMap<>();

    StubVenueServer() throws IOException {
        rest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        rest.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        rest.createContext("/", this::answer);
        rest.start();
        streams = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String restUrl() {
        return "http://127.0.0.1:" + rest.getAddress().getPort();
    }

    String streamUrl() {
        return "ws://127.0.0.1:" + streams.getLocalPort();
    }

    int connections() {
        return connections.size();
    }

    /** A trade happens: it is in the history, and told to those who listen. */
    void trade(long id, String price) {
        quiet(id, price);
        send(
                """
                {"stream":"btcusdt@trade","data":{"e":"trade","E":1,"s":"BTCUSDT","t":%d,"p":"%s","q":"0.5","T":%d,"m":true,"M":true}}"""
                        .formatted(id, price, timeOf(id)));
    }

    /** A trade happens that the stream does not tell. */
    void quiet(long id, String price) {
        trades.put(
                id,
                """
                {"id":%d,"price":"%s","qty":"0.5","quoteQty":"1","time":%d,"isBuyerMaker":true,"isBestMatch":true}"""
                        .formatted(id, price, timeOf(id)));
    }

    private static long timeOf(long id) {
        return Trades.START.toEpochMilli() + id * 1_000;
    }

    void send(String message) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        for (Socket connection : connections) {
            try {
                OutputStream out = connection.getOutputStream();
                synchronized (connection) {
                    frame(out, 1, text);
                }
            } catch (IOException e) {
                connections.remove(connection);
            }
        }
    }

    void cutStreams() throws IOException {
        for (Socket connection : connections) {
            connections.remove(connection);
            connection.close();
        }
    }

    @Override
    public void close() throws IOException {
        rest.stop(0);
        streams.close();
        cutStreams();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String body =
                switch (exchange.getRequestURI().getPath()) {
                    case "/api/v3/ping" -> "{}";
                    case "/api/v3/time" -> "{\"serverTime\":" + timeOf(0) + "}";
                    case "/api/v3/exchangeInfo" ->
                        """
                            {"symbols":[{"symbol":"BTCUSDT","baseAsset":"BTC","quoteAsset":"USDT","filters":[
                            {"filterType":"PRICE_FILTER","tickSize":"0.01"},
                            {"filterType":"LOT_SIZE","stepSize":"0.00001","minQty":"0.00001","maxQty":"9000"},
                            {"filterType":"NOTIONAL","minNotional":"5"}]}]}""";
                    case "/api/v3/depth" ->
                        """
                            {"lastUpdateId":100,"bids":[["799.00","1.5"]],"asks":[["801.00","2.5"]]}""";
                    case "/api/v3/klines" -> "[]";
                    case "/api/v3/historicalTrades" -> page(query);
                    default -> "{}";
                };
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String page(String query) {
        int limit = (int) number(query, "limit", 500);
        long from = number(query, "fromId", -1);
        List<String> found = from >= 0 ? List.copyOf(trades.tailMap(from).values()) : List.copyOf(trades.values());
        List<String> page = from >= 0
                ? found.subList(0, Math.min(limit, found.size()))
                : found.subList(Math.max(0, found.size() - limit), found.size());
        return "[" + String.join(",", page) + "]";
    }

    private static long number(String query, String name, long absent) {
        for (String part : query.split("&")) {
            if (part.startsWith(name + "=")) {
                return Long.parseLong(part.substring(name.length() + 1));
            }
        }
        return absent;
    }

    private void accept() {
        while (!streams.isClosed()) {
            try {
                Socket socket = streams.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            handshake(socket);
            connections.add(socket);
            InputStream in = socket.getInputStream();
            while (true) {
                int head = in.read();
                int length = in.read() & 0x7f;
                if (head < 0) {
                    break;
                }
                byte[] mask = in.readNBytes(4);
                byte[] payload = in.readNBytes(length);
                for (int i = 0; i < payload.length; i++) {
                    payload[i] ^= mask[i % 4];
                }
                if ((head & 0x0f) == 9) {
                    synchronized (socket) {
                        frame(socket.getOutputStream(), 10, payload);
                    }
                }
            }
        } catch (IOException gone) {
            // The client left, or the test cut the line.
        } finally {
            connections.remove(socket);
        }
    }

    private static void handshake(Socket socket) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String key = "";
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).strip();
            }
        }
        String accept = Base64.getEncoder().encodeToString(sha1(key + HANDSHAKE_SALT));
        socket.getOutputStream()
                .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: " + accept + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void frame(OutputStream out, int opcode, byte[] payload) throws IOException {
        byte[] frame = new byte[payload.length + (payload.length < 126 ? 2 : 4)];
        frame[0] = (byte) (0x80 | opcode);
        if (payload.length < 126) {
            frame[1] = (byte) payload.length;
        } else {
            frame[1] = 126;
            frame[2] = (byte) (payload.length >> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(payload, 0, frame, frame.length - payload.length, payload.length);
        out.write(frame);
        out.flush();
    }
}
