package io.aitrading.venue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Answers what a test has lined up, over real HTTP, and keeps what it was asked. */
final class StubVenue implements AutoCloseable {

    /** What came in. */
    record Request(String call, String query, String body, String apiKey) {}

    private record Answer(int status, String body, Map<String, String> headers, boolean drop, long delayMillis) {}

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final HttpServer server;
    volatile long timeMillis = 1_700_000_000_000L;

    StubVenue() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v3/time", exchange -> {
            byte[] body = ("{\"serverTime\":" + timeMillis + "}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
                    String.valueOf(exchange.getRequestURI().getRawQuery()),
                    body,
                    exchange.getRequestHeaders().getFirst("X-MBX-APIKEY")));
            Answer answer = next();
            if (answer.delayMillis > 0) {
                LockSupport.parkNanos(answer.delayMillis * 1_000_000);
            }
            if (!answer.drop) {
                byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
                answer.headers.forEach(
                        (name, value) -> exchange.getResponseHeaders().add(name, value));
                exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
    }

    VenueEndpoints endpoints() {
        return VenueEndpoints.paper(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    synchronized StubVenue answers(int status, String body) {
        answers.add(new Answer(status, body, Map.of(), false, 0));
        return this;
    }

    synchronized StubVenue answers(int status, String body, String header, String value) {
        answers.add(new Answer(status, body, Map.of(header, value), false, 0));
        return this;
    }

    synchronized StubVenue drops() {
        answers.add(new Answer(0, "", Map.of(), true, 0));
        return this;
    }

    synchronized StubVenue answersLate(long delayMillis) {
        answers.add(new Answer(200, "{}", Map.of(), false, delayMillis));
        return this;
    }

    private synchronized Answer next() {
        return answers.isEmpty() ? new Answer(500, "{}", Map.of(), false, 0) : answers.poll();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
