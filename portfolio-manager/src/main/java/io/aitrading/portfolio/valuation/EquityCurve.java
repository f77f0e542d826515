package io.aitrading.portfolio.valuation;

import io.aitrading.portfolio.PortfolioProperties;
import io.aitrading.portfolio.account.Accounts;
import io.aitrading.trading.performance.EquityPoint;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** One point a minute and account, kept for a bounded time. */
@Component
class EquityCurve {
    private static final Logger log = LoggerFactory.getLogger(EquityCurve.class);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Valuation valuation;
    private final InstantSource clock;
    private final Duration retention;

    EquityCurve(
            JdbcClient jdbc,
            Accounts accounts,
            Valuation valuation,
            InstantSource clock,
            PortfolioProperties properties) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.valuation = valuation;
        this.clock = clock;
        this.retention = Duration.ofDays(properties.equityRetentionDays());
    }

    @Scheduled(fixedDelayString = "${portfolio.equity-interval:60s}")
    void record() {
        try {
            Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
            for (UUID accountId : accounts.ids()) {
                record(accountId, minute);
            }
            jdbc.sql("delete from equity_points where at < ?")
                    .param(Timestamp.from(minute.minus(retention)))
                    .update();
        } catch (DataAccessException e) {
            // PostgreSQL's absence is shown by its probe; the next minute makes the next point.
            log.warn("no equity points for this minute: {}", e.getMessage());
        }
    }

    private void record(UUID accountId, Instant minute) {
        PnlView pnl = valuation.pnl(accountId);
        if (pnl.equity() == null) {
            return;
        }
        jdbc.sql(
                        "insert into equity_points (account_id, at, equity, capital) values (?, ?, ?, ?) "
                                + "on conflict (account_id, at) do update set equity = excluded.equity, capital = excluded.capital")
                .params(accountId, Timestamp.from(minute), pnl.equity(), pnl.capital())
                .update();
    }

    /** Points from a moment on, oldest first. */
    List<EquityPoint> since(UUID accountId, Instant from, int limit) {
        return jdbc.sql(
                        "select at, equity, capital from equity_points where account_id = ? and at >= ? order by at limit ?")
                .params(accountId, Timestamp.from(from), limit)
                .query(EquityPoint.class)
                .list();
    }
}
