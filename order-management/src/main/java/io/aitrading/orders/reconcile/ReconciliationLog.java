package io.aitrading.orders.reconcile;

import io.aitrading.domain.id.Ids;
import io.aitrading.orders.SqlParameters;
import io.aitrading.orders.account.Account;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The runs of reconciliation: the last of each account in memory, those that say something new in the database. */
@Repository
class ReconciliationLog {

    private static final Logger log = LoggerFactory.getLogger(ReconciliationLog.class);
    private static final Duration KEEP = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Ids ids;
    private final InstantSource clock;
    private final Map<UUID, Run> last = new ConcurrentHashMap<>();

    ReconciliationLog(JdbcClient jdbc, Ids ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** One run as the API shows it. */
    record Run(
            UUID accountId,
            Reconciler.Trigger trigger,
            String outcome,
            @Nullable String detail,
            Instant startedAt,
            Instant finishedAt) {}

    Optional<Run> last(UUID accountId) {
        return Optional.ofNullable(last.get(accountId));
    }

    void finished(Account account, Reconciler.Trigger trigger, String outcome, String detail, Instant startedAt) {
        Run run = new Run(account.accountId(), trigger, outcome, detail, startedAt, clock.instant());
        Run before = last.put(account.accountId(), run);
        boolean news = before == null || !before.outcome().equals(outcome) || trigger != Reconciler.Trigger.PERIODIC;
        if (news) {
            log.info("account {} {} ({}): {}", account.accountId(), outcome, trigger, detail);
            store(run);
        }
    }

    /** Kept in memory alone: the database may be the reason. */
    void failed(Account account, Reconciler.Trigger trigger, String cause, Instant startedAt) {
        last.put(
                account.accountId(),
                new Run(account.accountId(), trigger, "FAILED", cause, startedAt, clock.instant()));
    }

    private void store(Run run) {
        jdbc.sql("delete from reconciliations where finished_at < ?")
                .param(run.finishedAt().minus(KEEP).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(
                        """
                        insert into reconciliations (run_id, account_id, trigger, outcome, detail, started_at, finished_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(SqlParameters.of(
                        ids.next(),
                        run.accountId(),
                        run.trigger().name(),
                        run.outcome(),
                        run.detail(),
                        run.startedAt().atOffset(ZoneOffset.UTC),
                        run.finishedAt().atOffset(ZoneOffset.UTC)))
                .update();
    }
}
