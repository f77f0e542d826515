package io.aitrading.fleettests;

import io.aitrading.domain.PlatformService;
import io.aitrading.invariants.Finding;
import io.aitrading.invariants.InvariantsMain;
import io.aitrading.testing.server.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fleet in a process of its own, on free ports, with a state directory that outlives it. */
final class RunningFleet implements AutoCloseable {
    /** Every service that there is. */
    static final List<PlatformService> DEPLOYED = List.of(
            PlatformService.CONFIGURATION_SERVICE,
            PlatformService.API_GATEWAY,
            PlatformService.USER_MANAGEMENT,
            PlatformService.CENTRAL_HUB,
            PlatformService.PAPER_EXCHANGE,
            PlatformService.RISK_ANALYZER,
            PlatformService.DATA_BRIDGE,
            PlatformService.ORDER_MANAGEMENT,
            PlatformService.TRADING_ENGINE,
            PlatformService.PORTFOLIO_MANAGER,
            PlatformService.BACKTESTING_ENGINE);

    private static final Duration START_LIMIT = Duration.ofSeconds(240);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final Path state;
    private final Map<String, String> environment = new HashMap<>();
    private final BlockingQueue<String> output = new LinkedBlockingQueue<>(100_000);
    private Process process;

    /**
     * @param state where data goes; start again on the same to see what survived
     * @param options for all services, as names and values of the environment
     */
    RunningFleet(Path state, Map<String, String> options) {
        this.state = state;
        for (PlatformService service : PlatformService.values()) {
            environment.put(service.portVariable(), String.valueOf(FreePorts.next()));
        }
        for (String store : List.of("POSTGRES_PORT", "DRAGONFLY_PORT", "REDPANDA_PORT")) {
            environment.put(store, String.valueOf(FreePorts.next()));
        }
        environment.putAll(options);
        this.process = launch();
    }

    /** Starts again after {@link #kill()} or {@link #stop()}, on the same data and ports. */
    void startAgain() {
        output.clear();
        process = launch();
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1100m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xss512k",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath(),
                "io.aitrading.fleet.FleetMain",
                "--control=stdin",
                "--state=" + state,
                "--compose=" + Path.of("..", "docker-compose.yml")));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process started = builder.start();
            Thread.ofPlatform().daemon().start(() -> collect(started));
            expect("FLEET READY", START_LIMIT, started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only what the product ships: the tests' own folders stay out of the fleet's class path. */
    private static String classPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            if (!entry.contains("fleet-tests")) {
                entries.add(entry);
            }
        }
        return String.join(System.getProperty("path.separator"), entries);
    }

    private void collect(Process started) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!output.offer(line)) {
                    output.clear();
                }
            }
        } catch (IOException e) {
            output.offer("output ended: " + e);
        }
    }

    private String expect(String wanted, Duration limit, Process of) {
        List<String> seen = new ArrayList<>();
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                String line = output.poll(200, TimeUnit.MILLISECONDS);
                if (line != null) {
                    seen.add(line);
                    if (line.startsWith(wanted)) {
                        return line;
                    }
                } else if (!of.isAlive()) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("no '" + wanted + "' from the fleet; its output:\n" + String.join("\n", seen));
    }

    /** Stops a store of the fleet: postgres, dragonflydb or redpanda. */
    void stopStore(String name) {
        control("stop " + name);
    }

    void startStore(String name) {
        control("start " + name);
    }

    private void control(String line) {
        try {
            Writer in = process.outputWriter(StandardCharsets.UTF_8);
            in.write(line + "\n");
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        expect("done " + line, Duration.ofSeconds(60), process);
    }

    /** {@code kill -9}: no shutdown hook runs. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    void stop() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the fleet did not stop within " + STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a full collection leaves of the heap. */
    long liveHeapBytes() {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        run(jcmd, String.valueOf(process.pid()), "GC.run");
        Matcher used = Pattern.compile("(?m)^jvm_memory_used_bytes\\{[^}]*area=\"heap\"[^}]*} ([0-9.E]+)$")
                .matcher(api(PlatformService.ORDER_MANAGEMENT).get("/metrics").body());
        return used.results()
                .mapToLong(pool -> (long) Double.parseDouble(pool.group(1)))
                .sum();
    }

    private static void run(String... command) {
        try {
            Process tool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!tool.waitFor(30, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " did not do it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int port(PlatformService service) {
        return Integer.parseInt(environment.get(service.portVariable()));
    }

    /** Every invariant of the books, as {@code scripts/fleet check-invariants} checks them. */
    List<Finding> findings() {
        try {
            return InvariantsMain.check(environment, state, Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String secret(String name) {
        Properties secrets = new Properties();
        try (var reader = Files.newBufferedReader(state.resolve("secrets.properties"))) {
            secrets.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets.getProperty(name);
    }

    Api api(PlatformService service) {
        return new Api("http://127.0.0.1:" + port(service));
    }

    Api gateway() {
        return api(PlatformService.API_GATEWAY);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
