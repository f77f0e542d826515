package io.aitrading.hub.overview;

import io.aitrading.domain.api.PageAnswer;
import io.aitrading.hub.overview.DependencyGraph.Graph;
import io.aitrading.hub.overview.PlatformHealth.Overview;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The platform at a glance. Answers from memory, also while the hub's own database is away. */
@RestController
class OverviewController {
    private final PlatformHealth health;
    private final DependencyGraph graph;

    OverviewController(PlatformHealth health, DependencyGraph graph) {
        this.health = health;
        this.graph = graph;
    }

    /** Always 200: the hub answers for the others; its own state is at {@code /health}. */
    @GetMapping("/api/v1/health")
    @PreAuthorize("permitAll()")
    ResponseEntity<Overview> publicHealth() {
        return fresh(health.overview());
    }

    @GetMapping("/api/v1/hub/health")
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<Overview> health() {
        return fresh(health.overview());
    }

    @GetMapping("/api/v1/hub/services")
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<PageAnswer<MemberView>> services() {
        return fresh(new PageAnswer<>(health.overview().services(), null));
    }

    @GetMapping("/api/v1/hub/services/{name}")
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<MemberView> service(@PathVariable String name) {
        return fresh(health.one(name));
    }

    @GetMapping("/api/v1/hub/dependencies")
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<Graph> dependencies() {
        return fresh(graph.now());
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
