package io.aitrading.users.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aitrading.domain.id.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notifications in PostgreSQL, each written in the transaction of what it tells of. */
@Component
public class Notifications {
    private static final Duration KEPT_FOR = Duration.ofDays(365);

    private final JdbcClient database;
    private final Ids ids;
    private final InstantSource clock;
    private final MailSettings mail;

    Notifications(JdbcClient database, Ids ids, InstantSource clock, MailSettings mail) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.mail = mail;
    }

    /** What can have happened, and how a user is told. */
    public enum Kind {
        SESSION_STOLEN(
                "A session of your account was ended",
                "A sign-in token of yours was used a second time, which happens when somebody copied it. We ended this"
                        + " session on all devices. If you do not know why, change your password and look at your"
                        + " orders and keys."),
        PASSWORD_CHANGED(
                "Your password was changed",
                "All sessions were ended. If it was not you, ask an administrator to disable the account at once."),
        SECOND_FACTOR_REMOVED(
                "Your second factor was removed",
                "The password alone is enough now. If it was not you, change your password and enrol again.");

        private final String title;
        private final String text;

        Kind(String title, String text) {
            this.title = title;
            this.text = text;
        }

        public String title() {
            return title;
        }

        public String text() {
            return text;
        }
    }

    /** A notification as its user sees it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Notification(UUID id, Kind kind, String title, String text, Instant createdAt, @Nullable Instant readAt) {}

    /** Tells a user, in the caller's transaction. */
    public void tell(UUID user, Kind kind) {
        OffsetDateTime now = now();
        database.sql(
                        """
                        INSERT INTO notifications (id, user_id, kind, created_at, mail, mail_after)
                        VALUES (:id, :user, :kind, :now, :mail, :now)""")
                .param("id", ids.next())
                .param("user", user)
                .param("kind", kind.name())
                .param("now", now)
                .param("mail", mail.isConfigured() ? "PENDING" : "NONE")
                .update();
        database.sql("DELETE FROM notifications WHERE user_id = :user AND created_at < :before")
                .param("user", user)
                .param("before", now.minus(KEPT_FOR))
                .update();
    }

    /** Newest first; ids rise with time, so they are the cursor. */
    List<Notification> of(UUID user, Optional<UUID> olderThan, int limit) {
        return database.sql(
                        """
                        SELECT id, kind, created_at, read_at FROM notifications
                        WHERE user_id = :user AND (:all OR id < :olderThan) ORDER BY id DESC LIMIT :limit""")
                .param("user", user)
                .param("all", olderThan.isEmpty())
                .param("olderThan", olderThan.orElse(new UUID(0, 0)))
                .param("limit", limit)
                .query(Notifications::row)
                .list();
    }

    /** Empty when there is none of this user with that id; the first reading stands. */
    Optional<Notification> markRead(UUID user, UUID id) {
        return database.sql(
                        """
                        UPDATE notifications SET read_at = coalesce(read_at, :now)
                        WHERE id = :id AND user_id = :user RETURNING id, kind, created_at, read_at""")
                .param("now", now())
                .param("id", id)
                .param("user", user)
                .query(Notifications::row)
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Notification row(ResultSet row, int number) throws SQLException {
        Kind kind = Kind.valueOf(row.getString("kind"));
        OffsetDateTime readAt = row.getObject("read_at", OffsetDateTime.class);
        return new Notification(
                row.getObject("id", UUID.class),
                kind,
                kind.title(),
                kind.text(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                readAt == null ? null : readAt.toInstant());
    }
}
