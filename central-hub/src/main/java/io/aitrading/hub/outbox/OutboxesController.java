package io.aitrading.hub.outbox;

import io.aitrading.domain.api.PageAnswer;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where to look when observers are late; what to do about it is at each service's own {@code /api/v1/outbox}. */
@RestController
class OutboxesController {
    private final OutboxBoard board;

    OutboxesController(OutboxBoard board) {
        this.board = board;
    }

    @GetMapping("/api/v1/hub/outboxes")
    @PreAuthorize("hasAnyRole('ADMIN', 'AUDITOR', 'RISK')")
    PageAnswer<OutboxBoard.OutboxState> outboxes() {
        return new PageAnswer<>(board.states(), null);
    }
}
