package io.aitrading.invariants;

import io.aitrading.domain.PlatformService;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code scripts/fleet check-invariants}: holds the books of a running fleet against each other. Exit code 1 on a breach.
 *
 * <p>The fleet goes on trading meanwhile, so a comparison of two services may catch an event on its way; a breach counts only when it
 * is still there after a while of looking again.
 */
public final class InvariantsMain {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private InvariantsMain() {}

    public static void main(String[] arguments) throws IOException {
        Path state = Path.of(".fleet");
        for (String argument : arguments) {
            if (argument.startsWith("--state=")) {
                state = Path.of(argument.substring("--state=".length()));
            }
        }
        Map<String, String> secrets = secrets(state);
        String tokenSecret =
                System.getenv().getOrDefault("SERVICE_TOKEN_SECRET", secrets.getOrDefault("SERVICE_TOKEN_SECRET", ""));
        if (tokenSecret.isEmpty()) {
            System.err.println(
                    "No SERVICE_TOKEN_SECRET in the environment or in " + state.resolve("secrets.properties"));
            System.exit(64);
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("SERVICE_TOKEN_SECRET", tokenSecret);
        List<Finding> findings = check(environment, state, Clock.systemUTC());
        findings.forEach(finding -> System.out.println(finding.text()));
        long breached = findings.stream().filter(finding -> !finding.holds()).count();
        System.out.println(breached == 0 ? "All invariants hold." : breached + " invariant(s) broken.");
        System.exit(breached == 0 ? 0 : 1);
    }

    /**
     * Checks until everything holds or patience is over.
     *
     * @param environment ports and SERVICE_TOKEN_SECRET of the fleet
     * @param state its state directory, for its logs
     */
    public static List<Finding> check(Map<String, String> environment, Path state, InstantSource clock)
            throws IOException {
        Map<String, String> secrets = secrets(state);
        String token =
                environment.getOrDefault("SERVICE_TOKEN_SECRET", secrets.getOrDefault("SERVICE_TOKEN_SECRET", ""));
        Platform platform = new Platform(environment, token, clock);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<Finding> findings = once(platform, state, secrets, clock);
            if (findings.stream().allMatch(Finding::holds) || System.nanoTime() > deadline) {
                return findings;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static List<Finding> once(Platform platform, Path state, Map<String, String> secrets, InstantSource clock)
            throws IOException {
        List<PlatformService> services = deployed(platform);
        Books books = Books.read(platform);
        List<Finding> findings = new ArrayList<>(OrderChecks.check(books.orders(), clock.instant()));
        findings.addAll(MoneyChecks.check(platform, books));
        findings.addAll(HistoryChecks.check(platform, books.orders()));
        findings.addAll(VenueChecks.check(books));
        findings.add(FleetChecks.outboxes(platform, services));
        findings.add(FleetChecks.health(platform, services));
        findings.add(FleetChecks.audit(platform));
        if (Files.isDirectory(state.resolve("logs"))) {
            findings.add(FleetChecks.logs(state, secrets));
        }
        return findings;
    }

    private static List<PlatformService> deployed(Platform platform) {
        List<PlatformService> services = new ArrayList<>();
        platform.get(PlatformService.API_GATEWAY, "/api/v1/health")
                .path("services")
                .forEach(entry ->
                        PlatformService.named(entry.path("name").asString()).ifPresent(services::add));
        return services;
    }

    private static Map<String, String> secrets(Path state) throws IOException {
        Map<String, String> secrets = new HashMap<>();
        Path file = state.resolve("secrets.properties");
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(name -> secrets.put(name, properties.getProperty(name)));
        }
        return secrets;
    }
}
