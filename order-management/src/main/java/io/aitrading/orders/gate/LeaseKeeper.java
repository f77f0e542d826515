package io.aitrading.orders.gate;

import io.aitrading.domain.PlatformService;
import io.aitrading.domain.TradingState;
import io.aitrading.domain.api.RiskLease;
import io.aitrading.domain.id.Ids;
import io.aitrading.web.ServiceCallException;
import io.aitrading.web.ServiceClient;
import io.aitrading.web.ServiceUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Holds the risk lease: the permission to send orders, a few seconds long, renewed by long polls. A change of policy or state
 * arrives within the time of one answer; silence lets the lease run out, and then nothing that increases exposure is sent.
 */
@Component
public class LeaseKeeper {

    private static final Logger log = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final long NO_VERSION = -1;
    private static final Duration POLL = Duration.ofMillis(800);
    private static final Duration TIMEOUT = Duration.ofMillis(1800);

    private final RestClient riskAnalyzer;
    private final InstantSource clock;
    private final UUID holder;
    private final Passages passages = new Passages();
    private volatile @Nullable Held held;
    private volatile boolean reported;

    /** @param validUntil by our own clock, counted from before the request: a skewed clock cannot lengthen a lease */
    private record Held(RiskLease lease, Instant validUntil) {}

    LeaseKeeper(ServiceClient services, InstantSource clock, Ids ids) {
        this.holder = ids.next();
        this.riskAnalyzer = services.to(PlatformService.RISK_ANALYZER, TIMEOUT);
        this.clock = clock;
    }

    /** The lease, while it is valid. */
    public Optional<RiskLease> valid() {
        Held current = held;
        return current != null && clock.instant().isBefore(current.validUntil())
                ? Optional.of(current.lease())
                : Optional.empty();
    }

    /** The last lease seen, valid or not: its policy still bounds reductions. */
    public Optional<RiskLease> last() {
        Held current = held;
        return current == null ? Optional.empty() : Optional.of(current.lease());
    }

    /** Whether an order that increases exposure may leave right now. */
    public boolean permitsIncrease() {
        return valid().filter(lease -> lease.tradingState() == TradingState.ACTIVE)
                .isPresent();
    }

    /**
     * Runs what looks at the lease and then may send an order: a stop is not confirmed while one that began before it runs.
     */
    public <T> T during(Supplier<T> sending) {
        return passages.run(() -> last().map(RiskLease::version).orElse(NO_VERSION), sending);
    }

    /** One long poll; called again and again in the background. */
    public void renew() throws InterruptedException {
        Instant asked = clock.instant();
        long known = last().map(RiskLease::version).orElse(NO_VERSION);
        try {
            RiskLease lease = riskAnalyzer
                    .get()
                    .uri(
                            "/api/v1/lease?waitForVersionAbove={known}&waitMs={wait}&holder={holder}&inForce={inForce}",
                            known,
                            POLL.toMillis(),
                            holder,
                            passages.oldest(known))
                    .retrieve()
                    .body(RiskLease.class);
            if (lease != null) {
                take(lease, asked);
                if (lease.tradingState() != TradingState.ACTIVE) {
                    // So that the next poll can say that it is in force.
                    passages.awaitEndOfOlder(lease.version(), POLL);
                }
            }
        } catch (ServiceUnavailableException | ServiceCallException e) {
            if (!reported) {
                log.warn("risk lease cannot be renewed: {}", e.getMessage());
                reported = true;
            }
            Thread.sleep(Duration.ofMillis(250));
        }
    }

    private void take(RiskLease lease, Instant asked) {
        Optional<TradingState> before = last().map(RiskLease::tradingState);
        held = new Held(lease, asked.plus(Duration.between(lease.issuedAt(), lease.expiresAt())));
        if (reported || before.isEmpty() || before.get() != lease.tradingState()) {
            log.info("risk lease version {}: trading is {}", lease.version(), lease.tradingState());
        }
        reported = false;
    }
}
