package io.aitrading.fleet;

import io.aitrading.domain.PlatformService;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The running fleet: stores first, then each service once all it depends on is healthy; stopped in the opposite order. */
final class Fleet implements AutoCloseable {
    private static final Duration HEALTH_LIMIT = Duration.ofMinutes(2);

    /** One for each core; beyond four the stores are what is waited for. */
    private static final int AT_ONCE = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

    private static final Set<String> STORES = Set.of("postgres", "dragonflydb", "redpanda");
    private static final Set<String> CORE = Set.of(
            "configuration-service",
            "api-gateway",
            "user-management",
            "paper-exchange",
            "risk-analyzer",
            "data-bridge",
            "order-management",
            "trading-engine");

    private final FleetOptions options;
    private final Progress progress;
    private final Ports ports;
    private final StartOrder order;
    private final EmbeddedStores stores;
    private final ServiceContexts contexts;

    Fleet(FleetOptions options, Map<String, String> environment, Progress progress) {
        this.options = options;
        this.progress = progress;
        this.ports = Ports.fromEnvironment(environment);
        this.order = StartOrder.read(options.composeFile());
        Map<String, String> secrets = Secrets.loadOrCreate(options.stateDirectory());
        FleetLogging.configure(options.stateDirectory().resolve("logs"));
        this.stores = new EmbeddedStores(options.stateDirectory(), ports, secrets);
        this.contexts = new ServiceContexts(properties(secrets));
    }

    void start() throws Exception {
        progress.say("Starting " + options.target() + " in one JVM: for paper trading only, one crash takes all of it."
                + " For live money use docker compose.");
        List<String> services = selected();
        stores.stopOrphans();
        ports.requireFree(services);
        List<String> parts = order.services().stream()
                .filter(part -> STORES.contains(part) || services.contains(part))
                .toList();
        try (HealthGate gate = new HealthGate(HEALTH_LIMIT)) {
            new GatedStart(order, AT_ONCE).run(parts, this::startPart, part -> {
                if (!STORES.contains(part)) {
                    gate.await(part, ports.of(part));
                }
            });
        }
        if (options.storeControl()) {
            new StoreControl(stores, System.out).listen(System.in);
        }
        Greeting.print(progress, ports, services, options.stateDirectory());
    }

    private void startPart(String part) throws Exception {
        switch (part) {
            case "postgres" -> progress.step(part, stores::startPostgres);
            case "dragonflydb" -> progress.step(part + " (redis)", stores::startRedis);
            case "redpanda" -> progress.step(part + " (kafka)", stores::startKafka);
            default -> progress.step(part, () -> contexts.start(part));
        }
    }

    private List<String> selected() {
        List<String> known = order.services().stream()
                .filter(service -> !STORES.contains(service))
                .filter(ServiceContexts::isKnown)
                .toList();
        List<String> chosen =
                switch (options.target()) {
                    case "all" -> known;
                    case "core" -> known.stream().filter(CORE::contains).toList();
                    default -> known.stream().filter(options.target()::equals).toList();
                };
        if (chosen.isEmpty()) {
            throw new FleetProblem("no service named " + options.target() + "; there are: all, core, " + known);
        }
        return chosen;
    }

    private Map<String, String> properties(Map<String, String> secrets) {
        Map<String, String> properties = new LinkedHashMap<>(secrets);
        properties.put("APP_ENV", "dev");
        properties.put("fleet.embedded", "true");
        properties.put("POSTGRES_URL", "postgresql://127.0.0.1:" + ports.of("postgres") + "/ai_trading");
        properties.put("POSTGRES_USER", "ai_trading_user");
        properties.put("DRAGONFLY_URL", "redis://127.0.0.1:" + ports.of("dragonflydb"));
        properties.put("REDPANDA_BROKERS", "127.0.0.1:" + ports.of("redpanda"));
        properties.put("SERVICE_URL_TEMPLATE", "http://127.0.0.1:{port}");
        properties.put("STATE_DIR", options.stateDirectory().resolve("state").toString());
        properties.put("hub.expected-services", String.join(",", selected()));
        for (PlatformService service : PlatformService.values()) {
            properties.put(service.portVariable(), String.valueOf(ports.of(service.serviceName())));
        }
        return properties;
    }

    @Override
    public void close() {
        try {
            contexts.close();
        } finally {
            stores.close();
        }
    }
}
