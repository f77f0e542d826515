package io.aitrading.risk.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Appends to the chain and checks it. */
@Component
public class AuditLog {
    private static final int VERIFY_PAGE = 1_000;

    private final JdbcClient database;
    private final InstantSource clock;

    private final TransactionTemplate snapshot;

    AuditLog(JdbcClient database, PlatformTransactionManager transactions, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    private record Head(long sequence, String hash) {}

    /**
     * The state of the chain.
     *
     * @param firstBroken sequence of the first entry that does not fit; absent when all do
     */
    public record Verification(boolean valid, long entries, String headHash, @Nullable Long firstBroken) {}

    /** Appends in the transaction of what was done: neither is there without the other. */
    public AuditEntry append(String actor, String action, String detail) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an audit entry belongs into the transaction of what it tells");
        }
        Head head = database.sql("SELECT sequence, hash FROM audit_head FOR UPDATE")
                .query(Head.class)
                .single();
        // The database keeps microseconds; the hash must not know more.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String safeDetail = detail.replace('\u001f', ' ');
        long sequence = head.sequence() + 1;
        String hash = AuditEntry.hashOf(sequence, at, actor, action, safeDetail, head.hash());
        AuditEntry entry = new AuditEntry(sequence, at, actor, action, safeDetail, head.hash(), hash);
        database.sql(
                        """
                        INSERT INTO audit (sequence, at, actor, action, detail, previous_hash, hash)
                        VALUES (:sequence, :at, :actor, :action, :detail, :previousHash, :hash)
                        """)
                .param("sequence", sequence)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .param("action", action)
                .param("detail", safeDetail)
                .param("previousHash", head.hash())
                .param("hash", hash)
                .update();
        database.sql("UPDATE audit_head SET sequence = :sequence, hash = :hash")
                .param("sequence", sequence)
                .param("hash", hash)
                .update();
        return entry;
    }

    /** Entries before a sequence, newest first. */
    List<AuditEntry> before(long sequence, int limit) {
        return database.sql("SELECT * FROM audit WHERE sequence < :before ORDER BY sequence DESC LIMIT :limit")
                .param("before", sequence)
                .param("limit", limit)
                .query(AuditLog::entry)
                .list();
    }

    /** Recomputes the whole chain from its beginning, in one snapshot. */
    public Verification verify() {
        return Objects.requireNonNull(snapshot.execute(status -> verifyChain()));
    }

    private Verification verifyChain() {
        Head head = database.sql("SELECT sequence, hash FROM audit_head")
                .query(Head.class)
                .single();
        String previous = AuditEntry.GENESIS;
        long last = 0;
        for (List<AuditEntry> page = after(0); !page.isEmpty(); page = after(last)) {
            for (AuditEntry entry : page) {
                if (entry.sequence() != last + 1 || !entry.previousHash().equals(previous) || !entry.hashFits()) {
                    return new Verification(false, head.sequence(), head.hash(), entry.sequence());
                }
                previous = entry.hash();
                last = entry.sequence();
            }
        }
        boolean whole = last == head.sequence() && previous.equals(head.hash());
        return new Verification(whole, head.sequence(), head.hash(), whole ? null : last + 1);
    }

    private List<AuditEntry> after(long sequence) {
        return database.sql("SELECT * FROM audit WHERE sequence > :after ORDER BY sequence LIMIT :limit")
                .param("after", sequence)
                .param("limit", VERIFY_PAGE)
                .query(AuditLog::entry)
                .list();
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("sequence"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("detail"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
