package io.aitrading.domain.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every record on a topic looks like. The envelope is the JSON value; its key is the record's key.
 *
 * @param eventId UUIDv7, the id that inboxes remember
 * @param type payload's simple record name, such as {@code OrderEvent}
 * @param sequence gapless and rising per (topic, key), from 1; 0 where the publisher keeps none (market data)
 * @param correlationId id of the request that led to this
 */
public record EventEnvelope<T>(
        UUID eventId,
        String type,
        Instant occurredAt,
        String key,
        long sequence,
        @Nullable String correlationId,
        T payload) {}
