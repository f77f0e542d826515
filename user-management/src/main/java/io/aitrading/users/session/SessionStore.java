package io.aitrading.users.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Families of refresh tokens in PostgreSQL. */
@Repository
class SessionStore {
    /**
     * A refresh token that somebody presented.
     *
     * @param usedAt set once it was exchanged
     */
    record Presented(
            UUID family,
            UUID user,
            Instant expiresAt,
            Instant familyExpiresAt,
            Optional<Instant> usedAt,
            Instant provenAt,
            boolean revoked) {}

    /** A session that was just ended, and when its last access token expires. */
    record Revoked(UUID session, Instant accessUntil) {}

    private final JdbcClient database;

    SessionStore(JdbcClient database) {
        this.database = database;
    }

    void open(UUID family, UUID user, Instant now, Instant expires) {
        database.sql(
                        """
                        INSERT INTO token_families (id, user_id, created_at, expires_at, access_until, proven_at)
                        VALUES (:id, :user, :now, :expires, :now, :now)""")
                .param("id", family)
                .param("user", user)
                .param("now", utc(now))
                .param("expires", utc(expires))
                .update();
    }

    void add(byte[] hash, UUID family, Instant now, Instant expires) {
        database.sql(
                        """
                        INSERT INTO refresh_tokens (token_hash, family_id, issued_at, expires_at)
                        VALUES (:hash, :family, :now, :expires)""")
                .param("hash", hash)
                .param("family", family)
                .param("now", utc(now))
                .param("expires", utc(expires))
                .update();
    }

    /** The token with its family, both locked until the transaction ends: of many at once, one comes first. */
    Optional<Presented> lock(byte[] hash) {
        return database.sql(
                        """
                        SELECT t.family_id, f.user_id, t.expires_at, f.expires_at AS family_expires_at, t.used_at,
                               f.proven_at,
                               f.revoked_at IS NOT NULL AS revoked
                        FROM refresh_tokens t JOIN token_families f ON f.id = t.family_id
                        WHERE t.token_hash = :hash FOR UPDATE""")
                .param("hash", hash)
                .query(SessionStore::presented)
                .optional();
    }

    void use(byte[] hash, Instant now) {
        database.sql("UPDATE refresh_tokens SET used_at = :now WHERE token_hash = :hash")
                .param("now", utc(now))
                .param("hash", hash)
                .update();
    }

    /** A further access token of a session was given out. */
    void extendAccess(UUID family, Instant until) {
        database.sql("UPDATE token_families SET access_until = GREATEST(access_until, :until) WHERE id = :id")
                .param("until", utc(until))
                .param("id", family)
                .update();
    }

    /** The user has shown again who he is; false when the session is not his, or has ended. */
    boolean prove(UUID family, UUID user, Instant now) {
        return database.sql(
                                """
                        UPDATE token_families SET proven_at = :now
                        WHERE id = :id AND user_id = :user AND revoked_at IS NULL AND expires_at > :now""")
                        .param("now", utc(now))
                        .param("id", family)
                        .param("user", user)
                        .update()
                == 1;
    }

    /** Ends one session; empty when it had ended before. */
    Optional<Revoked> revoke(UUID family, Instant now, String reason) {
        return database.sql(
                        """
                        UPDATE token_families SET revoked_at = :now, revoked_reason = :reason
                        WHERE id = :id AND revoked_at IS NULL RETURNING id, access_until""")
                .param("now", utc(now))
                .param("reason", reason)
                .param("id", family)
                .query(SessionStore::revoked)
                .optional();
    }

    List<Revoked> revokeAllOf(UUID user, Instant now, String reason) {
        return database.sql(
                        """
                        UPDATE token_families SET revoked_at = :now, revoked_reason = :reason
                        WHERE user_id = :user AND revoked_at IS NULL RETURNING id, access_until""")
                .param("now", utc(now))
                .param("reason", reason)
                .param("user", user)
                .query(SessionStore::revoked)
                .list();
    }

    /** Whether a session goes on; one that is not known does not. */
    boolean isOpen(UUID family) {
        return database.sql("SELECT revoked_at IS NULL FROM token_families WHERE id = :id")
                .param("id", family)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Families go with all their tokens; a while after they ended, since a reused token should still be recognised. */
    int deleteEndedBefore(Instant before) {
        return database.sql("DELETE FROM token_families WHERE expires_at < :before OR revoked_at < :before")
                .param("before", utc(before))
                .update();
    }

    private static Revoked revoked(ResultSet row, int number) throws SQLException {
        return new Revoked(
                row.getObject("id", UUID.class),
                row.getObject("access_until", OffsetDateTime.class).toInstant());
    }

    private static Presented presented(ResultSet row, int number) throws SQLException {
        return new Presented(
                row.getObject("family_id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("family_expires_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("used_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getObject("proven_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("revoked"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
