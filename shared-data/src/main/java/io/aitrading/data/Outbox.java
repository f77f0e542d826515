package io.aitrading.data;

import io.aitrading.domain.event.EventEnvelope;
import io.aitrading.domain.event.Topic;
import io.aitrading.domain.id.Ids;
import io.aitrading.health.LogKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient database;
    private final Ids ids;
    private final InstantSource clock;
    private final Runnable onCommit;

    /** @param onCommit wakes the relay; called after each commit that appended something */
    public Outbox(JdbcClient database, Ids ids, InstantSource clock, Runnable onCommit) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.onCommit = onCommit;
    }

    /**
     * Appends an event in the caller's transaction and gives its id. Its sequence follows the last one of the same topic
     * and key without a gap; transactions that append to the same topic and key wait for each other.
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
        insert(eventId, topic, key, json, now);
        wakeRelayAfterCommit();
        return eventId;
    }

    /**
     * Counter and event in one statement: money waits for each round trip to the database. The number is put where the envelope
     * says {@link #NOT_NUMBERED}; before that place stand only the event's id, type, time and key, in which quotes are escaped.
     */
    private void insert(UUID eventId, Topic topic, String key, String json, Instant now) {
        String unnumbered = "\"sequence\":" + NOT_NUMBERED;
        int place = json.indexOf(unnumbered) + unnumbered.length();
        database.sql(
                        """
                        WITH counted AS (
                            INSERT INTO outbox_sequence AS counter (topic, key, last_sequence) VALUES (:topic, :key, 1)
                            ON CONFLICT (topic, key) DO UPDATE SET last_sequence = counter.last_sequence + 1
                            RETURNING last_sequence)
                        INSERT INTO outbox (event_id, topic, key, sequence, envelope, created_at)
                        SELECT :eventId, :topic, :key, last_sequence, :before || last_sequence || :after, :createdAt FROM counted
                        """)
                .param("eventId", eventId)
                .param("topic", topic.topicName())
                .param("key", key)
                .param(
                        "before",
                        json.substring(0, place - String.valueOf(NOT_NUMBERED).length()))
                .param("after", json.substring(place))
                .param("createdAt", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void wakeRelayAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                onCommit.run();
            }
        });
    }
}
