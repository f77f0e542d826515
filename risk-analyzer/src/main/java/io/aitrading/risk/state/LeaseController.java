package io.aitrading.risk.state;

import io.aitrading.domain.api.RiskLease;
import io.aitrading.risk.RiskError;
import io.aitrading.risk.RiskProperties;
import io.aitrading.risk.state.StateBoard.Snapshot;
import io.aitrading.web.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives out leases. A change of state or policy answers every waiting caller at once. */
@RestController
class LeaseController {
    private final StateBoard board;
    private final RiskProperties.Lease settings;
    private final InstantSource clock;
    private final Semaphore waiting;

    LeaseController(StateBoard board, RiskProperties properties, InstantSource clock) {
        this.board = board;
        this.settings = properties.lease();
        this.clock = clock;
        this.waiting = new Semaphore(settings.maxWaiting());
    }

    @GetMapping("/api/v1/lease")
    @PreAuthorize("hasAnyRole('SERVICE', 'RISK', 'ADMIN')")
    RiskLease lease(
            @RequestParam(defaultValue = "-1") long waitForVersionAbove, @RequestParam(defaultValue = "0") long waitMs)
            throws InterruptedException {
        long longest = settings.longestWait().toMillis();
        if (waitMs < 0 || waitMs > longest) {
            throw ApiException.invalid("waitMs", "RANGE", "must be 0 to " + longest);
        }
        if (waitMs > 0 && waiting.tryAcquire()) {
            try {
                board.awaitAbove(waitForVersionAbove, Duration.ofMillis(waitMs));
            } finally {
                waiting.release();
            }
        }
        Snapshot now = board.confirmed().orElseThrow(() -> new ApiException(
                        RiskError.LEASE_UNAVAILABLE, "The database does not confirm the trading state")
                .retryAfter(Duration.ofSeconds(1)));
        Instant issued = clock.instant();
        return new RiskLease(
                now.state().version(),
                now.state().state(),
                now.state().reason(),
                now.policy().view(),
                issued,
                issued.plus(settings.life()));
    }
}
