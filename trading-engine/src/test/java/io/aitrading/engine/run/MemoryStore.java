package io.aitrading.engine.run;

import io.aitrading.domain.api.PlaceOrderRequest;
import io.aitrading.engine.decision.Decision;
import io.aitrading.engine.deployment.Deployment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What survives a kill. */
final class MemoryStore implements RunnerStore {
    private final Map<UUID, Deployment> deployments = new LinkedHashMap<>();
    private final Map<UUID, Map<String, String>> states = new HashMap<>();
    private final Map<String, Long> intents = new LinkedHashMap<>();
    private final Map<UUID, Decision> decisions = new LinkedHashMap<>();
    private @Nullable Cursor cursor;
    private int commits;
    private int killBeforeCommit = -1;
    private int killAfterCommit = -1;
    private int failures;

    synchronized MemoryStore has(Deployment deployment) {
        deployments.put(deployment.strategyId(), deployment);
        return this;
    }

    synchronized int commits() {
        return commits;
    }

    synchronized MemoryStore killsBeforeCommit(int number) {
        killBeforeCommit = number;
        return this;
    }

    synchronized MemoryStore killsAfterCommit(int number) {
        killAfterCommit = number;
        return this;
    }

    synchronized MemoryStore failsTimes(int count) {
        failures = count;
        return this;
    }

    synchronized List<Decision> decisions() {
        return new ArrayList<>(decisions.values());
    }

    synchronized Deployment deployment(UUID id) {
        return deployments.get(id);
    }

    synchronized Map<String, String> state(UUID id) {
        return states.getOrDefault(id, Map.of());
    }

    @Override
    public synchronized Optional<Cursor> cursor(String symbol) {
        return Optional.ofNullable(cursor);
    }

    @Override
    public synchronized List<Deployment> deployments(String symbol) {
        return List.copyOf(deployments.values());
    }

    @Override
    public synchronized Map<UUID, Map<String, String>> states(String symbol) {
        return Map.copyOf(states);
    }

    @Override
    public synchronized Set<String> intents(String symbol) {
        return intents.keySet().stream().collect(Collectors.toSet());
    }

    @Override
    public synchronized void writeIntent(PlaceOrderRequest request, long tradeId) {
        intents.put(String.valueOf(request.clientOrderId()), tradeId);
    }

    @Override
    public synchronized void commit(Commit commit) {
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("the database is away (scripted)");
        }
        commits++;
        if (commits == killBeforeCommit) {
            throw new FakeOrders.SimulatedKill();
        }
        commit.deployments().forEach(each -> deployments.put(each.strategyId(), each));
        states.putAll(commit.states());
        commit.decisions().forEach(each -> decisions.putIfAbsent(each.decisionId(), each));
        Cursor reached = commit.cursor();
        if (reached != null) {
            cursor = reached;
            intents.values().removeIf(tradeId -> tradeId <= reached.tradeId());
        }
        if (commits == killAfterCommit) {
            throw new FakeOrders.SimulatedKill();
        }
    }
}
