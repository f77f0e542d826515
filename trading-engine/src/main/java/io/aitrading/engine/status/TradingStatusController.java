package io.aitrading.engine.status;

import io.aitrading.engine.EngineErrorCode;
import io.aitrading.engine.EngineProperties;
import io.aitrading.engine.deployment.DeploymentStore;
import io.aitrading.engine.run.RunnerBoard;
import io.aitrading.engine.run.SymbolRunner;
import io.aitrading.web.ApiException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For everybody: the founding documents promise this answer without a login. It names no user, account or strategy. */
@RestController
class TradingStatusController {
    private static final int MAX_WAIT_MS = 30_000;

    private final RunnerBoard board;
    private final DeploymentStore deployments;
    private final LeaseWatch lease;
    private final Semaphore places;

    TradingStatusController(
            RunnerBoard board, DeploymentStore deployments, LeaseWatch lease, EngineProperties settings) {
        this.board = board;
        this.deployments = deployments;
        this.lease = lease;
        this.places = new Semaphore(settings.maxStatusReaders());
    }

    /** With {@code waitForTradeId}, answers as soon as the symbol has come that far, at the latest after {@code waitMs}. */
    @GetMapping("/api/v1/trading/status")
    @PreAuthorize("permitAll()")
    TradingStatus status(
            @RequestParam(required = false) @Nullable Long waitForTradeId,
            @RequestParam(defaultValue = "BTCUSDT") String symbol,
            @RequestParam(defaultValue = "0") int waitMs)
            throws InterruptedException {
        if (waitMs < 0 || waitMs > MAX_WAIT_MS) {
            throw ApiException.invalid("waitMs", "RANGE", "must be 0 to " + MAX_WAIT_MS);
        }
        if (waitForTradeId != null && waitForTradeId < 0) {
            throw ApiException.invalid("waitForTradeId", "RANGE", "must not be negative");
        }
        if (waitForTradeId != null) {
            SymbolRunner runner = board.runner(symbol).orElse(null);
            if (runner != null) {
                await(runner, waitForTradeId, Duration.ofMillis(waitMs));
            }
        }
        List<TradingStatus.SymbolStatus> symbols = board.runners().stream()
                .map(runner -> new TradingStatus.SymbolStatus(
                        runner.symbol(),
                        runner.progress().processedTradeId(),
                        runner.progress().lagTrades(),
                        runner.problem()))
                .sorted(Comparator.comparing(TradingStatus.SymbolStatus::symbol))
                .toList();
        boolean waiting = symbols.stream().anyMatch(each -> each.waitsFor() != null);
        String state = symbols.isEmpty() ? "STARTING" : waiting ? "WAITING" : "TRADING";
        return new TradingStatus(state, deployments.countByState(), symbols, lease.view());
    }

    private void await(SymbolRunner runner, long tradeId, Duration patience) throws InterruptedException {
        if (!places.tryAcquire()) {
            throw new ApiException(EngineErrorCode.TOO_MANY_READERS, "Ask again without waiting")
                    .retryAfter(Duration.ofSeconds(1));
        }
        try {
            runner.progress().await(tradeId, patience);
        } finally {
            places.release();
        }
    }
}
