package io.aitrading.hub.alert;

import io.aitrading.domain.api.PageAnswer;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import io.aitrading.web.PageRequestParams;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Alerts, for those who look after the platform. */
@RestController
@RequestMapping("/api/v1/hub/alerts")
class AlertController {
    private final AlertStore store;
    private final InstantSource clock;

    AlertController(AlertStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    enum Selection {
        OPEN,
        ALL
    }

    record AcknowledgeRequest(@NotBlank @Size(max = 500) String comment) {}

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    PageAnswer<Alert> list(@RequestParam(defaultValue = "OPEN") Selection state, PageRequestParams page) {
        return page.page(
                store.newestFirst(state == Selection.OPEN, page.cursorId(), page.limit() + 1),
                alert -> alert.id().toString());
    }

    @GetMapping("/{id}")
    @PreAuthorize("isAuthenticated()")
    Alert read(@PathVariable UUID id) {
        return store.find(id).orElseThrow(() -> ApiException.notFound("alert"));
    }

    /** Says that somebody takes care. The first one who says so stands; saying it again changes nothing. */
    @PostMapping("/{id}/acknowledge")
    @PreAuthorize("hasRole('ADMIN')")
    Alert acknowledge(@PathVariable UUID id, @Valid @RequestBody AcknowledgeRequest request, Caller caller) {
        store.acknowledge(id, caller.subject(), request.comment(), clock.instant());
        return read(id);
    }
}
