package io.aitrading.data;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One effect per idempotency key, and the same answer whenever the key comes again. Requests with the same key wait for
 * each other: the second sees what the first committed.
 */
public final class Idempotency {
    private final JdbcClient database;
    private final InstantSource clock;

    public Idempotency(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What to answer.
     *
     * @param replayed whether it is an earlier answer: then the header {@code Idempotent-Replayed: true} belongs to it
     */
    public record Outcome(StoredAnswer answer, boolean replayed) {}

    private record Row(String fingerprint, @Nullable Integer status, @Nullable String body) {}

    /**
     * Runs the work unless the key was used before; all in the caller's transaction.
     *
     * @param scope whose keys they are and for what: {@code orders:<account>}
     * @param fingerprint what the request says, hashed
     * @throws IdempotencyKeyReusedException when the key came before with another fingerprint
     */
    public Outcome execute(String key, String scope, String fingerprint, Supplier<StoredAnswer> work) {
        Transactions.requireActive("an idempotent effect");
        // Blocks while another transaction holds the same key uncommitted.
        boolean first = database.sql(
                                """
                        INSERT INTO idempotency (scope, key, fingerprint, created_at)
                        VALUES (:scope, :key, :fingerprint, :now) ON CONFLICT DO NOTHING
                        """)
                        .param("scope", scope)
                        .param("key", key)
                        .param("fingerprint", fingerprint)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        return first
                ? new Outcome(store(key, scope, work.get()), false)
                : new Outcome(earlier(key, scope, fingerprint), true);
    }

    private StoredAnswer store(String key, String scope, StoredAnswer answer) {
        database.sql("UPDATE idempotency SET status = :status, body = :body WHERE scope = :scope AND key = :key")
                .param("status", answer.status())
                .param("body", answer.body())
                .param("scope", scope)
                .param("key", key)
                .update();
        return answer;
    }

    private StoredAnswer earlier(String key, String scope, String fingerprint) {
        Row row = database.sql("SELECT fingerprint, status, body FROM idempotency WHERE scope = :scope AND key = :key")
                .param("scope", scope)
                .param("key", key)
                .query((result, number) -> new Row(
                        result.getString("fingerprint"),
                        result.getObject("status", Integer.class),
                        result.getString("body")))
                .single();
        if (!row.fingerprint().equals(fingerprint)) {
            throw new IdempotencyKeyReusedException(key);
        }
        Integer status = row.status();
        String body = row.body();
        if (status == null || body == null) {
            throw new IllegalStateException("key '" + key + "' is used by the request that runs now");
        }
        return new StoredAnswer(status, body);
    }
}
