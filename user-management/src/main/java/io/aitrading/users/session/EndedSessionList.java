package io.aitrading.users.session;

import io.aitrading.users.session.SessionStore.Revoked;
import io.aitrading.web.ChangeSignal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sessions that ended while access tokens of theirs were out, numbered in the order of commits. An entry is needed only until
 * the last of those tokens has expired everywhere, so that the list holds minutes, however long the platform runs.
 */
@Repository
class EndedSessionList {
    /** Services take a token for so long after its end, since clocks differ. */
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    record Entry(UUID id, Instant until) {}

    /** @param sequence number of the last entry, or of the last ever when there is none */
    record Page(long sequence, List<Entry> sessions, boolean more) {}

    private record Numbered(long sequence, Entry entry) {}

    private final JdbcClient database;
    private final ChangeSignal signal;
    private final InstantSource clock;

    EndedSessionList(JdbcClient database, ChangeSignal signal, InstantSource clock) {
        this.database = database;
        this.signal = signal;
        this.clock = clock;
    }

    /** Adds sessions in the caller's transaction, and wakes who waits for them once it is committed. */
    void add(List<Revoked> sessions) {
        Instant now = clock.instant();
        List<Entry> alive = sessions.stream()
                .map(session ->
                        new Entry(session.session(), session.accessUntil().plus(LEEWAY)))
                .filter(entry -> entry.until().isAfter(now))
                .toList();
        if (alive.isEmpty()) {
            return;
        }
        long next = database.sql("UPDATE ended_sessions_last SET sequence = sequence + :count RETURNING sequence")
                        .param("count", alive.size())
                        .query(Long.class)
                        .single()
                - alive.size();
        for (Entry entry : alive) {
            next++;
            database.sql("INSERT INTO ended_sessions (sequence, session_id, until) VALUES (:sequence, :id, :until)")
                    .param("sequence", next)
                    .param("id", entry.id())
                    .param("until", entry.until().atOffset(ZoneOffset.UTC))
                    .update();
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.changed();
            }
        });
    }

    /** What came after a number, oldest first. A number that was never given is of another database: all is told again. */
    Page after(long sequence, int limit) {
        long last = database.sql("SELECT sequence FROM ended_sessions_last")
                .query(Long.class)
                .single();
        List<Numbered> found = database.sql(
                        """
                        SELECT sequence, session_id, until FROM ended_sessions
                        WHERE sequence > :after AND until > :now ORDER BY sequence LIMIT :limit""")
                .param("after", sequence > last ? 0 : sequence)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("limit", limit + 1)
                .query((row, number) -> new Numbered(
                        row.getLong("sequence"),
                        new Entry(
                                row.getObject("session_id", UUID.class),
                                row.getObject("until", OffsetDateTime.class).toInstant())))
                .list();
        boolean more = found.size() > limit;
        List<Numbered> page = more ? found.subList(0, limit) : found;
        // What was added after the first reading must be asked for again, so that never more is claimed than was read.
        long reached = page.isEmpty() ? last : page.getLast().sequence();
        return new Page(reached, page.stream().map(Numbered::entry).toList(), more);
    }

    void forgetExpired() {
        database.sql("DELETE FROM ended_sessions WHERE until <= :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
