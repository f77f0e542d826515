package io.aitrading.risk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that one person wants and a second one has to agree to.
 *
 * @param basedOn version of what it changes, when it was proposed
 * @param content what is to be, as JSON
 */
public record Proposal(
        UUID id,
        Kind kind,
        long basedOn,
        String content,
        String comment,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {
    /** What it is about. */
    public enum Kind {
        POLICY,
        REARM
    }
}
