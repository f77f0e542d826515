package io.aitrading.portfolio.valuation;

import io.aitrading.health.Live;
import io.aitrading.portfolio.PortfolioProperties;
import io.aitrading.trading.performance.EquityPoint;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored equity points of accounts: one a minute while young, fewer when old, none when too old. */
@Repository
class EquityCurve {
    /** More would be no better figures, only more work. */
    private static final Duration FINEST_BEYOND_A_YEAR = Duration.ofDays(1);

    private static final Duration YEAR = Duration.ofDays(366);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Live<PortfolioProperties> settings;

    EquityCurve(JdbcClient jdbc, InstantSource clock, Live<PortfolioProperties> settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** As an operator may have changed them a moment ago. */
    private EquityTiers tiers() {
        return EquityTiers.of(settings.now());
    }

    void put(UUID accountId, EquityPoint point) {
        jdbc.sql(
                        "insert into equity_points (account_id, at, equity, capital) values (?, ?, ?, ?) "
                                + "on conflict (account_id, at) do update set equity = excluded.equity, capital = excluded.capital")
                .params(accountId, Timestamp.from(point.at()), point.equity(), point.capital())
                .update();
    }

    /**
     * Points of a time, oldest first.
     *
     * @param from the first moment that counts
     * @param until the first moment that does not
     */
    List<EquityPoint> between(UUID accountId, Instant from, Instant until, int limit) {
        return jdbc.sql("select at, equity, capital from equity_points "
                        + "where account_id = ? and at >= ? and at < ? order by at limit ?")
                .params(accountId, Timestamp.from(from), Timestamp.from(until), limit)
                .query(EquityPoint.class)
                .list();
    }

    /** All points of a time in at most so many. */
    List<EquityPoint> thinned(UUID accountId, Instant from, Instant until, int points) {
        CurveThinning thinning = new CurveThinning(points);
        jdbc.sql(
                        "select at, equity, capital from equity_points where account_id = ? and at >= ? and at < ? order by at")
                .params(accountId, Timestamp.from(from), Timestamp.from(until))
                .query((RowCallbackHandler) row -> thinning.add(new EquityPoint(
                        row.getTimestamp("at").toInstant(),
                        row.getBigDecimal("equity"),
                        row.getBigDecimal("capital"))));
        return thinning.points();
    }

    /** Even steps, as figures need them: the last point of each step, the step as fine as what is still stored. */
    Even evenly(UUID accountId, Instant from) {
        Instant now = clock.instant();
        Duration finest = tiers().stepAt(Duration.between(from, now));
        Duration step = Duration.between(from, now).compareTo(YEAR) > 0 ? FINEST_BEYOND_A_YEAR : finest;
        List<EquityPoint> points = jdbc.sql(
                        "select distinct on (bucket) at, equity, capital from (select at, equity, capital, "
                                + "date_bin(cast(? as interval), at, timestamptz 'epoch') as bucket from equity_points "
                                + "where account_id = ? and at >= ? and at <= ?) stepped order by bucket, at desc")
                .params(step.toSeconds() + " seconds", accountId, Timestamp.from(from), Timestamp.from(now))
                .query(EquityPoint.class)
                .list();
        return new Even(step, points);
    }

    /** @param step what lies between two points */
    record Even(Duration step, List<EquityPoint> points) {}

    /** Of what is too old for its resolution only the last, the lowest and the highest point of each coarser step stay. */
    void compact(UUID accountId) {
        Instant now = clock.instant();
        EquityTiers tiers = tiers();
        for (EquityTiers.Tier tier : tiers.coarser()) {
            jdbc.sql(
                            """
                            delete from equity_points p using (
                                select at,
                                    row_number() over (partition by step order by at desc) as from_last,
                                    row_number() over (partition by step order by equity, at) as from_lowest,
                                    row_number() over (partition by step order by equity desc, at) as from_highest
                                from (select at, equity, date_bin(cast(:step as interval), at, timestamptz 'epoch') as step
                                      from equity_points where account_id = :account and at < :until) aged) ranked
                            where p.account_id = :account and p.at = ranked.at
                                and from_last > 1 and from_lowest > 1 and from_highest > 1
                            """)
                    .param("account", accountId)
                    .param("step", tier.step().toSeconds() + " seconds")
                    .param("until", Timestamp.from(tier.wholeStepsBefore(now)))
                    .update();
        }
        jdbc.sql("delete from equity_points where account_id = ? and at < ?")
                .params(accountId, Timestamp.from(now.minus(tiers.keptFor())))
                .update();
    }
}
