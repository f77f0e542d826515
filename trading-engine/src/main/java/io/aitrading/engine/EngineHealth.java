package io.aitrading.engine;

import io.aitrading.engine.run.RunnerBoard;
import io.aitrading.engine.run.SymbolRunner;
import io.aitrading.health.HealthDetail;
import io.aitrading.health.HealthVerdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Healthy means that trades flow through: an engine that waits for a neighbour for long is degraded, and says for what. */
final class EngineHealth implements HealthVerdict {
    private final RunnerBoard board;
    private final Duration patience;
    private final InstantSource clock;
    private volatile @Nullable Instant stuckSince;

    EngineHealth(RunnerBoard board, Duration patience, InstantSource clock) {
        this.board = board;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Optional<String> problem() {
        String problems = board.runners().isEmpty()
                ? "no symbol is followed yet"
                : board.runners().stream()
                        .filter(runner -> runner.problem() != null)
                        .map(runner -> runner.symbol() + ": " + runner.problem())
                        .collect(Collectors.joining("; "));
        if (problems.isEmpty()) {
            stuckSince = null;
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant since = stuckSince;
        if (since == null) {
            stuckSince = now;
            return Optional.empty();
        }
        return now.isBefore(since.plus(patience)) ? Optional.empty() : Optional.of(problems);
    }

    @Override
    public boolean down() {
        return false;
    }

    HealthDetail processed() {
        return detail("processedTradeId", runner -> runner.progress().processedTradeId());
    }

    HealthDetail waitsFor() {
        return detail("waitsFor", SymbolRunner::problem);
    }

    private HealthDetail detail(String name, Function<SymbolRunner, @Nullable Object> truth) {
        return new HealthDetail() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Object value() {
                Map<String, @Nullable Object> bySymbol = new TreeMap<>();
                board.runners().forEach(runner -> bySymbol.put(runner.symbol(), truth.apply(runner)));
                return bySymbol;
            }
        };
    }
}
