package io.aitrading.risk.policy;

import io.aitrading.data.Transactions;
import io.aitrading.risk.Proposal;
import io.aitrading.risk.Proposals;
import io.aitrading.risk.RiskError;
import io.aitrading.risk.audit.AuditLog;
import io.aitrading.risk.state.StateBoard;
import io.aitrading.risk.state.StateStore;
import io.aitrading.trading.risk.RiskPolicy;
import io.aitrading.web.ApiException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Changes limits: tighter ones at once, looser ones when a second person agrees. */
@Service
class PolicyService {
    private final Transactions transactions;
    private final PolicyStore policies;
    private final Proposals proposals;
    private final StateStore states;
    private final StateBoard board;
    private final AuditLog audit;
    private final InstantSource clock;
    private final JsonMapper json;

    PolicyService(
            Transactions transactions,
            PolicyStore policies,
            Proposals proposals,
            StateStore states,
            StateBoard board,
            AuditLog audit,
            InstantSource clock,
            JsonMapper json) {
        this.transactions = transactions;
        this.policies = policies;
        this.proposals = proposals;
        this.states = states;
        this.board = board;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /** What a change came to. */
    sealed interface Change {
        /** In force now. */
        record Applied(StoredPolicy policy) implements Change {}

        /** Waits for a second person because of the fields named. */
        record Proposed(Proposal proposal, List<String> looserFields) implements Change {}
    }

    Change change(Limits wanted, String comment, @Nullable Long basedOn, String actor) {
        Change change = transactions.inTransaction(() -> {
            states.lock();
            StoredPolicy current = policies.current();
            long version = current.policy().policyVersion();
            if (basedOn != null && basedOn != version) {
                throw new ApiException(
                        RiskError.POLICY_CHANGED, "You looked at version " + basedOn + ", in force is " + version);
            }
            List<String> looser = wanted.looserThan(Limits.of(current.policy()));
            if (looser.isEmpty()) {
                return new Change.Applied(apply(wanted, version, comment, actor, null));
            }
            Proposal proposal =
                    proposals.open(Proposal.Kind.POLICY, version, json.writeValueAsString(wanted), comment, actor);
            audit.append(actor, "POLICY_PROPOSED", proposal.id() + " " + wanted.text() + " comment=" + comment);
            return new Change.Proposed(proposal, looser);
        });
        board.refresh();
        return change;
    }

    StoredPolicy approve(UUID proposalId, String actor) {
        StoredPolicy approved = transactions.inTransaction(() -> {
            states.lock();
            long version = policies.current().policy().policyVersion();
            Proposal proposal = proposals.approve(proposalId, Proposal.Kind.POLICY, version, actor);
            Limits wanted = json.readValue(proposal.content(), Limits.class);
            return apply(wanted, version, proposal.comment(), proposal.proposedBy(), actor);
        });
        board.refresh();
        return approved;
    }

    List<Proposal> pending() {
        return proposals.pending(
                Proposal.Kind.POLICY, policies.current().policy().policyVersion());
    }

    private StoredPolicy apply(
            Limits limits, long version, String comment, String proposedBy, @Nullable String approvedBy) {
        RiskPolicy policy = new RiskPolicy(
                version + 1,
                limits.maxOrderNotional(),
                limits.maxPositionNotional(),
                limits.maxDailyLoss(),
                limits.maxDrawdown(),
                limits.priceCollar(),
                limits.maxOrdersPerMinute(),
                limits.maxOpenOrders(),
                limits.maxConcentration());
        StoredPolicy stored = new StoredPolicy(policy, proposedBy, approvedBy, comment, clock.instant());
        policies.add(stored);
        states.bumpVersion();
        audit.append(
                approvedBy == null ? proposedBy : approvedBy,
                "POLICY_CHANGED",
                "version=" + policy.policyVersion() + " proposedBy=" + proposedBy + " " + limits.text() + " comment="
                        + comment);
        return stored;
    }
}
