package io.aitrading.data;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operator's side of the outbox table. */
final class OutboxEvents {
    private static final String SELECT =
            "SELECT position, event_id, topic, key, sequence, created_at, sent_at, refusals, last_error, discarded, envelope"
                    + " FROM outbox ";

    private final JdbcClient database;

    OutboxEvents(JdbcClient database) {
        this.database = database;
    }

    /** Which events of the outbox. */
    enum State {
        /** Not acknowledged by the broker. */
        PENDING,
        /** Pending for longer than a minute. */
        STUCK,
        /** Sent or discarded within the last 24 hours. */
        DONE
    }

    /** @param position rises with time; the cursor of lists */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            long position,
            UUID eventId,
            String topic,
            String key,
            long sequence,
            Instant createdAt,
            @Nullable Instant sentAt,
            int refusals,
            @Nullable String lastError,
            boolean discarded,
            @Nullable String envelope) {

        /** For lists, where a thousand of them would be much. */
        Row withoutEnvelope() {
            return new Row(
                    position, eventId, topic, key, sequence, createdAt, sentAt, refusals, lastError, discarded, null);
        }
    }

    record Count(long pending, long stuck, @Nullable Instant oldest) {}

    Count count(Instant stuckBefore) {
        return database.sql(
                        """
                        SELECT count(*) AS pending, count(*) FILTER (WHERE created_at < :stuckBefore) AS stuck,
                            min(created_at) AS oldest FROM outbox WHERE sent_at IS NULL
                        """)
                .param("stuckBefore", stuckBefore.atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    Timestamp oldest = row.getTimestamp("oldest");
                    return new Count(
                            row.getLong("pending"), row.getLong("stuck"), oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    /** Oldest first. */
    List<Row> list(State state, Instant stuckBefore, long after, int limit) {
        String which =
                switch (state) {
                    case PENDING -> "sent_at IS NULL";
                    case STUCK -> "sent_at IS NULL AND created_at < :stuckBefore";
                    case DONE -> "sent_at IS NOT NULL";
                };
        JdbcClient.StatementSpec query = database.sql(
                        SELECT + "WHERE " + which + " AND position > :after ORDER BY position LIMIT :limit")
                .param("after", after)
                .param("limit", limit);
        if (state == State.STUCK) {
            query = query.param("stuckBefore", stuckBefore.atOffset(ZoneOffset.UTC));
        }
        return query.query(Row.class).list().stream().map(Row::withoutEnvelope).toList();
    }

    Optional<Row> find(UUID eventId) {
        return database.sql(SELECT + "WHERE event_id = :id")
                .param("id", eventId)
                .query(Row.class)
                .optional();
    }

    /** Waits for a relay that is sending it right now. */
    Optional<Row> lock(UUID eventId) {
        return database.sql(SELECT + "WHERE event_id = :id FOR UPDATE")
                .param("id", eventId)
                .query(Row.class)
                .optional();
    }

    void markPending(UUID eventId) {
        database.sql("UPDATE outbox SET sent_at = NULL WHERE event_id = :id")
                .param("id", eventId)
                .update();
    }

    void markDiscarded(UUID eventId, Instant now) {
        database.sql("UPDATE outbox SET sent_at = :now, discarded = true WHERE event_id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", eventId)
                .update();
    }
}
