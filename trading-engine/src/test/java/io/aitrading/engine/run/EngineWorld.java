package io.aitrading.engine.run;

import static org.awaitility.Awaitility.await;

import io.aitrading.domain.Quantity;
import io.aitrading.domain.id.WellKnownIds;
import io.aitrading.engine.EngineProperties;
import io.aitrading.engine.decision.Decision;
import io.aitrading.engine.deployment.Deployment;
import io.aitrading.engine.deployment.Lifecycle;
import io.aitrading.health.Live;
import io.aitrading.testing.SettableClock;
import io.aitrading.trading.host.ProtectionRules;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyCatalogue;
import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.trading.strategy.library.StrategyLibrary;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** A runner among fakes: what survives a kill is outside of it. */
final class EngineWorld implements AutoCloseable {
    final FakeMarket market;
    final FakeOrders orders;
    final MemoryStore store = new MemoryStore();
    private final List<StrategyDescriptor> strategies =
            new ArrayList<>(StrategyLibrary.catalogue().all());
    private SymbolRunner runner;

    EngineWorld(FakeMarket market) {
        this.market = market;
        this.orders = new FakeOrders(market::price);
    }

    static EngineProperties settings() {
        return new EngineProperties(
                List.of(FakeMarket.SYMBOL),
                false,
                1L,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofMillis(500),
                5,
                50,
                3,
                1,
                Duration.ofMillis(20),
                1_000,
                50,
                4);
    }

    /** Adds a strategy of the test's own to the catalogue. */
    EngineWorld knows(String name, Supplier<Strategy> factory) {
        strategies.add(new StrategyDescriptor(name, name, name, "test", 1, List.of(), parameters -> factory.get()));
        return this;
    }

    /** A running strategy with bars of one second. */
    UUID runs(String strategy, Map<String, String> parameters, ProtectionRules exits) {
        UUID id = UUID.nameUUIDFromBytes(strategy.getBytes(StandardCharsets.UTF_8));
        store.has(new Deployment(
                id,
                strategy,
                strategy,
                parameters,
                WellKnownIds.DEMO_ACCOUNT,
                WellKnownIds.OPERATOR_USER,
                FakeMarket.SYMBOL,
                Duration.ofSeconds(1),
                Quantity.of("0.1"),
                new BigDecimal("10000"),
                exits,
                Lifecycle.RUNNING,
                1,
                null,
                Instant.EPOCH,
                Instant.EPOCH));
        return id;
    }

    UUID runs(String strategy) {
        return runs(strategy, Map.of(), ProtectionRules.NONE);
    }

    /** A life of the process, until the last trade has been processed or until it is killed. */
    EngineWorld lives() {
        begin();
        await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(20)).until(() -> done() || killed());
        return this;
    }

    EngineWorld begin() {
        runner = new SymbolRunner(
                SymbolSpec.of(FakeMarket.INSTRUMENT),
                Live.of(settings()),
                market,
                orders,
                store,
                new StrategyCatalogue(strategies),
                SettableClock.at("2026-01-05T09:30:00Z"),
                duration -> Thread.sleep(Math.min(2, duration.toMillis())));
        runner.start();
        return this;
    }

    SymbolRunner runner() {
        return runner;
    }

    void awaitAll() {
        await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(20)).until(this::done);
    }

    /** The process ends in good order. */
    EngineWorld ends() {
        runner.close();
        return this;
    }

    boolean killed() {
        return runner.isDead();
    }

    private boolean done() {
        return runner.progress().processedTradeId() >= market.lastId();
    }

    List<String> reasons() {
        return store.decisions().stream()
                .map(decision -> decision.outcome() + (decision.reason() == null ? "" : " " + decision.reason()))
                .toList();
    }

    List<Decision> sent() {
        return store.decisions().stream()
                .filter(decision -> decision.outcome() == Decision.Outcome.ORDER_SENT)
                .toList();
    }

    @Override
    public void close() {
        if (runner != null) {
            runner.close();
        }
    }
}
