package io.aitrading.risk.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aitrading.domain.api.PageAnswer;
import io.aitrading.domain.api.RiskLease.RiskPolicyView;
import io.aitrading.risk.Proposal;
import io.aitrading.risk.policy.PolicyService.Change;
import io.aitrading.web.Caller;
import io.aitrading.web.PageRequestParams;
import io.aitrading.web.StepUp;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Policies, their history, and proposals to loosen them. */
@RestController
@RequestMapping("/api/v1/policies")
class PolicyController {
    private static final String READERS = "isAuthenticated()";
    private static final String CHANGERS = "hasAnyRole('RISK', 'ADMIN')";

    private final PolicyService service;
    private final PolicyStore policies;
    private final StepUp stepUp;

    PolicyController(PolicyService service, PolicyStore policies, StepUp stepUp) {
        this.stepUp = stepUp;
        this.service = service;
        this.policies = policies;
    }

    /** @param basedOnVersion the version that the caller looked at; when given, a newer one refuses the change */
    record ChangeRequest(
            @NotNull @Valid Limits limits,
            @NotBlank @Size(max = 500) String comment,
            @Nullable @Min(1) Long basedOnVersion) {}

    record PolicyAnswer(
            RiskPolicyView policy, String proposedBy, @Nullable String approvedBy, String comment, Instant createdAt) {
        static PolicyAnswer of(StoredPolicy stored) {
            return new PolicyAnswer(
                    stored.policy().view(),
                    stored.proposedBy(),
                    stored.approvedBy(),
                    stored.comment(),
                    stored.createdAt());
        }
    }

    /** @param looserFields why it needs a second person; absent in lists */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProposalAnswer(
            UUID proposalId,
            long basedOnVersion,
            String comment,
            String proposedBy,
            Instant proposedAt,
            String limits,
            @Nullable List<String> looserFields) {
        static ProposalAnswer of(Proposal proposal, @Nullable List<String> looserFields) {
            return new ProposalAnswer(
                    proposal.id(),
                    proposal.basedOn(),
                    proposal.comment(),
                    proposal.proposedBy(),
                    proposal.proposedAt(),
                    proposal.content(),
                    looserFields);
        }
    }

    @GetMapping
    @PreAuthorize(READERS)
    PageAnswer<PolicyAnswer> history(PageRequestParams page) {
        PageAnswer<StoredPolicy> found = page.page(
                policies.before(page.cursorNumber().orElse(Long.MAX_VALUE), page.limit() + 1),
                stored -> Long.toString(stored.policy().policyVersion()));
        return new PageAnswer<>(found.items().stream().map(PolicyAnswer::of).toList(), found.nextCursor());
    }

    @GetMapping("/current")
    @PreAuthorize(READERS)
    PolicyAnswer current() {
        return PolicyAnswer.of(policies.current());
    }

    /** 200 when it only tightens, 202 with a proposal when it loosens anything. */
    @PutMapping("/current")
    @PreAuthorize(CHANGERS)
    ResponseEntity<Object> change(Caller caller, @RequestBody @Valid ChangeRequest request) {
        Change change = service.change(
                request.limits(),
                request.comment(),
                request.basedOnVersion(),
                caller.userId().toString());
        return switch (change) {
            case Change.Applied applied -> ResponseEntity.ok(PolicyAnswer.of(applied.policy()));
            case Change.Proposed proposed ->
                ResponseEntity.status(HttpStatus.ACCEPTED)
                        .body(ProposalAnswer.of(proposed.proposal(), proposed.looserFields()));
        };
    }

    @GetMapping("/proposals")
    @PreAuthorize("hasAnyRole('RISK', 'AUDITOR', 'ADMIN')")
    PageAnswer<ProposalAnswer> proposals() {
        return new PageAnswer<>(
                service.pending().stream()
                        .map(proposal -> ProposalAnswer.of(proposal, null))
                        .toList(),
                null);
    }

    @PostMapping("/proposals/{id}/approve")
    @PreAuthorize(CHANGERS)
    PolicyAnswer approve(Caller caller, @PathVariable UUID id) {
        stepUp.require(caller);
        return PolicyAnswer.of(service.approve(id, caller.userId().toString()));
    }
}
