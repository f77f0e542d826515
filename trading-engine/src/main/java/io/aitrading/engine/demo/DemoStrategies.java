package io.aitrading.engine.demo;

import io.aitrading.domain.Instrument;
import io.aitrading.domain.PlatformService;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.id.WellKnownIds;
import io.aitrading.engine.EngineProperties;
import io.aitrading.engine.deployment.Accounts;
import io.aitrading.engine.deployment.Deployment;
import io.aitrading.engine.deployment.DeploymentRequest;
import io.aitrading.engine.deployment.Deployments;
import io.aitrading.engine.deployment.Lifecycle;
import io.aitrading.engine.run.RunnerBoard;
import io.aitrading.engine.run.StrategyControl;
import io.aitrading.health.LogKeys;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deploys and starts two strategies on the demo account, once in the life of a database: who stops or deletes them later is not
 * contradicted by the next start. Their ids are fixed, so that two replays of the same trades give the same orders. For the same
 * reason the service says that it is ready only when they run: a replay that is stepped from then on has both from its first trade.
 */
@Component
public class DemoStrategies implements SmartLifecycle, ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(DemoStrategies.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    /** A neighbour that is away for longer keeps the demo waiting, not the service. */
    private static final Duration READY_WITHOUT_AFTER = Duration.ofSeconds(30);

    private static final String SYMBOL = "BTCUSDT";

    private final EngineProperties settings;
    private final Deployments deployments;
    private final DemoMark mark;
    private final StrategyControl control;
    private final RunnerBoard board;
    private final Accounts accounts;
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile @Nullable Thread worker;

    DemoStrategies(
            EngineProperties settings,
            Deployments deployments,
            DemoMark mark,
            StrategyControl control,
            RunnerBoard board,
            Accounts accounts) {
        this.settings = settings;
        this.deployments = deployments;
        this.mark = mark;
        this.control = control;
        this.board = board;
        this.accounts = accounts;
    }

    /** One second of the replay at its default speed is a minute of the market, so these bars are minutes of 2013. */
    private static List<DeploymentRequest> wanted() {
        return List.of(
                request("demo-moving-average-cross", "moving-average-cross", Map.of("fast", 5, "slow", 20), "0.2"),
                request("demo-donchian-breakout", "donchian-breakout", Map.of("entryBars", 20, "exitBars", 10), "0.1"));
    }

    private static DeploymentRequest request(
            String name, String strategy, Map<String, Object> parameters, String quantity) {
        return new DeploymentRequest(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                name,
                strategy,
                parameters,
                WellKnownIds.DEMO_ACCOUNT,
                SYMBOL,
                "1s",
                Quantity.of(quantity),
                new BigDecimal("10000"),
                new DeploymentRequest.Exits(null, new BigDecimal("0.05"), null));
    }

    @Override
    public void start() {
        if (!settings.demoStrategies()) {
            settled.countDown();
            return;
        }
        Thread fresh = Thread.ofVirtual().name("demo-strategies").unstarted(this::deployOnce);
        worker = fresh;
        fresh.start();
    }

    /** Runs before the service calls itself ready. */
    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        if (!settled.await(READY_WITHOUT_AFTER.toMillis(), TimeUnit.MILLISECONDS)) {
            log.warn("ready without the demo strategies: they are tried on");
        }
    }

    @Override
    public void stop() {
        settled.countDown();
        Thread current = worker;
        worker = null;
        if (current != null) {
            current.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void deployOnce() {
        MDC.put(LogKeys.SERVICE, PlatformService.TRADING_ENGINE.serviceName());
        boolean told = false;
        while (worker != null) {
            try {
                if (mark.isSet() || deploy()) {
                    mark.set();
                    settled.countDown();
                    return;
                }
            } catch (RuntimeException e) {
                if (!told) {
                    log.info("the demo strategies wait: {}", e.getMessage());
                    told = true;
                }
            }
            try {
                Thread.sleep(BETWEEN_TRIES);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** False when it must be tried again. */
    private boolean deploy() {
        Optional<Instrument> instrument = board.instrument(SYMBOL);
        if (instrument.isEmpty()
                || board.runner(SYMBOL)
                        .map(runner -> runner.progress().processedTradeId() < 0)
                        .orElse(true)) {
            return false;
        }
        UUID owner = accounts.owner(WellKnownIds.DEMO_ACCOUNT);
        for (DeploymentRequest request : wanted()) {
            Deployment deployment = deployments.create(request, owner, instrument.get());
            if (deployment.state() == Lifecycle.CREATED) {
                control.start(deployment);
                log.info("demo strategy {} is running", deployment.name());
            }
        }
        return true;
    }
}
