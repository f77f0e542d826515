package io.aitrading.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aitrading.domain.MarketTrade;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.api.AccountView;
import io.aitrading.domain.api.OrderUpdatesAnswer;
import io.aitrading.domain.api.OrderView;
import io.aitrading.domain.api.PageAnswer;
import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.domain.api.TradesAnswer;
import io.aitrading.domain.id.WellKnownIds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Data-bridge and order-management in one HTTP server: trades that a test steps, and orders that fill at the last price. */
final class StubNeighbours implements AutoCloseable {
    static final UUID OTHER_USERS_ACCOUNT = UUID.fromString("00000000-0000-7000-8000-0000000000b2");
    private static final Instant START = Instant.parse("2013-11-25T00:00:00Z");

    private final JsonMapper json;
    private final HttpServer server;
    private final List<MarketTrade> trades = new ArrayList<>();
    private final Map<String, OrderView> orders = new LinkedHashMap<>();
    private final List<PlaceOrderRequest> placed = new ArrayList<>();
    private @Nullable String refusal;

    StubNeighbours(JsonMapper json) throws IOException {
        this.json = json;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** One more trade, a second after the last; returns its id. */
    synchronized long step(String price) {
        long id = trades.size() + 1L;
        trades.add(new MarketTrade(
                "BTCUSDT", id, Price.of(price), Quantity.of("0.5"), START.plusSeconds(id), id % 2 == 0));
        notifyAll();
        return id;
    }

    synchronized List<PlaceOrderRequest> placed() {
        return List.copyOf(placed);
    }

    /** Refuses every order with this problem; none again with null. */
    synchronized void refuse(@Nullable String problem) {
        refusal = problem;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            Object answer = answer(
                    exchange.getRequestMethod(),
                    path,
                    String.valueOf(exchange.getRequestURI().getQuery()),
                    body);
            send(exchange, answer == null ? 404 : 200, answer == null ? "{\"code\":\"NOT_FOUND\"}" : text(answer));
        } catch (Refusal refused) {
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            send(exchange, 422, refused.getMessage());
        }
    }

    private String text(Object answer) {
        return answer instanceof String ready ? ready : json.writeValueAsString(answer);
    }

    private @Nullable Object answer(String method, String path, String query, byte[] body) {
        if (path.equals("/api/v1/marketdata/instruments")) {
            return """
                    [{"symbol":"BTCUSDT","base":"BTC","quote":"USDT","tickSize":"0.01","lotSize":"0.00001",
                    "minQuantity":"0.00001","maxQuantity":"9000","minNotional":"5"}]""";
        }
        if (path.startsWith("/api/v1/marketdata/trades/")) {
            return tradesAfter(query);
        }
        if (path.startsWith("/api/v1/accounts/")) {
            UUID account = UUID.fromString(path.substring("/api/v1/accounts/".length()));
            return account.equals(WellKnownIds.DEMO_ACCOUNT)
                    ? new AccountView(account, WellKnownIds.OPERATOR_USER, "demo", "paper", List.of())
                    : account.equals(OTHER_USERS_ACCOUNT)
                            ? new AccountView(account, OTHER_USERS_ACCOUNT, "other", "paper", List.of())
                            : null;
        }
        if (path.equals("/api/v1/orders") && method.equals("POST")) {
            return place(json.readValue(body, PlaceOrderRequest.class));
        }
        if (path.equals("/api/v1/orders")) {
            OrderView known = orders.get(parameter(query, "clientOrderId"));
            return new PageAnswer<>(known == null ? List.of() : List.of(known), null);
        }
        return path.equals("/api/v1/orders/updates")
                ? new OrderUpdatesAnswer(List.of(), 0)
                : path.startsWith("/health") ? "{}" : null;
    }

    private synchronized OrderView place(PlaceOrderRequest request) {
        if (refusal != null) {
            throw new Refusal(refusal);
        }
        return orders.computeIfAbsent(String.valueOf(request.clientOrderId()), key -> {
            placed.add(request);
            return Orders.filled(request, trades.getLast().price());
        });
    }

    private synchronized TradesAnswer tradesAfter(String query) {
        String after = parameter(query, "afterId");
        List<MarketTrade> page = List.of();
        if (!after.isEmpty()) {
            long afterId = Long.parseLong(after);
            long until = System.nanoTime() + Long.parseLong(parameter(query, "waitMs")) * 1_000_000;
            try {
                while (trades.size() <= afterId && System.nanoTime() < until) {
                    wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            page = List.copyOf(trades.subList((int) Math.min(afterId, trades.size()), trades.size()));
        }
        MarketTrade newest = trades.isEmpty() ? null : trades.getLast();
        return new TradesAnswer(
                "BTCUSDT",
                page,
                false,
                false,
                true,
                newest == null ? 0 : newest.tradeId(),
                newest == null ? null : newest.time());
    }

    private static String parameter(String query, String name) {
        for (String part : query.split("&")) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return "";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (!exchange.getResponseHeaders().containsKey("Content-Type")) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static final class Refusal extends RuntimeException {
        Refusal(String problem) {
            super(problem);
        }
    }
}
