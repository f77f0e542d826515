package io.aitrading.users.factor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Second factors in PostgreSQL: secrets sealed, recovery codes hashed. */
@Repository
class FactorStore {
    record Stored(String sealedSecret, boolean confirmed) {}

    private final JdbcClient database;

    FactorStore(JdbcClient database) {
        this.database = database;
    }

    Optional<Stored> find(UUID user) {
        return database.sql("SELECT sealed_secret, confirmed_at FROM second_factors WHERE user_id = :user")
                .param("user", user)
                .query((row, number) -> new Stored(
                        row.getString("sealed_secret"), row.getObject("confirmed_at", OffsetDateTime.class) != null))
                .optional();
    }

    /** Begins an enrolment, in place of one that was not confirmed; false when there is a confirmed one. */
    boolean begin(UUID user, String sealedSecret, Instant now) {
        return database.sql(
                                """
                                INSERT INTO second_factors AS f (user_id, sealed_secret, created_at, last_step)
                                VALUES (:user, :secret, :now, 0)
                                ON CONFLICT (user_id) DO UPDATE
                                SET sealed_secret = EXCLUDED.sealed_secret, created_at = EXCLUDED.created_at, last_step = 0
                                WHERE f.confirmed_at IS NULL""")
                        .param("user", user)
                        .param("secret", sealedSecret)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Uses up the code of a step and all before it; false when it was used already. One statement: of two at once, one wins. */
    boolean use(UUID user, long step) {
        return database.sql("UPDATE second_factors SET last_step = :step WHERE user_id = :user AND last_step < :step")
                        .param("step", step)
                        .param("user", user)
                        .update()
                == 1;
    }

    void confirm(UUID user, List<byte[]> recoveryHashes, Instant now) {
        database.sql("UPDATE second_factors SET confirmed_at = :now WHERE user_id = :user")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("user", user)
                .update();
        for (byte[] hash : recoveryHashes) {
            database.sql("INSERT INTO recovery_codes (code_hash, user_id) VALUES (:hash, :user)")
                    .param("hash", hash)
                    .param("user", user)
                    .update();
        }
    }

    /** Uses a recovery code; false when there is no such code, or no more. */
    boolean useRecovery(UUID user, byte[] hash, Instant now) {
        return database.sql(
                                """
                                UPDATE recovery_codes SET used_at = :now
                                WHERE code_hash = :hash AND user_id = :user AND used_at IS NULL""")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("hash", hash)
                        .param("user", user)
                        .update()
                == 1;
    }

    int recoveryCodesLeft(UUID user) {
        return database.sql("SELECT count(*) FROM recovery_codes WHERE user_id = :user AND used_at IS NULL")
                .param("user", user)
                .query(Integer.class)
                .single();
    }

    boolean remove(UUID user) {
        return database.sql("DELETE FROM second_factors WHERE user_id = :user")
                        .param("user", user)
                        .update()
                == 1;
    }
}
