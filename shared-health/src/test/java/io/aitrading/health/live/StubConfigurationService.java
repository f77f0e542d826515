package io.aitrading.health.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers as configuration-service does, with what a test puts into it. */
final class StubConfigurationService implements AutoCloseable {
    private final HttpServer server;
    final List<String> questions = new CopyOnWriteArrayList<>();
    final List<String> tokens = new CopyOnWriteArrayList<>();
    final List<JsonNode> reports = new CopyOnWriteArrayList<>();
    final List<String> left = new CopyOnWriteArrayList<>();
    volatile int status = 200;
    volatile String body = "";

    StubConfigurationService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/config", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void serve(long revision, long flagsRevision, String values, String flags) {
        body = "{\"service\":\"risk-analyzer\",\"revision\":" + revision + ",\"flagsRevision\":" + flagsRevision
                + ",\"values\":" + values + ",\"flags\":" + flags + "}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                hear(exchange);
                return;
            }
            String query = exchange.getRequestURI().getQuery();
            questions.add(exchange.getRequestURI().toString());
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            boolean known = status == 200
                    && body.contains("\"revision\":" + query.replaceAll(".*?revision=(\\d+).*", "$1") + ",")
                    && body.contains("\"flagsRevision\":" + query.replaceAll(".*flagsRevision=(\\d+).*", "$1") + ",");
            if (known) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void hear(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            left.add(exchange.getRequestURI().getPath());
        } else if (status == 200) {
            reports.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
        }
        exchange.sendResponseHeaders(status == 200 ? 204 : status, -1);
    }

    JsonNode lastReport() {
        return reports.isEmpty() ? JsonMapper.shared().createObjectNode() : reports.getLast();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
