package io.aitrading.hub.rollback;

import io.aitrading.domain.PlatformService;
import io.aitrading.health.Repeating;
import io.aitrading.hub.alert.AlertSource;
import io.aitrading.hub.alert.Complaint;
import io.aitrading.hub.alert.Severity;
import io.aitrading.web.ServiceCallException;
import io.aitrading.web.ServiceClient;
import io.aitrading.web.ServiceUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks configuration-service which changes it took back; the alert ends when a person sends better values. */
@Component
class RollbackBoard extends Repeating implements AlertSource {
    private static final String ABOUT = "configuration:";
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

    private final ServiceClient services;
    private volatile @Nullable List<Complaint> known;

    RollbackBoard(ServiceClient services) {
        super("hub-rollbacks", PlatformService.CENTRAL_HUB.serviceName());
        this.services = services;
    }

    /** While configuration-service is away, what it said last stands. */
    @Override
    public List<Complaint> complaints() {
        List<Complaint> last = known;
        return last == null ? List.of() : last;
    }

    @Override
    public boolean speaksOf(String about) {
        return about.startsWith(ABOUT);
    }

    @Override
    public boolean hasLooked() {
        return known != null;
    }

    @Override
    protected void turn() {
        try {
            JsonNode answer = services.to(PlatformService.CONFIGURATION_SERVICE, LONGEST_ANSWER)
                    .get()
                    .uri("/api/v1/config/rollbacks")
                    .retrieve()
                    .body(JsonNode.class);
            if (answer != null) {
                known = complaints(answer);
            }
        } catch (ServiceCallException | ServiceUnavailableException away) {
            // Its absence is the poller's business.
        }
    }

    @Override
    protected Duration pause() {
        return EVERY;
    }

    private static List<Complaint> complaints(JsonNode answer) {
        List<Complaint> complaints = new ArrayList<>();
        for (JsonNode rollback : answer.path("items")) {
            String service = rollback.path("service").asString();
            complaints.add(new Complaint(
                    ABOUT + service,
                    Severity.HIGH,
                    "revision " + rollback.path("badRevision").asLong() + " of " + service
                            + "'s configuration was taken back: "
                            + rollback.path("reason").asString(),
                    Instant.parse(rollback.path("at").asString())));
        }
        return List.copyOf(complaints);
    }
}
