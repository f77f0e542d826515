package io.aitrading.hub.alert;

import io.aitrading.data.Outbox;
import io.aitrading.data.Transactions;
import io.aitrading.domain.event.Topic;
import io.aitrading.domain.id.Ids;
import io.aitrading.health.Causes;
import io.aitrading.health.Live;
import io.aitrading.hub.HubProperties;
import io.aitrading.hub.poll.MemberStatus;
import io.aitrading.hub.poll.Reading;
import io.aitrading.hub.poll.StatusBoard;
import io.aitrading.hub.registry.Member;
import io.aitrading.hub.registry.MemberCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Raises an alert when a member stays down and resolves it when the member is back. Called after each round of questions. */
@Component
public class AlertWatch {
    private static final Logger log = LoggerFactory.getLogger(AlertWatch.class);

    private final MemberCatalogue catalogue;
    private final StatusBoard board;
    private final AlertStore store;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Ids ids;
    private final InstantSource clock;
    private final Live<HubProperties> settings;
    private final List<AlertSource> sources;
    /** Since when a member has not worked, whatever it was called in between (DOWN, UNREACHABLE, STARTING). */
    private final Map<String, Instant> notWorkingSince = new HashMap<>();

    private boolean storeAway;
    private volatile Map<Severity, Long> openBySeverity = Map.of();

    AlertWatch(
            MemberCatalogue catalogue,
            StatusBoard board,
            AlertStore store,
            Transactions transactions,
            Outbox outbox,
            Ids ids,
            InstantSource clock,
            Live<HubProperties> settings,
            List<AlertSource> sources) {
        this.sources = sources;
        this.catalogue = catalogue;
        this.board = board;
        this.store = store;
        this.transactions = transactions;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    /** Published to {@code platform.health.v1}, by member. */
    record AlertRaised(
            UUID alertId,
            String member,
            Severity severity,
            MemberStatus condition,
            String message,
            Instant downSince) {}

    /** Published to {@code platform.health.v1}, by member. */
    record AlertResolved(UUID alertId, String member, Severity severity, Instant downSince, Instant resolvedAt) {}

    long open(Severity severity) {
        return openBySeverity.getOrDefault(severity, 0L);
    }

    /** Compares what is down with what is known to be; one thread at a time. */
    public synchronized void look() {
        Instant now = clock.instant();
        Map<String, Alert> due = new HashMap<>();
        for (Member member : catalogue.members()) {
            alertDue(member, board.of(member.name()), now).ifPresent(alert -> due.put(member.name(), alert));
        }
        try {
            for (AlertSource source : sources) {
                source.complaints().forEach(complaint -> due.put(complaint.about(), alert(complaint, now)));
            }
            reconcile(due, now);
            storeAway = false;
        } catch (DataAccessException | TransactionException away) {
            if (!storeAway) {
                log.warn("alerts cannot be stored, due are {}: {}", due.keySet(), Causes.text(away));
            }
            storeAway = true;
        }
    }

    private Optional<Alert> alertDue(Member member, Reading reading, Instant now) {
        boolean starting = reading.status() == MemberStatus.STARTING;
        if (!reading.status().isBad() && !starting) {
            notWorkingSince.remove(member.name());
            return Optional.empty();
        }
        Instant since = notWorkingSince.computeIfAbsent(member.name(), first -> reading.since());
        // While the platform starts, most of it is not there yet, and that is no news.
        boolean mayStillCome = starting || !board.hasWorked(member.name());
        Duration patience = mayStillCome
                ? settings.now().startingAlertAfter()
                : settings.now().alertAfter();
        if (now.isBefore(since.plus(patience))) {
            return Optional.empty();
        }
        @Nullable String error = reading.error();
        return Optional.of(new Alert(
                ids.next(),
                member.name(),
                Severity.of(member.priority()),
                reading.status(),
                member.impact() + (error == null ? "" : " (" + error + ")"),
                since,
                now,
                null,
                null,
                null,
                null));
    }

    private Alert alert(Complaint complaint, Instant now) {
        return new Alert(
                ids.next(),
                complaint.about(),
                complaint.severity(),
                MemberStatus.DEGRADED,
                complaint.message(),
                complaint.since(),
                now,
                null,
                null,
                null,
                null);
    }

    private void reconcile(Map<String, Alert> due, Instant now) {
        Map<String, Alert> open = store.open().stream().collect(Collectors.toMap(Alert::member, Function.identity()));
        due.forEach((member, alert) -> {
            if (!open.containsKey(member)) {
                raise(alert);
                open.put(member, alert);
            }
        });
        for (Alert alert : List.copyOf(open.values())) {
            if (!due.containsKey(alert.member()) && isOver(alert.member())) {
                resolve(alert, now);
                open.remove(alert.member());
            }
        }
        openBySeverity = open.values().stream().collect(Collectors.groupingBy(Alert::severity, Collectors.counting()));
        store.clear(now.minus(settings.now().retention()));
    }

    /** Not yet knowing how a member is, after the hub's own start, ends no alert. */
    private boolean isOver(String member) {
        if (!catalogue.has(member)) {
            // A complaint that is no longer made, by anybody who could.
            return sources.stream().filter(source -> source.speaksOf(member)).allMatch(AlertSource::hasLooked);
        }
        return !notWorkingSince.containsKey(member) && board.of(member).status() != MemberStatus.UNKNOWN;
    }

    private void raise(Alert alert) {
        boolean raised = transactions.inTransaction(() -> {
            boolean added = store.raise(alert);
            if (added) {
                outbox.append(
                        Topic.PLATFORM_HEALTH,
                        alert.member(),
                        new AlertRaised(
                                alert.id(),
                                alert.member(),
                                alert.severity(),
                                alert.condition(),
                                alert.message(),
                                alert.downSince()));
            }
            return added;
        });
        if (raised) {
            log.error(
                    "alert {}: {} is {} since {}: {}",
                    alert.severity(),
                    alert.member(),
                    alert.condition(),
                    alert.downSince(),
                    alert.message());
        }
    }

    private void resolve(Alert alert, Instant now) {
        boolean resolved = transactions.inTransaction(() -> {
            boolean first = store.resolve(alert.id(), now);
            if (first) {
                outbox.append(
                        Topic.PLATFORM_HEALTH,
                        alert.member(),
                        new AlertResolved(alert.id(), alert.member(), alert.severity(), alert.downSince(), now));
            }
            return first;
        });
        if (resolved) {
            log.info("alert resolved: {} is back after {}", alert.member(), Duration.between(alert.downSince(), now));
        }
    }
}
