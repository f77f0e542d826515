package io.aitrading.portfolio.book;

import io.aitrading.domain.id.Ids;
import io.aitrading.trading.ledger.JournalEntry;
import io.aitrading.trading.ledger.Posting;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes journal entries and keeps the running balances; both in the caller's transaction. */
@Repository
class Ledger {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final InstantSource clock;

    Ledger(JdbcClient jdbc, Ids ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Books an entry unless its cause is booked already.
     *
     * @return whether it was booked now
     */
    boolean post(
            UUID accountId, String kind, UUID reference, String description, Instant occurredAt, JournalEntry entry) {
        UUID entryId = ids.next();
        int inserted = jdbc.sql("insert into ledger_entries "
                        + "(entry_id, account_id, kind, reference, description, occurred_at, recorded_at) "
                        + "values (?, ?, ?, ?, ?, ?, ?) on conflict (account_id, kind, reference) do nothing")
                .params(
                        entryId,
                        accountId,
                        kind,
                        reference,
                        description,
                        Timestamp.from(occurredAt),
                        Timestamp.from(clock.instant()))
                .update();
        if (inserted == 0) {
            return false;
        }
        List<Posting> postings = entry.postings();
        for (int line = 0; line < postings.size(); line++) {
            write(accountId, entryId, line, postings.get(line));
        }
        return true;
    }

    private void write(UUID accountId, UUID entryId, int line, Posting posting) {
        jdbc.sql(
                        "insert into ledger_postings (entry_id, line, ledger_account, currency, amount) values (?, ?, ?, ?, ?)")
                .params(
                        entryId,
                        line,
                        posting.account().name(),
                        posting.money().currency(),
                        posting.money().amount())
                .update();
        jdbc.sql("insert into ledger_balances (account_id, ledger_account, currency, amount) values (?, ?, ?, ?) "
                        + "on conflict (account_id, ledger_account, currency) "
                        + "do update set amount = ledger_balances.amount + excluded.amount")
                .params(
                        accountId,
                        posting.account().name(),
                        posting.money().currency(),
                        posting.money().amount())
                .update();
    }
}
