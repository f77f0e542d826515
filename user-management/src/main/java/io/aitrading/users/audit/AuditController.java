package io.aitrading.users.audit;

import io.aitrading.domain.api.PageAnswer;
import io.aitrading.web.PageRequestParams;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reading the audit of accounts and sessions. */
@RestController
class AuditController {
    private final AuthAudit audit;

    AuditController(AuthAudit audit) {
        this.audit = audit;
    }

    @GetMapping("/api/v1/users/events")
    @PreAuthorize("hasAnyRole('ADMIN', 'AUDITOR')")
    PageAnswer<AuthAudit.Entry> events(PageRequestParams page) {
        return page.page(audit.after(page.cursorId(), page.limit() + 1), entry -> entry.id()
                .toString());
    }
}
