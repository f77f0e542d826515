package io.aitrading.risk.state;

import io.aitrading.domain.PlatformService;
import io.aitrading.domain.api.OrderView;
import io.aitrading.domain.api.PageAnswer;
import io.aitrading.domain.id.Ids;
import io.aitrading.health.Live;
import io.aitrading.health.LiveConfiguration;
import io.aitrading.health.Repeating;
import io.aitrading.risk.RiskProperties;
import io.aitrading.web.ServiceCallException;
import io.aitrading.web.ServiceClient;
import io.aitrading.web.ServiceUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Cancels all open orders when a stop asks for it. The wish is stored with the stop and carried out in the background,
 * again and again, until order-management says that nothing is open; a restart in between goes on with it.
 */
@Component
class CancelRequests extends Repeating {
    private static final Logger log = LoggerFactory.getLogger(CancelRequests.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final ParameterizedTypeReference<PageAnswer<OrderView>> ORDERS =
            new ParameterizedTypeReference<>() {};

    private final JdbcClient database;
    private final Ids ids;
    private final InstantSource clock;
    private final RestClient orderManagement;
    private final Live<RiskProperties> settings;
    /** Since the start: a lease that was given out before they were made shorter still runs. */
    private volatile Duration longestLease;

    private Duration pause = FIRST_PAUSE;

    CancelRequests(
            JdbcClient database,
            Ids ids,
            InstantSource clock,
            ServiceClient services,
            Live<RiskProperties> settings,
            LiveConfiguration configuration) {
        super("cancel-open-orders", PlatformService.RISK_ANALYZER.serviceName());
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.orderManagement = services.to(
                PlatformService.ORDER_MANAGEMENT, settings.now().cancel().timeout());
        this.settings = settings;
        this.longestLease = settings.now().lease().life();
        configuration.onChange(this::rememberLongestLease);
    }

    private record Open(UUID id, Instant requestedAt) {}

    /** Stores the wish in the caller's transaction. */
    void request(String reason) {
        database.sql("INSERT INTO cancel_request (id, reason, requested_at) VALUES (:id, :reason, :now)")
                .param("id", ids.next())
                .param("reason", reason)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether orders are still to be cancelled. */
    boolean pending() {
        return !open().isEmpty();
    }

    private List<Open> open() {
        return database.sql("SELECT id, requested_at FROM cancel_request WHERE done_at IS NULL ORDER BY requested_at")
                .query((row, number) -> new Open(
                        row.getObject("id", UUID.class),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** After a new request soon again, and then less and less often: each pause is as long as the newest one has waited so far. */
    @Override
    protected void turn() {
        pause = FIRST_PAUSE;
        List<Open> open = open();
        if (open.isEmpty()) {
            pause = IDLE;
            return;
        }
        Instant asked = clock.instant();
        pause = pauseAfter(Duration.between(open.getLast().requestedAt(), asked));
        if (cancelAll()) {
            // An order may still be on its way under a lease from before the stop: not done before that one has ended.
            open.stream()
                    .filter(request -> request.requestedAt().plus(longestLease).isBefore(asked))
                    .forEach(this::markDone);
        }
    }

    private Duration pauseAfter(Duration waited) {
        Duration longest = settings.now().cancel().longestPause();
        Duration atLeast = waited.compareTo(FIRST_PAUSE) > 0 ? waited : FIRST_PAUSE;
        return atLeast.compareTo(longest) < 0 ? atLeast : longest;
    }

    @Override
    protected Duration pause() {
        return pause;
    }

    private boolean cancelAll() {
        try {
            PageAnswer<OrderView> answer =
                    orderManagement.delete().uri("/api/v1/orders").retrieve().body(ORDERS);
            List<OrderView> touched = answer == null ? List.of() : answer.items();
            long left = touched.stream()
                    .map(OrderView::status)
                    .filter(status -> !status.isTerminal())
                    .count();
            log.info("emergency stop: {} orders told to cancel, {} not ended yet", touched.size(), left);
            return left == 0;
        } catch (ServiceCallException | ServiceUnavailableException e) {
            log.warn("open orders not cancelled yet: {}", e.getMessage());
            return false;
        }
    }

    private void markDone(Open request) {
        database.sql("UPDATE cancel_request SET done_at = :now WHERE id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", request.id())
                .update();
    }

    private void rememberLongestLease() {
        Duration now = settings.now().lease().life();
        longestLease = now.compareTo(longestLease) > 0 ? now : longestLease;
    }
}
