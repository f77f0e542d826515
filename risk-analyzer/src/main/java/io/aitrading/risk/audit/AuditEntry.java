package io.aitrading.risk.audit;

import io.aitrading.domain.id.ContentId;
import java.time.Instant;

/**
 * One line of the audit.
 *
 * @param hash SHA-256 over everything else here; see {@link #hashOf}
 */
public record AuditEntry(
        long sequence, Instant at, String actor, String action, String detail, String previousHash, String hash) {
    /** The predecessor of the first entry. */
    static final String GENESIS = "0".repeat(64);

    /** Parts are joined with a separator that text in requests cannot contain. */
    static String hashOf(long sequence, Instant at, String actor, String action, String detail, String previousHash) {
        return ContentId.sha256(
                String.join("\u001f", Long.toString(sequence), at.toString(), actor, action, detail, previousHash));
    }

    boolean hashFits() {
        return hash.equals(hashOf(sequence, at, actor, action, detail, previousHash));
    }
}
