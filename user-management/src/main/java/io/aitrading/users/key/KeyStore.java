package io.aitrading.users.key;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Signing keys in PostgreSQL; private halves only sealed. */
@Repository
class KeyStore {
    /** Any number, the same for everybody who rotates. */
    private static final long ROTATION_LOCK = 0x5160_4E4B_4559L;

    /** Services refuse a key set of more than ten: rotating in a hurry drops the oldest keys, and with them their tokens. */
    private static final int MAX_LIVE_KEYS = 8;

    record StoredKey(String id, String publicJwk, String sealedKey, Instant createdAt, Optional<Instant> retiresAt) {}

    private final JdbcClient database;

    KeyStore(JdbcClient database) {
        this.database = database;
    }

    /** Lets one rotate at a time; others wait until the transaction ends. */
    void lock() {
        database.sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", ROTATION_LOCK)
                .query((row, number) -> 1)
                .single();
    }

    /** Keys that are not yet retired, newest first. */
    List<StoredKey> live(Instant now) {
        return database.sql(
                        """
                        SELECT * FROM signing_keys WHERE retires_at IS NULL OR retires_at > :now
                        ORDER BY created_at DESC, id DESC LIMIT :max""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("max", MAX_LIVE_KEYS)
                .query((row, number) -> new StoredKey(
                        row.getString("id"),
                        row.getString("public_jwk"),
                        row.getString("sealed_key"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("retires_at", OffsetDateTime.class))))
                .list();
    }

    void insert(StoredKey key) {
        database.sql(
                        """
                        INSERT INTO signing_keys (id, public_jwk, sealed_key, created_at)
                        VALUES (:id, :public, :sealed, :created)""")
                .param("id", key.id())
                .param("public", key.publicJwk())
                .param("sealed", key.sealedKey())
                .param("created", key.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void retireOthers(String id, Instant at) {
        database.sql("UPDATE signing_keys SET retires_at = :at WHERE id <> :id AND retires_at IS NULL")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void deleteRetired(Instant before) {
        database.sql("DELETE FROM signing_keys WHERE retires_at <= :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
