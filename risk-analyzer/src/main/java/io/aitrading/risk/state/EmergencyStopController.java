package io.aitrading.risk.state;

import io.aitrading.domain.TradingState;
import io.aitrading.risk.Proposal;
import io.aitrading.web.Caller;
import io.aitrading.web.StepUp;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The red button, and the two keys that release it. */
@RestController
class EmergencyStopController {
    private static final String STOPPERS = "hasAnyRole('TRADER', 'RISK', 'ADMIN', 'SERVICE')";
    private static final String CHANGERS = "hasAnyRole('RISK', 'ADMIN')";

    private final TradingStates states;
    private final CancelRequests cancels;
    private final StepUp stepUp;

    EmergencyStopController(TradingStates states, CancelRequests cancels, StepUp stepUp) {
        this.stepUp = stepUp;
        this.states = states;
        this.cancels = cancels;
    }

    /** @param cancelOpenOrders whether orders at the venue are cancelled too; false when absent */
    record StopRequest(@NotBlank @Size(max = 500) String reason, @Nullable Boolean cancelOpenOrders) {}

    record RearmRequest(@NotBlank @Size(max = 500) String reason) {}

    record StateRequest(@NotNull TradingState state, @NotBlank @Size(max = 500) String reason) {}

    /**
     * @param cancelling whether open orders are still being cancelled
     * @param pendingRearms proposals that a second person can approve
     */
    record StateAnswer(
            boolean halted,
            TradingState state,
            @Nullable String reason,
            String actor,
            Instant since,
            long version,
            boolean cancelling,
            List<RearmAnswer> pendingRearms) {}

    record RearmAnswer(UUID proposalId, String reason, String proposedBy, Instant proposedAt) {
        static RearmAnswer of(Proposal proposal) {
            return new RearmAnswer(proposal.id(), proposal.comment(), proposal.proposedBy(), proposal.proposedAt());
        }
    }

    @PostMapping("/api/v1/emergency-stop")
    @PreAuthorize(STOPPERS)
    StateAnswer stop(Caller caller, @RequestBody @Valid StopRequest request) {
        boolean cancel = Boolean.TRUE.equals(request.cancelOpenOrders());
        return answer(states.stop(request.reason(), cancel, caller.subject()));
    }

    @GetMapping("/api/v1/emergency-stop")
    @PreAuthorize("isAuthenticated()")
    StateAnswer current() {
        return answer(states.current());
    }

    @PostMapping("/api/v1/emergency-stop/rearm")
    @PreAuthorize(CHANGERS)
    @ResponseStatus(HttpStatus.ACCEPTED)
    RearmAnswer proposeRearm(Caller caller, @RequestBody @Valid RearmRequest request) {
        stepUp.require(caller);
        return RearmAnswer.of(
                states.proposeRearm(request.reason(), caller.userId().toString()));
    }

    @PostMapping("/api/v1/emergency-stop/rearm/{id}/approve")
    @PreAuthorize(CHANGERS)
    StateAnswer approveRearm(Caller caller, @PathVariable UUID id) {
        stepUp.require(caller);
        return answer(states.approveRearm(id, caller.userId().toString()));
    }

    @PutMapping("/api/v1/trading-state")
    @PreAuthorize(CHANGERS)
    StateAnswer set(Caller caller, @RequestBody @Valid StateRequest request) {
        if (request.state() == TradingState.ACTIVE) {
            stepUp.require(caller);
        }
        return answer(
                states.set(request.state(), request.reason(), caller.userId().toString()));
    }

    private StateAnswer answer(PlatformState now) {
        return new StateAnswer(
                now.state() == TradingState.HALTED,
                now.state(),
                now.reason(),
                now.actor(),
                now.changedAt(),
                now.version(),
                cancels.pending(),
                states.pendingRearms(now).stream().map(RearmAnswer::of).toList());
    }
}
