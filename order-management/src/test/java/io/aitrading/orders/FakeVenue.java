package io.aitrading.orders;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A venue for tests, written by hand: it speaks the calls of the Binance Spot protocol that this service makes, over real HTTP,
 * keeps real balances, and does what a test has scripted for the next order. Market orders fill at the set price; limit orders
 * rest unless they cross it.
 */
final class FakeVenue implements AutoCloseable {

    /** What happens to the next order placed. */
    enum Script {
        ACCEPT_THEN_503,
        NOTHING_THEN_503,
        ACCEPT_THEN_DROP,
        REFUSE
    }

    static final class Order {
        final long id;
        final Map<String, String> terms;
        String status = "NEW";
        BigDecimal executed = BigDecimal.ZERO;
        /** When it arrived, by {@code System.nanoTime()}. */
        final long arrived = System.nanoTime();

        Order(long id, Map<String, String> terms) {
            this.id = id;
            this.terms = terms;
        }

        BigDecimal quantity() {
            return new BigDecimal(terms.get("quantity"));
        }

        boolean isOpen() {
            return status.equals("NEW") || status.equals("PARTIALLY_FILLED");
        }
    }

    private record Trade(
            long id, Order order, BigDecimal price, BigDecimal quantity, BigDecimal fee, String feeAsset) {}

    private final HttpServer server;
    private final Map<String, Map<String, BigDecimal>> balances = new TreeMap<>();
    private final Map<Long, String> owners = new TreeMap<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<Trade> trades = new ArrayList<>();
    private final Deque<Script> scripts = new ArrayDeque<>();
    private BigDecimal price = new BigDecimal("100");
    private BigDecimal feeRate = new BigDecimal("0.001");
    private int placeCalls;
    private int hiddenQueries;
    private int duplicateNames;
    private volatile Duration lag = Duration.ZERO;

    FakeVenue() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void price(String value) {
        price = new BigDecimal(value);
    }

    /** How long orders are on their way. */
    void lag(Duration time) {
        lag = time;
    }

    private void travel() {
        try {
            Thread.sleep(lag);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void script(Script... next) {
        scripts.addAll(List.of(next));
    }

    /** The next queries by client order id say -2013, whatever is true. */
    synchronized void hideFromQueries(int count) {
        hiddenQueries = count;
    }

    synchronized int placeCalls() {
        return placeCalls;
    }

    /** Orders that were accepted under a name that was taken: must stay zero. */
    synchronized int duplicateNames() {
        return duplicateNames;
    }

    synchronized List<Order> orders() {
        return List.copyOf(orders);
    }

    synchronized Order named(String clientOrderId) {
        return orders.stream()
                .filter(order -> Objects.equals(order.terms.get("newClientOrderId"), clientOrderId))
                .findFirst()
                .orElseThrow();
    }

    synchronized BigDecimal balance(String apiKey, String asset) {
        return balances.get(apiKey).getOrDefault(asset, BigDecimal.ZERO);
    }

    /** Money comes in by other hands. */
    synchronized void deposit(String apiKey, String asset, String amount) {
        balances.get(apiKey).merge(asset, new BigDecimal(amount), BigDecimal::add);
    }

    /** Somebody else trades on the account. */
    synchronized Order placeByOtherHands(String apiKey, Map<String, String> terms) {
        return accept(apiKey, new LinkedHashMap<>(terms));
    }

    /** A resting order executes at its own price. */
    synchronized void fill(Order order, String quantity) {
        execute(order, new BigDecimal(order.terms.get("price")), new BigDecimal(quantity));
    }

    synchronized void forget(Order order) {
        orders.remove(order);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> parameters = parameters(body.isEmpty() || body.startsWith("{") ? query : body);
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String apiKey = exchange.getRequestHeaders().getFirst("X-MBX-APIKEY");
        try {
            answer(exchange, call, apiKey, parameters, body);
        } catch (Refusal refusal) {
            send(exchange, refusal.status, "{\"code\":" + refusal.code + ",\"msg\":\"" + refusal.getMessage() + "\"}");
        }
    }

    private void answer(HttpExchange exchange, String call, String apiKey, Map<String, String> parameters, String body)
            throws IOException {
        switch (call) {
            case "GET /api/v3/time" -> send(exchange, 200, "{\"serverTime\":" + System.currentTimeMillis() + "}");
            case "GET /api/v3/exchangeInfo" -> send(exchange, 200, EXCHANGE_INFO);
            case "GET /api/v3/ticker/price" ->
                send(exchange, 200, "{\"symbol\":\"BTCUSDT\",\"price\":\"" + price.toPlainString() + "\"}");
            case "POST /control/v1/accounts" -> send(exchange, 200, open(body));
            case "POST /api/v3/order" -> {
                travel();
                place(exchange, apiKey, parameters);
            }
            case "POST /api/v3/order/cancelReplace" -> {
                travel();
                send(exchange, 200, cancelReplace(apiKey, parameters));
            }
            case "DELETE /api/v3/order" -> send(exchange, 200, cancel(apiKey, parameters.get("origClientOrderId")));
            case "GET /api/v3/order" -> send(exchange, 200, query(apiKey, parameters));
            case "GET /api/v3/openOrders" -> send(exchange, 200, openOrders(apiKey));
            case "GET /api/v3/account" -> send(exchange, 200, account(apiKey));
            case "GET /api/v3/myTrades" -> send(exchange, 200, myTrades(apiKey, parameters));
            default -> send(exchange, 404, "{\"code\":-1,\"msg\":\"no such call\"}");
        }
    }

    private synchronized String open(String body) {
        String id = body.replaceAll(".*\"accountId\":\"([^\"]+)\".*", "$1");
        String key = "key-" + id;
        if (!balances.containsKey(key)) {
            Map<String, BigDecimal> deposits = new TreeMap<>();
            String text = body.replaceAll(".*\"deposits\":\\{([^}]*)\\}.*", "$1");
            for (String entry : text.isEmpty() ? new String[0] : text.split(",")) {
                String[] parts = entry.replace("\"", "").split(":");
                deposits.put(parts[0], new BigDecimal(parts[1]));
            }
            balances.put(key, deposits);
        }
        return "{\"apiKey\":\"" + key + "\",\"secretKey\":\"secret-" + id + "\"}";
    }

    private void place(HttpExchange exchange, String apiKey, Map<String, String> terms) throws IOException {
        Script script;
        String report = "";
        synchronized (this) {
            placeCalls++;
            script = scripts.poll();
            if (script == Script.REFUSE) {
                throw new Refusal(400, -2010, "Account has insufficient balance for requested action.");
            }
            if (script != Script.NOTHING_THEN_503) {
                report = report(accept(apiKey, terms));
            }
        }
        if (script == Script.ACCEPT_THEN_503 || script == Script.NOTHING_THEN_503) {
            send(exchange, 503, "{\"code\":-1007,\"msg\":\"Timeout waiting for response from backend server.\"}");
        } else if (script == Script.ACCEPT_THEN_DROP) {
            exchange.close();
        } else {
            send(exchange, 200, report);
        }
    }

    private Order accept(String apiKey, Map<String, String> terms) {
        String name = terms.get("newClientOrderId");
        if (orders.stream().anyMatch(order -> Objects.equals(order.terms.get("newClientOrderId"), name))) {
            duplicateNames++;
        }
        Order order = new Order(orders.size() + 1L, terms);
        orders.add(order);
        owners.put(order.id, apiKey);
        boolean market = terms.get("type").equals("MARKET");
        boolean buy = terms.get("side").equals("BUY");
        BigDecimal limit = market ? price : new BigDecimal(terms.get("price"));
        boolean crosses = buy ? limit.compareTo(price) >= 0 : limit.compareTo(price) <= 0;
        if (market || crosses) {
            execute(order, price, order.quantity());
        } else if ("IOC".equals(terms.get("timeInForce"))) {
            order.status = "EXPIRED";
        }
        return order;
    }

    private void execute(Order order, BigDecimal at, BigDecimal quantity) {
        boolean buy = order.terms.get("side").equals("BUY");
        BigDecimal value = at.multiply(quantity);
        String feeAsset = buy ? "BTC" : "USDT";
        BigDecimal fee = (buy ? quantity : value).multiply(feeRate);
        trades.add(new Trade(trades.size() + 1L, order, at, quantity, fee, feeAsset));
        order.executed = order.executed.add(quantity);
        order.status = order.executed.compareTo(order.quantity()) == 0 ? "FILLED" : "PARTIALLY_FILLED";
        Map<String, BigDecimal> owned = balances.get(owners.get(order.id));
        owned.merge("BTC", buy ? quantity : quantity.negate(), BigDecimal::add);
        owned.merge("USDT", buy ? value.negate() : value, BigDecimal::add);
        owned.merge(feeAsset, fee.negate(), BigDecimal::add);
    }

    private synchronized String cancel(String apiKey, String name) {
        Order order = orders.stream()
                .filter(one -> Objects.equals(one.terms.get("newClientOrderId"), name) && one.isOpen())
                .findFirst()
                .orElseThrow(() -> new Refusal(400, -2011, "Unknown order sent."));
        order.status = "CANCELED";
        return report(order);
    }

    private synchronized String cancelReplace(String apiKey, Map<String, String> terms) {
        String canceled;
        try {
            canceled = cancel(apiKey, terms.get("cancelOrigClientOrderId"));
        } catch (Refusal refusal) {
            throw new Refusal(400, -2022, "Order cancel-replace failed.");
        }
        String placed = report(accept(apiKey, terms));
        return "{\"cancelResult\":\"SUCCESS\",\"newOrderResult\":\"SUCCESS\",\"cancelResponse\":" + canceled
                + ",\"newOrderResponse\":" + placed + "}";
    }

    private synchronized String query(String apiKey, Map<String, String> parameters) {
        if (hiddenQueries > 0) {
            hiddenQueries--;
            throw new Refusal(400, -2013, "Order does not exist.");
        }
        return report(orders.stream()
                .filter(order -> apiKey.equals(owners.get(order.id)))
                .filter(order -> parameters.containsKey("orderId")
                        ? parameters.get("orderId").equals(Long.toString(order.id))
                        : Objects.equals(order.terms.get("newClientOrderId"), parameters.get("origClientOrderId")))
                .findFirst()
                .orElseThrow(() -> new Refusal(400, -2013, "Order does not exist.")));
    }

    private synchronized String openOrders(String apiKey) {
        return orders.stream()
                .filter(order -> order.isOpen() && apiKey.equals(owners.get(order.id)) && hiddenQueries == 0)
                .map(FakeVenue.this::report)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private synchronized String account(String apiKey) {
        return balances.get(apiKey).entrySet().stream()
                .map(entry -> "{\"asset\":\"" + entry.getKey() + "\",\"free\":\""
                        + entry.getValue().toPlainString() + "\",\"locked\":\"0\"}")
                .collect(Collectors.joining(",", "{\"balances\":[", "]}"));
    }

    private synchronized String myTrades(String apiKey, Map<String, String> parameters) {
        long from = Long.parseLong(parameters.getOrDefault("fromId", "0"));
        return trades.stream()
                .filter(trade -> apiKey.equals(owners.get(trade.order.id)) && trade.id >= from && hiddenQueries == 0)
                .filter(trade -> !parameters.containsKey("orderId")
                        || parameters.get("orderId").equals(Long.toString(trade.order.id)))
                .map(trade -> "{\"symbol\":\"BTCUSDT\",\"id\":" + trade.id + ",\"orderId\":" + trade.order.id
                        + ",\"price\":\"" + trade.price.toPlainString() + "\",\"qty\":\""
                        + trade.quantity.toPlainString() + "\",\"commission\":\"" + trade.fee.toPlainString()
                        + "\",\"commissionAsset\":\"" + trade.feeAsset
                        + "\",\"isMaker\":false,\"isBuyer\":true,\"time\":1700000000000}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String report(Order order) {
        String fills = trades.stream()
                .filter(trade -> trade.order == order)
                .map(trade -> "{\"tradeId\":" + trade.id + ",\"price\":\"" + trade.price.toPlainString()
                        + "\",\"qty\":\"" + trade.quantity.toPlainString() + "\",\"commission\":\""
                        + trade.fee.toPlainString() + "\",\"commissionAsset\":\"" + trade.feeAsset + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"symbol\":\"BTCUSDT\",\"orderId\":" + order.id + ",\"clientOrderId\":\""
                + order.terms.get("newClientOrderId") + "\",\"transactTime\":1700000000000,\"price\":\""
                + order.terms.getOrDefault("price", "0") + "\",\"origQty\":\"" + order.terms.get("quantity")
                + "\",\"executedQty\":\"" + order.executed.toPlainString() + "\",\"status\":\"" + order.status
                + "\",\"timeInForce\":\"" + order.terms.getOrDefault("timeInForce", "GTC") + "\",\"type\":\""
                + order.terms.get("type") + "\",\"side\":\"" + order.terms.get("side") + "\",\"fills\":" + fills + "}";
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (text != null && !text.isEmpty()) {
            for (String pair : text.split("&")) {
                String[] parts = pair.split("=", 2);
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static final class Refusal extends RuntimeException {
        private final int status;
        private final int code;

        Refusal(int status, int code, String message) {
            super(message);
            this.status = status;
            this.code = code;
        }
    }

    private static final String EXCHANGE_INFO =
            """
            {"symbols":[{"symbol":"BTCUSDT","baseAsset":"BTC","quoteAsset":"USDT","filters":[
              {"filterType":"PRICE_FILTER","minPrice":"0.01","maxPrice":"1000000","tickSize":"0.01"},
              {"filterType":"LOT_SIZE","minQty":"0.0001","maxQty":"9000","stepSize":"0.0001"},
              {"filterType":"NOTIONAL","minNotional":"5","applyMinToMarket":true}]}]}""";
}
