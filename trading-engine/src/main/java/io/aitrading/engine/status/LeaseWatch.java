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
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

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
                        clock.instant().isBefore(known.expiresAt().plus(EVERY)),
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
            try {
                lease = Objects.requireNonNull(
                        risk.get().uri("/api/v1/lease").retrieve().body(RiskLease.class));
            } catch (RuntimeException away) {
                // Shown as a lease that has run out; health has the probe of risk-analyzer itself.
            }
            try {
                Thread.sleep(EVERY);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
