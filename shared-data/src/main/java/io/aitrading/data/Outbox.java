package io.aitrading.data;

import io.aitrading.domain.event.EventEnvelope;
import io.aitrading.domain.event.Topic;
import io.aitrading.domain.id.Ids;
import io.aitrading.health.LogKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Events that are told if and only if their cause is committed. Appending writes a row in the caller's transaction and
 * nothing else: a broker that is away neither slows nor fails it. A relay sends the rows later, in order.
 */
public final class Outbox {
    /** A quarter of what brokers take: a character can be up to four bytes. */
    static final int MAX_EVENT_CHARS = 256 * 1024;

    private static final long NOT_NUMBERED = -1;

    private final JdbcOperations database;
    private final Ids ids;
    private final InstantSource clock;
    private final Runnable onCommit;

    /** @param onCommit wakes the relay; called after each commit that appended something */
    public Outbox(JdbcOperations database, Ids ids, InstantSource clock, Runnable onCommit) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.onCommit = onCommit;
    }

    /**
     * Appends an event in the caller's transaction and gives its id. Its sequence follows the last one of the same topic
     * and key without a gap; transactions that append to the same topic and key wait for each other when they commit.
     */
    public UUID append(Topic topic, String key, Object payload) {
        Transactions.requireActive("an event");
        UUID eventId = ids.next();
        Instant now = clock.instant();
        EventEnvelope<Object> envelope = new EventEnvelope<>(
                eventId,
                payload.getClass().getSimpleName(),
                now,
                key,
                NOT_NUMBERED,
                MDC.get(LogKeys.CORRELATION_ID),
                payload);
        String json = EventJson.write(envelope);
        if (json.length() > MAX_EVENT_CHARS) {
            // The broker would refuse it for ever, and all later events of its key would wait behind it.
            throw new IllegalArgumentException(
                    "an event of " + json.length() + " characters, more than " + MAX_EVENT_CHARS);
        }
        ofThisTransaction().events.add(new Appended(eventId, topic.topicName(), key, json, now));
        return eventId;
    }

    /** An event whose sequence is given when its transaction commits. */
    private record Appended(UUID eventId, String topic, String key, String json, Instant at) {}

    private AtCommit ofThisTransaction() {
        for (TransactionSynchronization other : TransactionSynchronizationManager.getSynchronizations()) {
            if (other instanceof AtCommit gathering && gathering.outbox() == this) {
                return gathering;
            }
        }
        AtCommit gathering = new AtCommit();
        TransactionSynchronizationManager.registerSynchronization(gathering);
        return gathering;
    }

    /** All events of a transaction go to the database at once, and last: their counters stay locked for the commit alone. */
    private final class AtCommit implements TransactionSynchronization {
        private final List<Appended> events = new ArrayList<>();

        private Outbox outbox() {
            return Outbox.this;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            insert(events);
        }

        @Override
        public void afterCommit() {
            onCommit.run();
        }
    }

    /**
     * Counter and event in one statement, and the statements in one message: money waits for each round trip to the database. The
     * number is put where the envelope says {@link #NOT_NUMBERED}; before that place stand only the event's id, type, time and key,
     * in which quotes are escaped.
     */
    private void insert(List<Appended> events) {
        String unnumbered = "\"sequence\":" + NOT_NUMBERED;
        List<Object[]> rows = new ArrayList<>(events.size());
        for (Appended event : events) {
            String json = event.json();
            int end = json.indexOf(unnumbered) + unnumbered.length();
            rows.add(new Object[] {
                event.topic(),
                event.key(),
                event.eventId(),
                event.topic(),
                event.key(),
                json.substring(0, end - String.valueOf(NOT_NUMBERED).length()),
                json.substring(end),
                event.at().atOffset(ZoneOffset.UTC)
            });
        }
        database.batchUpdate(
                """
                WITH counted AS (
                    INSERT INTO outbox_sequence AS counter (topic, key, last_sequence) VALUES (?, ?, 1)
                    ON CONFLICT (topic, key) DO UPDATE SET last_sequence = counter.last_sequence + 1
                    RETURNING last_sequence)
                INSERT INTO outbox (event_id, topic, key, sequence, envelope, created_at)
                SELECT ?, ?, ?, last_sequence, ? || last_sequence || ?, ? FROM counted
                """,
                rows);
    }
}
