package io.aitrading.risk.audit;

import io.aitrading.domain.api.PageAnswer;
import io.aitrading.web.PageRequestParams;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The audit, newest first, and whether it is whole. */
@RestController
@RequestMapping("/api/v1/audit")
@PreAuthorize("hasAnyRole('RISK', 'AUDITOR', 'ADMIN', 'SERVICE')")
class AuditController {
    private final AuditLog audit;

    AuditController(AuditLog audit) {
        this.audit = audit;
    }

    @GetMapping
    PageAnswer<AuditEntry> entries(PageRequestParams page) {
        return page.page(
                audit.before(page.cursorNumber().orElse(Long.MAX_VALUE), page.limit() + 1),
                entry -> Long.toString(entry.sequence()));
    }

    @GetMapping("/verify")
    AuditLog.Verification verify() {
        return audit.verify();
    }
}
