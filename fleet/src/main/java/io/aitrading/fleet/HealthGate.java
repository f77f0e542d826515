package io.aitrading.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits until a service says that it is able to work: {@code /health} answers 200, as compose's {@code service_healthy} does. */
final class HealthGate implements AutoCloseable {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CALL_TIMEOUT).build();
    private final Duration limit;

    HealthGate(Duration limit) {
        this.limit = limit;
    }

    /** Returns when healthy; throws with the last answer when the limit is over. */
    void await(String service, int port) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .timeout(CALL_TIMEOUT)
                .build();
        long deadline = System.nanoTime() + limit.toNanos();
        String last = "no answer";
        while (System.nanoTime() < deadline) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return;
                }
                last = answer.statusCode() + " " + answer.body();
            } catch (IOException e) {
                last = e.toString();
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException("while waiting for " + service);
            }
        }
        throw new FleetProblem(service + " is not healthy after " + TimeUnit.NANOSECONDS.toSeconds(limit.toNanos())
                + " s; its last answer: " + last);
    }

    @Override
    public void close() {
        http.close();
    }
}
