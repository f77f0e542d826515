package io.aitrading.gateway.health;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/health}: how the platform is, for anybody. */
@RestController
class PlatformHealthController {
    private final PlatformHealth health;

    PlatformHealthController(PlatformHealth health) {
        this.health = health;
    }

    @GetMapping("/api/v1/health")
    @PreAuthorize("permitAll()")
    PlatformHealth.Answer health() {
        return health.current();
    }
}
