package io.aitrading.portfolio.valuation;

import io.aitrading.portfolio.account.Accounts;
import io.aitrading.trading.performance.EquityPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** One point a minute and account; once a day and at the start, what has become old is made coarser. */
@Component
class EquityRecorder {
    private static final Logger log = LoggerFactory.getLogger(EquityRecorder.class);
    private static final Duration BETWEEN_COMPACTIONS = Duration.ofDays(1);

    private final Accounts accounts;
    private final Valuation valuation;
    private final EquityCurve curve;
    private final InstantSource clock;
    private Instant compactAt = Instant.MIN;

    EquityRecorder(Accounts accounts, Valuation valuation, EquityCurve curve, InstantSource clock) {
        this.accounts = accounts;
        this.valuation = valuation;
        this.curve = curve;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${portfolio.equity-interval:60s}")
    void record() {
        try {
            Instant now = clock.instant();
            Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
            boolean compact = !now.isBefore(compactAt);
            for (UUID accountId : accounts.ids()) {
                PnlView pnl = valuation.pnl(accountId);
                if (pnl.equity() != null) {
                    curve.put(accountId, new EquityPoint(minute, pnl.equity(), pnl.capital()));
                }
                if (compact) {
                    curve.compact(accountId);
                }
            }
            if (compact) {
                compactAt = now.plus(BETWEEN_COMPACTIONS);
            }
        } catch (DataAccessException e) {
            // PostgreSQL's absence is shown by its probe; the next minute makes the next point.
            log.warn("no equity points for this minute: {}", e.getMessage());
        }
    }
}
