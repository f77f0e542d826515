package io.aitrading.data;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The relay's side of the outbox table. */
final class OutboxStore {
    private final JdbcClient database;
    private final String lockName;

    /** @param schema the service's: services that share a database must not share the relay's lock */
    OutboxStore(JdbcClient database, String schema) {
        this.database = database;
        this.lockName = "outbox:" + schema;
    }

    /** An event that the broker has not acknowledged yet. */
    record Pending(long position, String topic, String key, String envelope) {
        /** What order is kept by. */
        String lane() {
            return topic + '\u001f' + key;
        }
    }

    /** How much is waiting. */
    record Backlog(long events, Optional<Instant> oldest) {}

    /**
     * Takes the right to relay until the transaction ends; false when another instance has it. The commit does not wait for the
     * disk: a mark that a power cut loses means an event that is sent twice, which every consumer is ready for.
     */
    boolean tryLock() {
        return database.sql(
                        """
                        SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0))
                        FROM set_config('synchronous_commit', 'off', true)
                        """)
                .param("name", lockName)
                .query(Boolean.class)
                .single();
    }

    List<Pending> oldest(int limit) {
        return database.sql(
                        """
                        SELECT position, topic, key, envelope FROM outbox
                        WHERE sent_at IS NULL ORDER BY position LIMIT :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> new Pending(
                        row.getLong("position"),
                        row.getString("topic"),
                        row.getString("key"),
                        row.getString("envelope")))
                .list();
    }

    void markSent(List<Long> positions, Instant now) {
        database.sql("UPDATE outbox SET sent_at = :now WHERE position = ANY(:positions)")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("positions", positions.toArray(Long[]::new))
                .update();
    }

    /** Remembers why the broker did not take an event, for whoever has to decide about it. */
    void markRefused(long position, String error) {
        database.sql("UPDATE outbox SET refusals = refusals + 1, last_error = :error WHERE position = :position")
                .param("error", error)
                .param("position", position)
                .update();
    }

    Backlog backlog() {
        return database.sql("SELECT count(*) AS events, min(created_at) AS oldest FROM outbox WHERE sent_at IS NULL")
                .query((row, number) -> new Backlog(
                        row.getLong("events"),
                        Optional.ofNullable(row.getTimestamp("oldest")).map(Date::toInstant)))
                .single();
    }

    /** Forgets what was sent, seen or answered long ago; a bounded number of rows a call. Gives how many went. */
    int forget(Instant now, Duration sentFor, Duration seenFor, Duration answeredFor, int limit) {
        return delete("outbox", "sent_at", now.minus(sentFor), limit)
                + delete("inbox", "seen_at", now.minus(seenFor), limit)
                + delete("idempotency", "created_at", now.minus(answeredFor), limit);
    }

    private int delete(String table, String column, Instant before, int limit) {
        return database.sql("DELETE FROM " + table + " WHERE ctid IN (SELECT ctid FROM " + table + " WHERE " + column
                        + " < :before LIMIT :limit)")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }
}
