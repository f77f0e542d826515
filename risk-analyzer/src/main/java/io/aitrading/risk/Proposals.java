package io.aitrading.risk;

import io.aitrading.domain.id.Ids;
import io.aitrading.health.Live;
import io.aitrading.web.ApiException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps proposals and sees to it that nobody agrees with himself; the database holds that rule too. */
@Component
public class Proposals {
    private static final int MAX_OPEN = 100;

    private final JdbcClient database;
    private final Ids ids;
    private final InstantSource clock;
    private final Live<RiskProperties> settings;

    Proposals(JdbcClient database, Ids ids, InstantSource clock, Live<RiskProperties> settings) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    /** Stores a proposal; belongs into the caller's transaction. */
    public Proposal open(Proposal.Kind kind, long basedOn, String content, String comment, String actor) {
        Proposal proposal = new Proposal(
                ids.next(),
                kind,
                basedOn,
                content,
                comment,
                actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                null);
        database.sql(
                        """
                        INSERT INTO proposal (id, kind, based_on, content, comment, proposed_by, proposed_at)
                        VALUES (:id, :kind, :basedOn, :content, :comment, :proposedBy, :proposedAt)
                        """)
                .param("id", proposal.id())
                .param("kind", kind.name())
                .param("basedOn", basedOn)
                .param("content", content)
                .param("comment", comment)
                .param("proposedBy", actor)
                .param("proposedAt", proposal.proposedAt().atOffset(ZoneOffset.UTC))
                .update();
        return proposal;
    }

    /** Those that can still be approved, newest first. */
    public List<Proposal> pending(Proposal.Kind kind, long basedOn) {
        return database.sql(
                        """
                        SELECT * FROM proposal
                        WHERE kind = :kind AND based_on = :basedOn AND decided_at IS NULL AND proposed_at > :since
                        ORDER BY proposed_at DESC LIMIT :limit
                        """)
                .param("kind", kind.name())
                .param("basedOn", basedOn)
                .param("since", oldestOpen().atOffset(ZoneOffset.UTC))
                .param("limit", MAX_OPEN)
                .query(Proposals::proposal)
                .list();
    }

    /**
     * Closes a proposal with a second person's consent; belongs into the transaction that carries it out.
     *
     * @param current version of what it changes, now
     */
    public Proposal approve(UUID id, Proposal.Kind kind, long current, String actor) {
        Proposal proposal = database.sql("SELECT * FROM proposal WHERE id = :id AND kind = :kind FOR UPDATE")
                .param("id", id)
                .param("kind", kind.name())
                .query(Proposals::proposal)
                .optional()
                .orElseThrow(() -> ApiException.notFound("proposal"));
        if (proposal.proposedBy().equals(actor)) {
            throw new ApiException(
                    RiskError.SECOND_PERSON_REQUIRED, "You proposed this yourself; another person has to approve it");
        }
        if (proposal.decidedAt() != null) {
            throw new ApiException(RiskError.PROPOSAL_CLOSED, "The proposal was approved already");
        }
        if (proposal.basedOn() != current) {
            throw new ApiException(
                    RiskError.PROPOSAL_CLOSED, "What it wanted to change has changed since; propose it anew");
        }
        if (!proposal.proposedAt().isAfter(oldestOpen())) {
            throw new ApiException(RiskError.PROPOSAL_CLOSED, "The proposal has expired; propose it anew");
        }
        database.sql("UPDATE proposal SET decided_by = :actor, decided_at = :now WHERE id = :id")
                .param("actor", actor)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        return proposal;
    }

    private Instant oldestOpen() {
        return clock.instant().minus(settings.now().proposals().openFor());
    }

    private static Proposal proposal(ResultSet row, int number) throws SQLException {
        return new Proposal(
                row.getObject("id", UUID.class),
                Proposal.Kind.valueOf(row.getString("kind")),
                row.getLong("based_on"),
                row.getString("content"),
                row.getString("comment"),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"),
                instant(row.getObject("decided_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
