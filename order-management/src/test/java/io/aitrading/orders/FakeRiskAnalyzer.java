package io.aitrading.orders;

import com.sun.net.httpserver.HttpServer;
import io.aitrading.domain.TradingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives leases as risk-analyzer does, in whatever state a test wants; or none. */
final class FakeRiskAnalyzer implements AutoCloseable {

    private static final Pattern IN_FORCE = Pattern.compile("inForce=(-?\\d+)");

    private final HttpServer server;
    private final AtomicLong inForce = new AtomicLong(-1);
    private final AtomicLong version = new AtomicLong(1);
    private volatile TradingState state = TradingState.ACTIVE;
    private volatile boolean silent;
    private volatile String maxOrderNotional = "1000000";
    private volatile int maxOrdersPerMinute = 100_000;

    FakeRiskAnalyzer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/lease", exchange -> {
            Matcher said =
                    IN_FORCE.matcher(String.valueOf(exchange.getRequestURI().getQuery()));
            if (said.find()) {
                inForce.set(Long.parseLong(said.group(1)));
            }
            byte[] body = (silent ? "{}" : lease()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(silent ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void state(TradingState next) {
        state = next;
        version.incrementAndGet();
    }

    /** Changes the state and answers, as the real one does, once the sender acts under it. */
    void acknowledged(TradingState next) {
        state(next);
        long version = version();
        OrderWorld.await(() -> inForce.get() >= version);
    }

    void silent(boolean on) {
        silent = on;
    }

    void maxOrderNotional(String limit) {
        maxOrderNotional = limit;
        version.incrementAndGet();
    }

    void maxOrdersPerMinute(int limit) {
        maxOrdersPerMinute = limit;
        version.incrementAndGet();
    }

    long version() {
        return version.get();
    }

    private String lease() {
        Instant now = Instant.now();
        return """
                {"version":%d,"tradingState":"%s","haltReason":null,"policy":{"policyVersion":1,"maxOrderNotional":"%s",
                "maxPositionNotional":"10000000","maxDailyLoss":"1000000","maxDrawdown":"0.9","priceCollar":"0.5",
                "maxOrdersPerMinute":%d,"maxOpenOrders":10000,"maxConcentration":"10"},
                "issuedAt":"%s","expiresAt":"%s"}"""
                .formatted(version.get(), state, maxOrderNotional, maxOrdersPerMinute, now, now.plusSeconds(2));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
