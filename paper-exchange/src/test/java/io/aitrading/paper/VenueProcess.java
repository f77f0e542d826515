package io.aitrading.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The venue as a process of its own, which can be killed as a crash or a power cut would. */
final class VenueProcess implements TestVenue.Host {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Process process;
    private final int port;

    private VenueProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static VenueProcess start(int port, String[] arguments) {
        Path output = Path.of("target", "venue-process-" + port + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                PaperExchangeApplication.class.getName()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            VenueProcess venue = new VenueProcess(process, port);
            venue.awaitReady(output);
            return venue;
        } catch (IOException e) {
            throw new UncheckedIOException("the venue's process did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady(Path output) throws IOException, InterruptedException {
        HttpRequest ping = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/control/v1/replay"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!process.waitFor(100, TimeUnit.MILLISECONDS) && System.nanoTime() < deadline) {
                try {
                    if (http.send(ping, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (ConnectException notYet) {
                    // It is still starting.
                }
            }
        }
        process.destroyForcibly();
        throw new AssertionError("the venue's process did not come up, see " + output);
    }

    @Override
    public int port() {
        return port;
    }

    /** SIGKILL: it cannot close, flush or say anything. */
    @Override
    public void close() {
        try {
            if (!process.destroyForcibly().waitFor(10, TimeUnit.SECONDS)) {
                throw new AssertionError("process " + process.pid() + " lives on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
