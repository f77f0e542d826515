package io.aitrading.hub;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** A sibling whose health a test decides. */
final class FakeService implements AutoCloseable {
    private final HttpServer server;
    private final String name;
    private volatile String status = "UP";
    private volatile String postgres = "UP";
    private volatile String rawBody = "";

    FakeService(String name) throws IOException {
        this.name = name;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/health", exchange -> {
            byte[] body = body().getBytes(StandardCharsets.UTF_8);
            boolean well = status.equals("UP") || status.equals("DEGRADED");
            exchange.sendResponseHeaders(well ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private String body() {
        if (!rawBody.isEmpty()) {
            return rawBody;
        }
        return """
                {"service":"%s","status":"%s","version":"1.2.3","startedAt":"2026-01-01T00:00:00Z","uptimeSeconds":1,
                 "configRevision":0,"dependencies":[{"name":"postgres","kind":"postgres","required":true,"status":"%s",
                 "latencyMs":1,"since":"2026-01-01T00:00:00Z","error":%s,"retryAttempt":0}]}"""
                .formatted(name, status, postgres, postgres.equals("UP") ? "null" : "\"connection refused\"");
    }

    void becomes(String newStatus) {
        status = newStatus;
        rawBody = "";
    }

    void seesPostgres(String newStatus) {
        postgres = newStatus;
    }

    void answersWith(String body) {
        rawBody = body;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
