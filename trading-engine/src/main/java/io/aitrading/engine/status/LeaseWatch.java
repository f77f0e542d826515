package io.aitrading.engine.status;

import io.aitrading.domain.PlatformService;
import io.aitrading.domain.TradingState;
import io.aitrading.domain.api.RiskLease;
import io.aitrading.health.LogKeys;
import io.aitrading.web.ServiceClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Knows the trading state for those who look at the engine. Orders do not depend on it: order-management's own lease rules them. */
@Component
public class LeaseWatch implements SmartLifecycle {
    /** A change is told at once; without one this is how often the lease is renewed. */
    private static final Duration LONG_POLL = Duration.ofSeconds(1);

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RestClient risk;
    private final InstantSource clock;
    private volatile @Nullable RiskLease lease;
    private volatile @Nullable Thread worker;

    LeaseWatch(ServiceClient services, InstantSource clock) {
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

    @Override
    public void start() {
        Thread fresh = Thread.ofVirtual().name("lease-watch").unstarted(this::run);
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
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void run() {
        MDC.put(LogKeys.SERVICE, PlatformService.TRADING_ENGINE.serviceName());
        while (worker != null) {
            boolean waited;
            try {
                waited = renew();
            } catch (RuntimeException away) {
                // Shown as a lease that has run out; health has the probe of risk-analyzer itself.
                waited = false;
            }
            if (!waited && !paused()) {
                return;
            }
        }
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

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
