package io.aitrading.hub.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aitrading.domain.PlatformService;
import io.aitrading.health.Repeating;
import io.aitrading.hub.alert.AlertSource;
import io.aitrading.hub.alert.Complaint;
import io.aitrading.hub.alert.Severity;
import io.aitrading.hub.poll.MemberStatus;
import io.aitrading.hub.poll.StatusBoard;
import io.aitrading.web.ServiceCallException;
import io.aitrading.web.ServiceClient;
import io.aitrading.web.ServiceUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks every service that works how its outbox is. A service without one says that there is no such thing. */
@Component
class OutboxBoard extends Repeating implements AlertSource {
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);
    private static final int NOT_FOUND = 404;

    private final StatusBoard board;
    private final ServiceClient services;
    private final InstantSource clock;
    private final Map<String, OutboxState> states = new ConcurrentHashMap<>();
    /** Services that have said they have no outbox: not asked again, so that their logs stay quiet. */
    private final Set<PlatformService> without = ConcurrentHashMap.newKeySet();

    private volatile boolean looked;

    OutboxBoard(StatusBoard board, ServiceClient services, InstantSource clock) {
        super("hub-outboxes", PlatformService.CENTRAL_HUB.serviceName());
        this.board = board;
        this.services = services;
        this.clock = clock;
    }

    /**
     * @param pending events that are committed and not acknowledged by the broker
     * @param stuck those of them that have waited for longer than a minute
     * @param oldest when the first of them was committed
     * @param askedAt when the service said so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OutboxState(String service, long pending, long stuck, @Nullable Instant oldest, Instant askedAt) {}

    List<OutboxState> states() {
        return List.copyOf(new TreeMap<>(states).values());
    }

    /** A service that does not answer is the poller's business; what it said last is no longer news. */
    @Override
    public List<Complaint> complaints() {
        List<Complaint> complaints = new ArrayList<>();
        for (OutboxState state : states()) {
            Instant oldest = state.oldest();
            if (state.stuck() > 0 && oldest != null) {
                complaints.add(new Complaint(
                        "outbox:" + state.service(),
                        Severity.HIGH,
                        state.stuck() + " events of " + state.service()
                                + " have not left its outbox: observers are late",
                        oldest));
            }
        }
        return complaints;
    }

    @Override
    public boolean hasLooked() {
        return looked;
    }

    @Override
    protected void turn() {
        for (PlatformService service : PlatformService.values()) {
            MemberStatus status = board.of(service.serviceName()).status();
            boolean answers = status == MemberStatus.UP || status == MemberStatus.DEGRADED;
            if (answers && !without.contains(service)) {
                ask(service);
            }
        }
        looked = true;
    }

    @Override
    protected Duration pause() {
        return EVERY;
    }

    private void ask(PlatformService service) {
        String name = service.serviceName();
        try {
            JsonNode answer = services.to(service, LONGEST_ANSWER)
                    .get()
                    .uri("/api/v1/outbox")
                    .retrieve()
                    .body(JsonNode.class);
            if (answer != null) {
                String oldest = answer.path("oldest").asString("");
                states.put(
                        name,
                        new OutboxState(
                                name,
                                answer.path("pending").asLong(0),
                                answer.path("stuck").asLong(0),
                                oldest.isEmpty() ? null : Instant.parse(oldest),
                                clock.instant()));
            }
        } catch (ServiceCallException e) {
            if (e.status() == NOT_FOUND) {
                without.add(service);
            }
        } catch (ServiceUnavailableException away) {
            // What it said last stands: a stuck outbox is not cured by its service's silence.
        }
    }
}
