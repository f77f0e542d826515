package io.aitrading.hub.history;

import io.aitrading.domain.api.PageAnswer;
import io.aitrading.hub.registry.MemberCatalogue;
import io.aitrading.web.PageRequestParams;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened, newest first. */
@RestController
class HistoryController {
    private final StatusHistory history;
    private final MemberCatalogue catalogue;

    HistoryController(StatusHistory history, MemberCatalogue catalogue) {
        this.history = history;
        this.catalogue = catalogue;
    }

    @GetMapping("/api/v1/hub/health/history")
    @PreAuthorize("isAuthenticated()")
    PageAnswer<StoredChange> history(@RequestParam(required = false) @Nullable String service, PageRequestParams page) {
        Optional<String> member =
                Optional.ofNullable(service).map(name -> catalogue.get(name).name());
        return page.page(
                history.newestFirst(member, page.cursorNumber(), page.limit() + 1),
                change -> Long.toString(change.sequence()));
    }
}
