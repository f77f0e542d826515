package io.aitrading.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.domain.PlatformService;
import io.aitrading.testing.server.FreePorts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with the smallest fleet that is one: the stores and the service that everything else waits for. */
class FleetTest {
    private static final Path COMPOSE = Path.of("../docker-compose.yml");
    private static final String SERVICE = "configuration-service";

    @TempDir
    Path state;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void oneServiceComesUpWithItsStoresAndAfterStopAndStartItsDataIsThere() throws Exception {
        Map<String, String> environment = freePorts();
        int port = Ports.fromEnvironment(environment).of(SERVICE);
        try (Fleet fleet = fleet(SERVICE, environment)) {
            fleet.start();

            assertThat(text()).contains("postgres", "up in", "1 services healthy", "FLEET READY");
            assertThat(MemoryUse.now(state).databases())
                    .as("PostgreSQL counts too, in KiB")
                    .isGreaterThan(10_000);
            assertThat(get(port, "/health").statusCode()).isEqualTo(200);
            assertThatThrownBy(() ->
                            fleet(state.resolve("second"), SERVICE, environment).start())
                    .isInstanceOf(FleetProblem.class)
                    .hasMessageContaining(port + " (" + SERVICE + ")");
        }
        assertThatThrownBy(() -> get(port, "/health")).isInstanceOf(IOException.class);

        try (Fleet again = fleet(SERVICE, environment)) {
            again.start();
            assertThat(get(port, "/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aServiceThatNobodyKnowsIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> fleet("ghost", freePorts()))
                .isInstanceOf(FleetProblem.class)
                .hasMessageContaining("ghost")
                .hasMessageContaining("order-management");
    }

    @Test
    void aStoreStopsAndStartsByALineAndAWrongLineIsAnswered() throws Exception {
        Ports ports = Ports.fromEnvironment(freePorts());
        try (EmbeddedStores stores = new EmbeddedStores(state, ports, Secrets.loadOrCreate(state))) {
            stores.startRedis();

            new StoreControl(stores, out).listen(lines("stop dragonflydb", "start dragonflydb", "stop the world"));

            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(text())
                    .contains("done stop dragonflydb", "done start dragonflydb", "failed stop the world: unknown"));
        }
    }

    @Test
    void aServiceThatNeverAnswersIsNamedWhenTheLimitIsOver() throws Exception {
        try (HealthGate gate = new HealthGate(Duration.ofMillis(300))) {
            int nobody = Ports.fromEnvironment(freePorts()).of(SERVICE);

            assertThatThrownBy(() -> gate.await(SERVICE, nobody))
                    .isInstanceOf(FleetProblem.class)
                    .hasMessageContaining(SERVICE)
                    .hasMessageContaining("last answer");
        }
    }

    static Map<String, String> freePorts() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String store : new String[] {"POSTGRES_PORT", "DRAGONFLY_PORT", "REDPANDA_PORT"}) {
            environment.put(store, String.valueOf(FreePorts.next()));
        }
        for (PlatformService service : PlatformService.values()) {
            environment.put(service.portVariable(), String.valueOf(FreePorts.next()));
        }
        return environment;
    }

    static Map<String, String> with(Map<String, String> environment, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(environment);
        changed.put(name, value);
        return changed;
    }

    private Fleet fleet(String target, Map<String, String> environment) {
        return fleet(state, target, environment);
    }

    private Fleet fleet(Path directory, String target, Map<String, String> environment) {
        return new Fleet(
                new FleetOptions(target, directory, COMPOSE, false), environment, new Progress(out, System::nanoTime));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static ByteArrayInputStream lines(String... lines) {
        return new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
