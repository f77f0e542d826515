package io.aitrading.engine.status;

import io.aitrading.domain.PlatformService;
import io.aitrading.domain.TradingState;
import io.aitrading.domain.api.RiskLease;
import io.aitrading.health.Repeating;
import io.aitrading.web.ServiceClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Knows the trading state for those who look at the engine. Orders do not depend on it: order-management's own lease rules them. */
@Component
public class LeaseWatch extends Repeating {
    /** A change is told at once; without one this is how often the lease is renewed. */
    private static final Duration LONG_POLL = Duration.ofSeconds(1);

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RestClient risk;
    private final InstantSource clock;
    private volatile @Nullable RiskLease lease;
    private boolean waited;

    LeaseWatch(ServiceClient services, InstantSource clock) {
        super("lease-watch", PlatformService.TRADING_ENGINE.serviceName());
        this.risk = services.to(PlatformService.RISK_ANALYZER, LONGEST_ANSWER);
        this.clock = clock;
    }

    /**
     * @param valid false when the lease has run out: nothing that opens exposure is sent then
     */
    public record LeaseView(
            boolean valid, @Nullable TradingState tradingState, @Nullable Long version, @Nullable Instant expiresAt) {}

    public LeaseView view() {
        RiskLease known = lease;
        return known == null
                ? new LeaseView(false, null, null, null)
                : new LeaseView(
                        clock.instant().isBefore(known.expiresAt()),
                        known.tradingState(),
                        known.version(),
                        known.expiresAt());
    }

    /** While risk-analyzer is away the lease is shown as run out; health has the probe of it. */
    @Override
    protected void turn() {
        waited = false;
        waited = renew();
    }

    @Override
    protected Duration pause() {
        return waited ? Duration.ZERO : PAUSE;
    }

    /** False when nothing was new and nobody let us wait for it: then the next question has time. */
    private boolean renew() {
        RiskLease known = lease;
        long asked = System.nanoTime();
        RiskLease fresh = Objects.requireNonNull(risk.get()
                .uri(
                        "/api/v1/lease?waitForVersionAbove={known}&waitMs={wait}",
                        known == null ? -1 : known.version(),
                        LONG_POLL.toMillis())
                .retrieve()
                .body(RiskLease.class));
        lease = fresh;
        boolean changed = known == null || known.version() != fresh.version();
        return changed || System.nanoTime() - asked >= LONG_POLL.toNanos() / 2;
    }
}
