package io.aitrading.risk.state;

import io.aitrading.data.Outbox;
import io.aitrading.data.Transactions;
import io.aitrading.domain.TradingState;
import io.aitrading.domain.event.RiskStateEvent;
import io.aitrading.domain.event.Topic;
import io.aitrading.risk.Proposal;
import io.aitrading.risk.Proposals;
import io.aitrading.risk.RiskError;
import io.aitrading.risk.audit.AuditLog;
import io.aitrading.web.ApiException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Changes of the trading state. Stopping takes one person and works always; starting again takes two. */
@Service
class TradingStates {
    private static final String EVENT_KEY = "platform";

    private final Transactions transactions;
    private final StateStore states;
    private final StateBoard board;
    private final LeaseHolders holders;
    private final Proposals proposals;
    private final CancelRequests cancels;
    private final AuditLog audit;
    private final Outbox outbox;
    private final InstantSource clock;

    TradingStates(
            Transactions transactions,
            StateStore states,
            StateBoard board,
            LeaseHolders holders,
            Proposals proposals,
            CancelRequests cancels,
            AuditLog audit,
            Outbox outbox,
            InstantSource clock) {
        this.transactions = transactions;
        this.states = states;
        this.board = board;
        this.holders = holders;
        this.proposals = proposals;
        this.cancels = cancels;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Halts everything and returns once it is in force: no sender acts under an older state, its orders under way have their
     * answers, or its lease has run out. A second stop keeps the first one's reason and time, and closes proposals to re-arm.
     */
    PlatformState stop(String reason, boolean cancelOpenOrders, String actor) {
        PlatformState stopped = transactions.inTransaction(() -> {
            PlatformState before = states.lock();
            audit.append(actor, "EMERGENCY_STOP", "cancelOpenOrders=" + cancelOpenOrders + " reason=" + reason);
            if (cancelOpenOrders) {
                cancels.request(reason);
            }
            if (before.state() == TradingState.HALTED) {
                states.bumpVersion();
                return states.read();
            }
            return change(TradingState.HALTED, reason, actor);
        });
        board.refresh();
        cancels.wake();
        holders.awaitInForce(stopped.version());
        return stopped;
    }

    /** One person asks to trade again. */
    Proposal proposeRearm(String reason, String actor) {
        return transactions.inTransaction(() -> {
            PlatformState now = states.lock();
            requireHalted(now);
            Proposal proposal =
                    proposals.open(Proposal.Kind.REARM, now.version(), TradingState.ACTIVE.name(), reason, actor);
            audit.append(actor, "REARM_PROPOSED", proposal.id() + " reason=" + reason);
            return proposal;
        });
    }

    /** Another person agrees: trading is ACTIVE again. */
    PlatformState approveRearm(UUID proposalId, String actor) {
        PlatformState active = transactions.inTransaction(() -> {
            PlatformState now = states.lock();
            Proposal proposal = proposals.approve(proposalId, Proposal.Kind.REARM, now.version(), actor);
            requireHalted(now);
            audit.append(
                    actor,
                    "REARMED",
                    proposalId + " proposedBy=" + proposal.proposedBy() + " reason=" + proposal.comment());
            return change(TradingState.ACTIVE, proposal.comment(), actor);
        });
        board.refresh();
        holders.forgetOld();
        return active;
    }

    /** Sets ACTIVE or REDUCING, or halts; leaving HALTED needs two persons and is refused here. */
    PlatformState set(TradingState wanted, String reason, String actor) {
        if (wanted == TradingState.HALTED) {
            return stop(reason, false, actor);
        }
        PlatformState set = transactions.inTransaction(() -> {
            PlatformState before = states.lock();
            if (before.state() == TradingState.HALTED) {
                throw new ApiException(
                        RiskError.REARM_REQUIRED, "Trading is halted: " + before.reason() + ". Propose to re-arm it");
            }
            if (before.state() == wanted) {
                return before;
            }
            audit.append(actor, "TRADING_STATE", before.state() + " -> " + wanted + " reason=" + reason);
            return change(wanted, reason, actor);
        });
        board.refresh();
        holders.awaitInForce(set.version());
        return set;
    }

    PlatformState current() {
        return states.read();
    }

    List<Proposal> pendingRearms(PlatformState now) {
        return proposals.pending(Proposal.Kind.REARM, now.version());
    }

    private PlatformState change(TradingState state, String reason, String actor) {
        PlatformState now = states.change(state, reason, actor, clock.instant());
        outbox.append(
                Topic.RISK_STATE,
                EVENT_KEY,
                new RiskStateEvent(now.state(), now.reason(), now.actor(), now.version(), now.changedAt()));
        return now;
    }

    private static void requireHalted(PlatformState now) {
        if (now.state() != TradingState.HALTED) {
            throw new ApiException(RiskError.NOT_HALTED, "Trading is " + now.state());
        }
    }
}
