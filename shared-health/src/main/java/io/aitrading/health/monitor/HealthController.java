package io.aitrading.health.monitor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The three questions that anyone may ask a service: how are you, are you alive, may I send you work. */
@RestController
@RequestMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
public final class HealthController {
    private final HealthState state;
    private final DeadlockWatch deadlocks;

    public HealthController(HealthState state, DeadlockWatch deadlocks) {
        this.state = state;
        this.deadlocks = deadlocks;
    }

    @GetMapping
    ResponseEntity<HealthReport> health() {
        HealthReport report = state.report();
        return answer(report.status().httpStatus(), report);
    }

    @GetMapping("/live")
    ResponseEntity<Map<String, Object>> live() {
        List<String> deadlocked = deadlocks.deadlocked();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", deadlocked.isEmpty() ? "UP" : "DOWN");
        if (!deadlocked.isEmpty()) {
            body.put("deadlockedThreads", deadlocked);
        }
        return answer((deadlocked.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).value(), body);
    }

    @GetMapping("/ready")
    ResponseEntity<Map<String, Object>> ready() {
        boolean ready = state.ready();
        Map<String, Object> body = Map.of("status", state.status(), "ready", ready);
        return answer((ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).value(), body);
    }

    private static <T> ResponseEntity<T> answer(int status, T body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
