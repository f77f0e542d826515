package io.aitrading.configuration.flow;

import io.aitrading.configuration.flow.FlowView.FlowStatus;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the platform does for its user, step by step, and whether it can now. Public: it holds no secrets. */
@RestController
@RequestMapping("/api/v1/flows")
@PreAuthorize("permitAll()")
class FlowController {
    private final FlowObserver observer;

    FlowController(FlowObserver observer) {
        this.observer = observer;
    }

    /** @param status the worst of all flows */
    record FlowsAnswer(FlowStatus status, List<FlowView> flows) {}

    @GetMapping
    ResponseEntity<FlowsAnswer> all() {
        List<FlowView> flows = observer.all();
        FlowStatus worst = flows.stream()
                .map(FlowView::status)
                .max(Comparator.naturalOrder())
                .orElse(FlowStatus.UP);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new FlowsAnswer(worst, flows));
    }

    @GetMapping("/{id}")
    ResponseEntity<FlowView> one(@PathVariable String id) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(observer.one(id));
    }
}
