package io.aitrading.risk.state;

import io.aitrading.domain.api.RiskLease;
import io.aitrading.health.Live;
import io.aitrading.risk.RiskError;
import io.aitrading.risk.RiskProperties;
import io.aitrading.risk.state.StateBoard.Snapshot;
import io.aitrading.web.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives out leases. A change of state or policy answers every waiting caller at once. */
@RestController
class LeaseController {
    private final StateBoard board;
    private final LeaseHolders holders;
    private final Live<RiskProperties> settings;
    private final InstantSource clock;
    private final Semaphore waiting;

    LeaseController(StateBoard board, LeaseHolders holders, Live<RiskProperties> settings, InstantSource clock) {
        this.board = board;
        this.holders = holders;
        this.settings = settings;
        this.clock = clock;
        this.waiting = new Semaphore(settings.now().lease().maxWaiting());
    }

    /**
     * @param holder who sends orders under it says so: a stop is answered once all of these act under it
     * @param inForce with {@code holder}: nothing that an older version permitted is under way there any more
     */
    @GetMapping("/api/v1/lease")
    @PreAuthorize("hasAnyRole('SERVICE', 'RISK', 'ADMIN')")
    RiskLease lease(
            @RequestParam(defaultValue = "-1") long waitForVersionAbove,
            @RequestParam(defaultValue = "0") long waitMs,
            @RequestParam(required = false) @Nullable UUID holder,
            @RequestParam(defaultValue = "-1") long inForce)
            throws InterruptedException {
        long longest = settings.now().lease().longestWait().toMillis();
        if (waitMs < 0 || waitMs > longest) {
            throw ApiException.invalid("waitMs", "RANGE", "must be 0 to " + longest);
        }
        long atLeast = holder == null ? -1 : noted(holder, inForce);
        if (waitMs > 0 && waiting.tryAcquire()) {
            try {
                board.awaitAbove(waitForVersionAbove, Duration.ofMillis(waitMs));
            } finally {
                waiting.release();
            }
        }
        Snapshot now = confirmed();
        if (now.state().version() < atLeast) {
            board.refresh();
            now = confirmed();
        }
        Instant issued = clock.instant();
        return new RiskLease(
                now.state().version(),
                now.state().state(),
                now.state().reason(),
                now.policy().view(),
                issued,
                issued.plus(settings.now().lease().life()));
    }

    private Snapshot confirmed() {
        return board.confirmed().orElseThrow(LeaseController::unavailable);
    }

    private long noted(UUID holder, long inForce) {
        try {
            return holders.asks(holder, inForce);
        } catch (DataAccessException | TransactionException e) {
            throw unavailable();
        }
    }

    private static ApiException unavailable() {
        return new ApiException(RiskError.LEASE_UNAVAILABLE, "The database does not confirm the trading state")
                .retryAfter(Duration.ofSeconds(1));
    }
}
