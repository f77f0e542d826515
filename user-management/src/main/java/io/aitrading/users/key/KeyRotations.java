package io.aitrading.users.key;

import io.aitrading.data.Transactions;
import io.aitrading.domain.id.Ids;
import io.aitrading.users.UsersError;
import io.aitrading.users.audit.AuthAudit;
import io.aitrading.users.audit.AuthEvent;
import io.aitrading.web.ApiException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A new signing key on demand: one person proposes, another approves, so that nobody alone can swap the key that everybody's
 * tokens hang on. The monthly rotation needs no one.
 */
@Component
class KeyRotations {
    record Proposal(UUID id, String reason, UUID proposedBy, Instant proposedAt, Instant expiresAt) {}

    private record Stored(UUID proposedBy, Instant proposedAt, boolean approved) {}

    private final JdbcClient database;
    private final SigningKeys keys;
    private final KeySettings settings;
    private final Transactions transactions;
    private final AuthAudit audit;
    private final InstantSource clock;
    private final Ids ids;

    KeyRotations(
            JdbcClient database,
            SigningKeys keys,
            KeySettings settings,
            Transactions transactions,
            AuthAudit audit,
            InstantSource clock,
            Ids ids) {
        this.database = database;
        this.keys = keys;
        this.settings = settings;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    Proposal propose(String reason, UUID actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Proposal proposal = new Proposal(ids.next(), reason, actor, now, now.plus(settings.proposalsOpenFor()));
        transactions.run(() -> {
            database.sql(
                            """
                            INSERT INTO key_rotations (id, reason, proposed_by, proposed_at)
                            VALUES (:id, :reason, :actor, :now)""")
                    .param("id", proposal.id())
                    .param("reason", reason)
                    .param("actor", actor)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
            audit.record(AuthEvent.KEY_ROTATION_PROPOSED, actor, "proposal " + proposal.id() + ": " + reason);
        });
        return proposal;
    }

    /** Carries a proposal out, once; gives the new key's id. */
    String approve(UUID id, UUID actor) {
        transactions.run(() -> {
            Stored proposal = lock(id).orElseThrow(() -> ApiException.notFound("proposal"));
            if (proposal.proposedBy().equals(actor)) {
                throw new ApiException(
                        UsersError.SECOND_PERSON_REQUIRED,
                        "You proposed this yourself; another person has to approve it");
            }
            Instant now = clock.instant();
            if (proposal.approved() || !now.isBefore(proposal.proposedAt().plus(settings.proposalsOpenFor()))) {
                throw new ApiException(UsersError.PROPOSAL_CLOSED, "Propose the rotation anew");
            }
            database.sql("UPDATE key_rotations SET approved_by = :actor, approved_at = :now WHERE id = :id")
                    .param("actor", actor)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("id", id)
                    .update();
        });
        // After the commit: a key that signs already must not be taken back.
        return keys.rotate();
    }

    private Optional<Stored> lock(UUID id) {
        return database.sql(
                        """
                        SELECT proposed_by, proposed_at, approved_by IS NOT NULL AS approved
                        FROM key_rotations WHERE id = :id FOR UPDATE""")
                .param("id", id)
                .query((row, number) -> new Stored(
                        row.getObject("proposed_by", UUID.class),
                        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("approved")))
                .optional();
    }
}
