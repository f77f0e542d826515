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
        long sequence = nextSequence(topic, key);
        EventEnvelope<Object> envelope = new EventEnvelope<>(
                eventId,
                payload.getClass().getSimpleName(),
                now,
                key,
                sequence,
                MDC.get(LogKeys.CORRELATION_ID),
                payload);
        String json = EventJson.write(envelope);
        if (json.length() > MAX_EVENT_CHARS) {
            // The broker would refuse it for ever, and all later events of its key would wait behind it.
            throw new IllegalArgumentException(
                    "an event of " + json.length() + " characters, more than " + MAX_EVENT_CHARS);
        }
        database.sql(
                        """
                        INSERT INTO outbox (event_id, topic, key, sequence, envelope, created_at)
                        VALUES (:eventId, :topic, :key, :sequence, :envelope, :createdAt)
                        """)
                .param("eventId", eventId)
                .param("topic", topic.topicName())
                .param("key", key)
                .param("sequence", sequence)
                .param("envelope", json)
                .param("createdAt", now.atOffset(ZoneOffset.UTC))
                .update();
        wakeRelayAfterCommit();
        return eventId;
    }

    private long nextSequence(Topic topic, String key) {
        return database.sql(
                        """
                        INSERT INTO outbox_sequence AS counter (topic, key, last_sequence) VALUES (:topic, :key, 1)
                        ON CONFLICT (topic, key) DO UPDATE SET last_sequence = counter.last_sequence + 1
                        RETURNING last_sequence
                        """)
                .param("topic", topic.topicName())
                .param("key", key)
                .query(Long.class)
                .single();
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
