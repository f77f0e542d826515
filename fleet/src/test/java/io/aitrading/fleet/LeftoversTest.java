package io.aitrading.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a start fails, no process stays behind that holds ports and memory. */
class LeftoversTest {
    private static final Path COMPOSE = Path.of("../docker-compose.yml");

    @TempDir
    Path state;

    private final Map<String, String> environment = FleetTest.freePorts();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void aFleetThatIsStoppedWhileItStartsLeavesNoProcess() {
        Fleet fleet = new Fleet(
                new FleetOptions("configuration-service", state, COMPOSE, false),
                environment,
                new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), System::nanoTime));
        CompletableFuture<Void> start = CompletableFuture.runAsync(() -> {
            try {
                fleet.start();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(Duration.ofSeconds(60)).until(() -> !ours().isEmpty());

        fleet.close();

        assertThatThrownBy(() -> start.get(60, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(ours()).isEmpty());
    }

    @Test
    void aStoreIsNotStartedOnceTheFleetIsBeingStopped() throws Exception {
        EmbeddedStores stores =
                new EmbeddedStores(state, Ports.fromEnvironment(environment), Secrets.loadOrCreate(state));
        stores.startRedis();

        stores.close();

        assertThatThrownBy(stores::startRedis).isInstanceOf(FleetProblem.class);
        assertThat(ours()).isEmpty();
    }

    @Test
    void theLauncherItselfEndsWithItsChildrenWhenAStoreCannotStart() throws Exception {
        // The port of the broker's own quorum, which the launcher's check of ports does not know.
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(state.resolve("kafka-controller-port"), String.valueOf(taken.getLocalPort()));
            Process launcher = launcher();

            assertThat(launcher.waitFor(90, TimeUnit.SECONDS)).isTrue();

            assertThat(launcher.exitValue()).isEqualTo(1);
            assertThat(Files.readString(state.resolve("printed.txt")))
                    .contains("dragonflydb", "The fleet did not start");
        }
        assertThat(within(ProcessHandle.allProcesses().toList())).isEmpty();
    }

    private Process launcher() throws IOException {
        ProcessBuilder launcher = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.aitrading.fleet.FleetMain",
                "--target=configuration-service",
                "--state=" + state,
                "--compose=" + COMPOSE.toAbsolutePath());
        launcher.environment().putAll(environment);
        File output = state.resolve("printed.txt").toFile();
        return launcher.redirectErrorStream(true).redirectOutput(output).start();
    }

    private List<ProcessHandle> ours() {
        return within(ProcessHandle.current().descendants().toList());
    }

    /** PostgreSQL names its data directory on its command line, Redis its address. */
    private List<ProcessHandle> within(List<ProcessHandle> processes) {
        String redis = "127.0.0.1:" + environment.get("DRAGONFLY_PORT");
        return processes.stream()
                .filter(ProcessHandle::isAlive)
                .filter(process -> {
                    String command = process.info().commandLine().orElse("");
                    return command.contains(state.resolve("postgres").toString())
                            || (command.contains("redis-server") && command.contains(redis));
                })
                .toList();
    }
}
