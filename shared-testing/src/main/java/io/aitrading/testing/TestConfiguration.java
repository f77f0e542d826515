package io.aitrading.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Stands in for configuration-service: what a test sets reaches the service under test within moments, by its own long poll. */
public final class TestConfiguration implements AutoCloseable {
    private static final Pattern WATCH = Pattern.compile("/api/v1/config/([a-z-]+)/watch\\?revision=(\\d+).*");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_REPORT = Duration.ofSeconds(30);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Map<String, String> values = Map.of();
    private volatile String rollbacks = "";
    private long revision;
    private String lastReport = "";
    private boolean closed;

    private TestConfiguration() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the stand-in of configuration-service", e);
        }
        server.setExecutor(threads);
        server.createContext("/api/v1/config/", this::answer);
        server.createContext("/health", exchange -> answer(exchange, 200, "{}"));
        server.start();
    }

    public static TestConfiguration start() {
        return new TestConfiguration();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Replaces all values, and gives the number of the revision.
     *
     * @param json by key, each as it stands in JSON: {@code 5}, {@code true}, {@code "\"0.5\""}
     */
    public synchronized long set(Map<String, String> json) {
        values = new TreeMap<>(json);
        revision++;
        notifyAll();
        return revision;
    }

    /**
     * Replaces all values, as {@link #set}, and waits for what the service under test makes of them.
     *
     * @return its report, as JSON: {@code outcome}, {@code reasons}, {@code needsRestart}
     */
    public String push(Map<String, String> json) {
        return awaitReport(set(json));
    }

    private synchronized String awaitReport(long wanted) {
        String sign = "\"revision\":" + wanted + ",";
        long until = System.nanoTime() + LONGEST_REPORT.toNanos();
        try {
            while (!lastReport.contains(sign)) {
                long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
                if (left <= 0) {
                    throw new AssertionError("no word of revision " + wanted + ", the last was " + lastReport);
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for revision " + wanted, e);
        }
        return lastReport;
    }

    /** @param json what is told of changes that were taken back, as the items of a JSON list */
    public void tookBack(String json) {
        rollbacks = json;
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/api/v1/config/rollbacks")) {
            answer(exchange, 200, "{\"items\":[" + rollbacks + "]}");
            return;
        }
        if (exchange.getRequestMethod().equals("GET")) {
            watch(exchange);
            return;
        }
        hear(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        answer(exchange, 204, "");
    }

    private synchronized void hear(String report) {
        lastReport = report;
        notifyAll();
    }

    private void watch(HttpExchange exchange) throws IOException {
        Matcher question = WATCH.matcher(exchange.getRequestURI().toString());
        if (!question.matches()) {
            answer(exchange, 404, "{}");
            return;
        }
        String body = newer(question.group(1), Long.parseLong(question.group(2)));
        answer(exchange, body.isEmpty() ? 304 : 200, body);
    }

    private synchronized String newer(String service, long known) {
        long until = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            long left = LONGEST_WAIT.toMillis();
            while (known == revision && !closed && left > 0) {
                wait(left);
                left = Duration.ofNanos(until - System.nanoTime()).toMillis();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (known == revision) {
            return "";
        }
        String all = values.entrySet().stream()
                .map(value -> "\"" + value.getKey() + "\":" + value.getValue())
                .collect(Collectors.joining(","));
        return "{\"service\":\"" + service + "\",\"revision\":" + revision + ",\"values\":{" + all
                + "},\"flagsRevision\":0,\"flags\":{}}";
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        server.stop(0);
        threads.close();
    }
}
