package io.aitrading.users.audit;

import io.aitrading.domain.id.Ids;
import io.aitrading.web.CorrelationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what happened, in the database and in the log. Neither holds a password or a token. */
@Component
public class AuthAudit {
    private static final Logger log = LoggerFactory.getLogger(AuthAudit.class);
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    record Entry(
            UUID id,
            Instant at,
            String kind,
            @Nullable UUID userId,
            @Nullable String source,
            @Nullable String correlationId,
            @Nullable String detail) {}

    private final JdbcClient database;
    private final Ids ids;
    private final InstantSource clock;

    AuthAudit(JdbcClient database, Ids ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    public void record(AuthEvent event, @Nullable UUID userId, @Nullable String detail) {
        record(event, userId, null, detail);
    }

    public void record(AuthEvent event, @Nullable UUID userId, @Nullable String source, @Nullable String detail) {
        log.info("{} user={} source={} {}", event, userId, source, detail == null ? "" : detail);
        database.sql(
                        """
                        INSERT INTO auth_events (id, at, kind, user_id, source, correlation_id, detail)
                        VALUES (:id, :at, :kind, :user, :source, :correlation, :detail)""")
                .param("id", ids.next())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("kind", event.name())
                .param("user", userId)
                .param("source", source)
                .param("correlation", CorrelationId.current().orElse(null))
                .param("detail", detail)
                .update();
    }

    List<Entry> after(Optional<UUID> id, int limit) {
        return database.sql("SELECT * FROM auth_events WHERE id > :after ORDER BY id LIMIT :limit")
                .param("after", id.orElse(BEFORE_ALL))
                .param("limit", limit)
                .query(AuthAudit::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getObject("user_id", UUID.class),
                row.getString("source"),
                row.getString("correlation_id"),
                row.getString("detail"));
    }
}
