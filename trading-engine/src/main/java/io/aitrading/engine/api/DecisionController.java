package io.aitrading.engine.api;

import io.aitrading.domain.api.PageAnswer;
import io.aitrading.engine.decision.Decision;
import io.aitrading.engine.decision.DecisionStore;
import io.aitrading.web.Caller;
import io.aitrading.web.PageRequestParams;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why orders were sent, and why they were not. */
@RestController
class DecisionController {
    private final DecisionStore decisions;

    DecisionController(DecisionStore decisions) {
        this.decisions = decisions;
    }

    /** Newest first. */
    @GetMapping("/api/v1/decisions")
    @PreAuthorize("hasAnyRole('TRADER', 'ANALYST', 'RISK', 'AUDITOR', 'ADMIN', 'SERVICE')")
    PageAnswer<Decision> list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID strategyId,
            @RequestParam(required = false) Decision.@Nullable Outcome outcome,
            PageRequestParams page) {
        OptionalLong before = page.cursorNumber();
        List<DecisionStore.Numbered> rows = decisions.list(
                strategyId,
                outcome,
                Ownership.ownerFilter(caller),
                before.isPresent() ? before.getAsLong() : null,
                page.limit() + 1);
        PageAnswer<DecisionStore.Numbered> answer = page.page(rows, row -> Long.toString(row.sequence()));
        return new PageAnswer<>(
                answer.items().stream().map(DecisionStore.Numbered::decision).toList(), answer.nextCursor());
    }
}
