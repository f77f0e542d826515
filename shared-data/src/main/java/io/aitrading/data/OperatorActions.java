package io.aitrading.data;

import io.aitrading.domain.id.Ids;
import io.aitrading.health.LogKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service's book of what people did to its events by hand; the database lets nobody change it. */
public final class OperatorActions {
    private static final Logger log = LoggerFactory.getLogger(OperatorActions.class);

    private final JdbcClient database;
    private final Ids ids;
    private final InstantSource clock;

    OperatorActions(JdbcClient database, Ids ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param actor who did it, as the token says
     * @param subject the id of what it was done to
     * @param detail what would otherwise be lost by it
     */
    public record Entry(
            UUID actionId,
            Instant at,
            String actor,
            String action,
            String subject,
            String reason,
            @Nullable String detail,
            @Nullable String correlationId) {}

    /** Writes an action down in the transaction that does it. */
    public void record(String actor, String action, String subject, String reason, @Nullable String detail) {
        Transactions.requireActive("an operator's action");
        database.sql(
                        """
                        INSERT INTO operator_actions (action_id, at, actor, action, subject, reason, detail, correlation_id)
                        VALUES (:id, :at, :actor, :action, :subject, :reason, :detail, :correlationId)
                        """)
                .param("id", ids.next())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .param("action", action)
                .param("subject", subject)
                .param("reason", reason)
                .param("detail", detail)
                .param("correlationId", MDC.get(LogKeys.CORRELATION_ID))
                .update();
        log.warn("operator {}: {} {}: {}", actor, action, subject, reason);
    }

    /** Newest first; ids rise with time, so they are the cursor. */
    public List<Entry> newestFirst(Optional<UUID> olderThan, int limit) {
        return database.sql(
                        """
                        SELECT action_id, at, actor, action, subject, reason, detail, correlation_id FROM operator_actions
                        WHERE :all OR action_id < :olderThan ORDER BY action_id DESC LIMIT :limit
                        """)
                .param("all", olderThan.isEmpty())
                .param("olderThan", olderThan.orElse(new UUID(0, 0)))
                .param("limit", limit)
                .query(Entry.class)
                .list();
    }
}
