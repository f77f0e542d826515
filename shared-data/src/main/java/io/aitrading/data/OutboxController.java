package io.aitrading.data;

import io.aitrading.domain.api.PageAnswer;
import io.aitrading.web.Caller;
import io.aitrading.web.PageRequestParams;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The events that this service has to tell, for operators. Every service with an outbox has it. */
@RestController
@RequestMapping("/api/v1/outbox")
class OutboxController {
    private static final String MAY_LOOK = "hasAnyRole('ADMIN', 'AUDITOR', 'SERVICE')";
    private static final String MAY_READ = "hasAnyRole('ADMIN', 'AUDITOR')";

    private final OutboxDesk desk;
    private final OperatorActions actions;

    OutboxController(OutboxDesk desk, OperatorActions actions) {
        this.desk = desk;
        this.actions = actions;
    }

    /** @param reason for the record, and for whoever reads it later */
    record DecisionRequest(@NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @PreAuthorize(MAY_LOOK)
    OutboxDesk.Overview overview() {
        return desk.overview();
    }

    @GetMapping("/events")
    @PreAuthorize(MAY_READ)
    PageAnswer<OutboxEvents.Row> events(
            @RequestParam(defaultValue = "PENDING") OutboxEvents.State state, PageRequestParams page) {
        return page.page(desk.list(state, page.cursorNumber(), page.limit() + 1), row -> Long.toString(row.position()));
    }

    @GetMapping("/events/{eventId}")
    @PreAuthorize(MAY_READ)
    OutboxEvents.Row event(@PathVariable UUID eventId) {
        return desk.read(eventId);
    }

    @PostMapping("/events/{eventId}/resend")
    @PreAuthorize("hasRole('ADMIN')")
    OutboxEvents.Row resend(@PathVariable UUID eventId, @Valid @RequestBody DecisionRequest request, Caller caller) {
        return desk.resend(eventId, request.reason(), caller.subject());
    }

    @PostMapping("/events/{eventId}/discard")
    @PreAuthorize("hasRole('ADMIN')")
    OutboxEvents.Row discard(@PathVariable UUID eventId, @Valid @RequestBody DecisionRequest request, Caller caller) {
        return desk.discard(eventId, request.reason(), caller.subject());
    }

    /** What was done by hand, newest first. */
    @GetMapping("/actions")
    @PreAuthorize(MAY_READ)
    PageAnswer<OperatorActions.Entry> actions(PageRequestParams page) {
        return page.page(actions.newestFirst(page.cursorId(), page.limit() + 1), action -> action.actionId()
                .toString());
    }
}
