package io.aitrading.configuration.guard;

import io.aitrading.configuration.rollout.OpenRollback;
import io.aitrading.configuration.rollout.RolloutStore;
import io.aitrading.domain.api.PageAnswer;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was taken back and waits for a person; one row per service at most. */
@RestController
class RollbackController {
    private final RolloutStore rollouts;

    RollbackController(RolloutStore rollouts) {
        this.rollouts = rollouts;
    }

    @GetMapping("/api/v1/config/rollbacks")
    @PreAuthorize("hasAnyRole('ADMIN', 'AUDITOR', 'SERVICE')")
    PageAnswer<OpenRollback> open() {
        return new PageAnswer<>(rollouts.open(), null);
    }
}
