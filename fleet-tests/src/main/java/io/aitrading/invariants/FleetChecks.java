package io.aitrading.invariants;

import io.aitrading.domain.PlatformService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** I9, I12, I13, I14: queues drained, health truthful and quick, audit whole, logs readable and without secrets. */
final class FleetChecks {
    private static final Duration HEALTH_LIMIT = Duration.ofSeconds(2);
    private static final int SHORTEST_SECRET = 12;
    private static final long MAX_LOG_LINES = 200_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FleetChecks() {}

    /** I9: after quiet nothing waits to be published. */
    static Finding outboxes(Platform platform, List<PlatformService> services) {
        List<String> breaches = new ArrayList<>();
        int looked = 0;
        for (PlatformService service : services) {
            for (String line : platform.call(service, "/metrics").body().split("\n", -1)) {
                if (line.startsWith("outbox_pending")) {
                    looked++;
                    if (Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) > 0) {
                        breaches.add(service.serviceName() + ": " + line);
                    }
                }
            }
        }
        return new Finding("I9", "outboxes are empty after quiet", looked + " outboxes", breaches);
    }

    /** I12: health answers within its limit, and what it says and its status agree. */
    static Finding health(Platform platform, List<PlatformService> services) {
        List<String> breaches = new ArrayList<>();
        for (PlatformService service : services) {
            long start = System.nanoTime();
            Platform.Answer answer = platform.call(service, "/health");
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            String status = JSON.readTree(answer.body()).path("status").asString("");
            boolean able = status.equals("UP") || status.equals("DEGRADED");
            if (able != (answer.status() == 200)) {
                breaches.add(service.serviceName() + " says " + status + " with status " + answer.status());
            }
            if (took.compareTo(HEALTH_LIMIT) > 0) {
                breaches.add(service.serviceName() + " took " + took.toMillis() + " ms to say how it is");
            }
        }
        return new Finding("I12", "health is quick and means what it says", services.size() + " services", breaches);
    }

    static Finding audit(Platform platform) {
        JsonNode verification = platform.get(PlatformService.RISK_ANALYZER, "/api/v1/audit/verify");
        List<String> breaches = verification.path("valid").asBoolean(false)
                ? List.of()
                : List.of("broken at " + verification.path("firstBroken"));
        return new Finding(
                "I13",
                "the audit's hash chain verifies",
                verification.path("entries").asLong() + " entries",
                breaches);
    }

    /** I14: every line of the embedded shape's logs is a JSON object, and none holds a secret. */
    static Finding logs(Path state, Map<String, String> secrets) throws IOException {
        List<String> breaches = new ArrayList<>();
        long lines = 0;
        List<Path> files;
        try (Stream<Path> found = Files.list(state.resolve("logs"))) {
            files = found.filter(file -> file.toString().endsWith(".log") && !file.endsWith("build.log"))
                    .toList();
        }
        for (Path file : files) {
            try (Stream<String> text = Files.lines(file).limit(MAX_LOG_LINES)) {
                for (String line : (Iterable<String>) text::iterator) {
                    lines++;
                    check(file, line, secrets, breaches);
                }
            }
        }
        return new Finding("I14", "log lines are JSON and hold no secret", lines + " lines", breaches);
    }

    private static void check(Path file, String line, Map<String, String> secrets, List<String> breaches) {
        secrets.forEach((name, secret) -> {
            if (secret.length() >= SHORTEST_SECRET && line.contains(secret)) {
                breaches.add(file.getFileName() + " holds the value of " + name);
            }
        });
        try {
            if (!JSON.readTree(line).isObject()) {
                breaches.add(file.getFileName() + " has a line that is no object");
            }
        } catch (JacksonException e) {
            breaches.add(file.getFileName() + " has a line that is not JSON: "
                    + line.substring(0, Math.min(80, line.length())));
        }
    }
}
