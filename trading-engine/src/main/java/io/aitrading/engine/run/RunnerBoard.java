package io.aitrading.engine.run;

import io.aitrading.domain.Instrument;
import io.aitrading.domain.PlatformService;
import io.aitrading.engine.EngineProperties;
import io.aitrading.engine.deployment.DeploymentStore;
import io.aitrading.engine.market.MarketFeed;
import io.aitrading.engine.order.OrderGateway;
import io.aitrading.health.Live;
import io.aitrading.health.LogKeys;
import io.aitrading.trading.strategy.StrategyCatalogue;
import io.aitrading.trading.strategy.SymbolSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The runners of all symbols; a symbol gets one when it is configured or a strategy is deployed on it. */
@Component
public class RunnerBoard implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RunnerBoard.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Live<EngineProperties> settings;
    private final MarketFeed market;
    private final OrderGateway gateway;
    private final RunnerStore store;
    private final DeploymentStore deployments;
    private final StrategyCatalogue catalogue;
    private final InstantSource clock;
    private final Map<String, SymbolRunner> runners = new ConcurrentHashMap<>();
    private volatile List<Instrument> instruments = List.of();
    private volatile @Nullable Thread worker;

    RunnerBoard(
            Live<EngineProperties> settings,
            MarketFeed market,
            OrderGateway gateway,
            RunnerStore store,
            DeploymentStore deployments,
            StrategyCatalogue catalogue,
            InstantSource clock) {
        this.settings = settings;
        this.market = market;
        this.gateway = gateway;
        this.store = store;
        this.deployments = deployments;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    public Collection<SymbolRunner> runners() {
        return runners.values();
    }

    public Optional<SymbolRunner> runner(String symbol) {
        return Optional.ofNullable(runners.get(symbol));
    }

    /** What the venue demands of orders in a symbol; empty when it is not followed, or not known yet. */
    public Optional<Instrument> instrument(String symbol) {
        return instruments.stream()
                .filter(instrument -> instrument.symbol().equals(symbol))
                .findFirst();
    }

    /** Whether the instruments of the venue are known. */
    public boolean knowsInstruments() {
        return !instruments.isEmpty();
    }

    @Override
    public void start() {
        // Known before it runs, since it looks whether it is still wanted.
        Thread fresh = Thread.ofVirtual().name("runner-board").unstarted(this::run);
        worker = fresh;
        fresh.start();
    }

    @Override
    public void stop() {
        Thread current = worker;
        worker = null;
        if (current != null) {
            current.interrupt();
        }
        synchronized (runners) {
            runners.values().forEach(SymbolRunner::close);
            runners.clear();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void run() {
        MDC.put(LogKeys.SERVICE, PlatformService.TRADING_ENGINE.serviceName());
        boolean told = false;
        while (worker != null) {
            try {
                if (instruments.isEmpty()) {
                    instruments = List.copyOf(market.instruments());
                }
                follow();
                told = false;
            } catch (RuntimeException e) {
                if (!told) {
                    log.warn("cannot begin yet, trying on: {}", e.toString());
                    told = true;
                }
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void follow() {
        if (instruments.isEmpty()) {
            return;
        }
        TreeSet<String> wanted = new TreeSet<>(settings.now().symbols());
        wanted.addAll(deployments.symbols());
        wanted.forEach(this::ensure);
    }

    /** Begins to follow a symbol, if the venue has it. */
    public Optional<SymbolRunner> ensure(String symbol) {
        synchronized (runners) {
            if (worker == null) {
                return Optional.empty();
            }
            if (!runners.containsKey(symbol)) {
                instrument(symbol).ifPresent(instrument -> {
                    SymbolRunner runner = new SymbolRunner(
                            SymbolSpec.of(instrument),
                            settings,
                            market,
                            gateway,
                            store,
                            catalogue,
                            clock,
                            Thread::sleep);
                    runners.put(symbol, runner);
                    runner.start();
                });
            }
            return runner(symbol);
        }
    }
}
