package io.aitrading.fleet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code scripts/fleet status}: one line a service, from its own {@code /health}. Exit code 1 when one is not up. */
public final class StatusMain {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StatusMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Ports ports = Ports.fromEnvironment(System.getenv());
        String pid = value(arguments, "--pid=");
        System.out.println(pid.isEmpty() ? "No fleet of this folder is running." : "Fleet: process " + pid);
        int down = 0;
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(CALL_TIMEOUT).build()) {
            List<String> services = StartOrder.read(Path.of("docker-compose.yml")).services().stream()
                    .filter(ServiceContexts::isKnown)
                    .toList();
            for (String service : services) {
                Row row = ask(http, service, ports.of(service));
                down += row.isUp() ? 0 : 1;
                System.out.println(row.line());
            }
        }
        System.exit(down == 0 ? 0 : 1);
    }

    private static Row ask(HttpClient http, String service, int port) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .timeout(CALL_TIMEOUT)
                .build();
        try {
            JsonNode health = JSON.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            return new Row(
                    service,
                    port,
                    health.path("status").asString("?"),
                    health.path("uptimeSeconds").asLong(0),
                    problems(health));
        } catch (IOException e) {
            return new Row(service, port, "UNREACHABLE", 0, e.getClass().getSimpleName());
        }
    }

    private static String problems(JsonNode health) {
        List<String> problems = new ArrayList<>();
        for (JsonNode dependency : health.path("dependencies")) {
            String status = dependency.path("status").asString("");
            if (!status.equals("UP")) {
                problems.add(dependency.path("name").asString("?") + " " + status);
            }
        }
        for (Map.Entry<String, JsonNode> field : health.properties()) {
            if (field.getKey().equals("problems") && !field.getValue().isEmpty()) {
                problems.add(field.getValue().toString());
            }
        }
        return String.join(", ", problems);
    }

    private static String value(String[] arguments, String prefix) {
        for (String argument : arguments) {
            if (argument.startsWith(prefix)) {
                return argument.substring(prefix.length());
            }
        }
        return "";
    }

    private record Row(String service, int port, String status, long uptimeSeconds, String problems) {
        boolean isUp() {
            return status.equals("UP") || status.equals("DEGRADED");
        }

        String line() {
            return String.format("  %-22s %5d  %-11s %6d s  %s", service, port, status, uptimeSeconds, problems);
        }
    }
}
