package io.aitrading.engine.run;

import io.aitrading.domain.Decimals;
import io.aitrading.engine.EngineErrorCode;
import io.aitrading.engine.deployment.Deployment;
import io.aitrading.engine.deployment.DeploymentStore;
import io.aitrading.engine.deployment.Lifecycle;
import io.aitrading.trading.host.PositionGuard;
import io.aitrading.trading.host.ProtectionRules;
import io.aitrading.trading.host.StrategyFailure;
import io.aitrading.web.ApiException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Commands to deployed strategies. Each takes effect between two trades, and is committed when it answers. */
@Component
public class StrategyControl {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RunnerBoard board;
    private final DeploymentStore store;
    private final InstantSource clock;

    StrategyControl(RunnerBoard board, DeploymentStore store, InstantSource clock) {
        this.board = board;
        this.store = store;
        this.clock = clock;
    }

    /**
     * What a strategy holds.
     *
     * @param quantity signed base quantity, net of fees taken in base
     * @param cash capital not tied up, in quote
     * @param realisedProfit of closed parts, before fees
     * @param protection absent when the position is not guarded
     */
    public record Holding(
            String symbol,
            String quantity,
            String averagePrice,
            String cash,
            String realisedProfit,
            PositionGuard.@Nullable View protection,
            List<UUID> openOrders) {}

    private interface Command<T> {
        T run(SymbolRunner runner, StrategyCell cell) throws InterruptedException;
    }

    public Deployment start(Deployment known) {
        return exclusively(known, (runner, cell) -> {
            Deployment now = cell.deployment();
            switch (now.state()) {
                case RUNNING -> {
                    return now;
                }
                case PAUSED -> change(runner, cell, now.in(Lifecycle.RUNNING, null, clock.instant()));
                case CREATED, STOPPED, FAILED -> {
                    StrategyCell fresh = renewed(runner, cell);
                    change(runner, fresh, now.inNextRun(clock.instant()));
                    runner.begin(fresh);
                }
            }
            runner.commit();
            return current(runner, now);
        });
    }

    public Deployment pause(Deployment known) {
        return exclusively(known, (runner, cell) -> {
            Deployment now = cell.deployment();
            switch (now.state()) {
                case PAUSED -> {
                    return now;
                }
                case RUNNING -> change(runner, cell, now.in(Lifecycle.PAUSED, null, clock.instant()));
                case CREATED, STOPPED, FAILED ->
                    throw new ApiException(EngineErrorCode.WRONG_STATE, "Only a running strategy can be paused")
                            .with("state", now.state());
            }
            runner.commit();
            return current(runner, now);
        });
    }

    /** Its open orders are cancelled; what it holds stays under guard. */
    public Deployment stop(Deployment known) {
        return exclusively(known, (runner, cell) -> {
            Deployment now = cell.deployment();
            if (now.state() == Lifecycle.RUNNING || now.state() == Lifecycle.PAUSED) {
                change(runner, cell, now.in(Lifecycle.STOPPED, null, clock.instant()));
                runner.end(cell);
                runner.commit();
            }
            return current(runner, now);
        });
    }

    public Deployment protect(Deployment known, ProtectionRules rules) {
        return exclusively(known, (runner, cell) -> {
            change(runner, cell, cell.deployment().withExits(rules, clock.instant()));
            if (cell.positionLots() != 0) {
                cell.guard().change(cell.position(), rules);
            }
            runner.commit();
            return current(runner, known);
        });
    }

    public void delete(Deployment known) {
        exclusively(known, (runner, cell) -> {
            Lifecycle state = cell.deployment().state();
            if (state == Lifecycle.RUNNING || state == Lifecycle.PAUSED) {
                throw new ApiException(EngineErrorCode.STRATEGY_ACTIVE, "The strategy is " + state);
            }
            if (cell.positionLots() != 0 || !cell.context().resting().isEmpty()) {
                throw new ApiException(
                        EngineErrorCode.STRATEGY_HOLDS_POSITION,
                        "It holds " + Decimals.text(cell.position().quantity()) + " and has "
                                + cell.context().resting().size() + " orders in the book");
            }
            store.delete(known.strategyId());
            runner.cells().remove(known.strategyId());
            cell.close();
            return true;
        });
    }

    public Holding holding(Deployment known) {
        return exclusively(
                known,
                (runner, cell) -> new Holding(
                        known.symbol(),
                        Decimals.text(cell.position().quantity()),
                        Decimals.text(cell.position().averagePrice()),
                        Decimals.text(cell.position().cash()),
                        Decimals.text(cell.position().realised()),
                        cell.positionLots() != 0 && cell.guard().isArmed()
                                ? cell.guard().view()
                                : null,
                        cell.context().resting().values().stream()
                                .map(order -> UUID.fromString(order.reference()))
                                .toList()));
    }

    /** A cell without anything of the run before, so that a thread that still runs there cannot reach it. */
    private static StrategyCell renewed(SymbolRunner runner, StrategyCell old) throws InterruptedException {
        StrategyCell fresh = runner.newCell(old.deployment());
        old.retire();
        try {
            fresh.restore(old.saveWithoutStrategy(), runner.catalogue());
        } catch (StrategyFailure e) {
            throw new IllegalStateException("nothing of the strategy's own is run here", e);
        }
        runner.cells().put(old.deployment().strategyId(), fresh);
        return fresh;
    }

    private static void change(SymbolRunner runner, StrategyCell cell, Deployment next) {
        cell.become(next);
        runner.changes().changed(next);
    }

    private static Deployment current(SymbolRunner runner, Deployment known) {
        StrategyCell cell = runner.cells().get(known.strategyId());
        return cell == null ? known : cell.deployment();
    }

    private <T> T exclusively(Deployment known, Command<T> command) {
        SymbolRunner runner = board.ensure(known.symbol()).orElseThrow(() -> new ApiException(
                        EngineErrorCode.ENGINE_NOT_READY, "Market data of " + known.symbol() + " is not known yet")
                .retryAfter(Duration.ofSeconds(2)));
        try {
            if (!runner.lock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ApiException(
                                EngineErrorCode.ENGINE_BUSY, "An order in " + known.symbol() + " is being settled")
                        .retryAfter(Duration.ofSeconds(2));
            }
            try {
                if (!runner.isLoaded()) {
                    throw new ApiException(EngineErrorCode.ENGINE_NOT_READY, known.symbol() + " is being loaded")
                            .retryAfter(Duration.ofSeconds(1));
                }
                StrategyCell cell = runner.cells().computeIfAbsent(known.strategyId(), id -> runner.newCell(known));
                return command.run(runner, cell);
            } finally {
                runner.lock().unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(EngineErrorCode.ENGINE_BUSY, "The engine is stopping", e);
        }
    }
}
