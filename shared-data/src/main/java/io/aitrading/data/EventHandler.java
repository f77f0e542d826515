package io.aitrading.data;

import io.aitrading.domain.event.EventEnvelope;

/** What a service does with an event. Runs in a database transaction, once for each event. */
@FunctionalInterface
public interface EventHandler<T> {
    void handle(EventEnvelope<T> event);
}
