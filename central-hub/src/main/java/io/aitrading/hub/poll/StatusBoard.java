package io.aitrading.hub.poll;

import io.aitrading.hub.registry.Member;
import io.aitrading.hub.registry.MemberCatalogue;
import io.aitrading.hub.registry.MemberKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The last known state of every member, in memory: what is asked for most must not depend on a database. */
@Component
public class StatusBoard {
    /** One lost answer is not yet a lost service. */
    private static final int MISSES_TO_BE_UNREACHABLE = 2;

    private final MemberCatalogue catalogue;
    private final InstantSource clock;
    private final Map<String, Reading> readings = new HashMap<>();
    private final Map<String, Integer> misses = new HashMap<>();
    private final Set<String> worked = new HashSet<>();

    StatusBoard(MemberCatalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
        Instant now = clock.instant();
        catalogue.members().forEach(member -> readings.put(member.name(), Reading.unknown(now)));
    }

    public synchronized Reading of(String member) {
        return Objects.requireNonNull(readings.get(member), member);
    }

    /** Whether the member has been able to work since this hub started, however briefly. */
    public synchronized boolean hasWorked(String member) {
        return worked.contains(member);
    }

    public synchronized Map<String, Reading> all() {
        return Map.copyOf(readings);
    }

    /** Goes on from what was known before a restart, so that "since" does not start anew. */
    synchronized void restore(String member, MemberStatus status, Instant since) {
        Reading now = readings.get(member);
        if (now != null && now.status() == MemberStatus.UNKNOWN) {
            readings.put(member, new Reading(status, since, null, null, null, null, List.of()));
        }
    }

    /** Takes in what a member answered. */
    synchronized Optional<StatusChange> record(Member member, Answer answer) {
        boolean missed = answer.status() == MemberStatus.UNREACHABLE;
        int missedInARow = missed ? misses.merge(member.name(), 1, Integer::sum) : 0;
        if (!missed) {
            misses.remove(member.name());
        }
        Reading before = of(member.name());
        if (missed && missedInARow < MISSES_TO_BE_UNREACHABLE && before.status() != MemberStatus.UNKNOWN) {
            return Optional.empty();
        }
        MemberStatus status = missed && !catalogue.isExpected(member) ? MemberStatus.NOT_DEPLOYED : answer.status();
        return put(
                member.name(),
                before,
                status,
                answer.latencyMs(),
                answer.version(),
                status == MemberStatus.NOT_DEPLOYED ? null : answer.error(),
                answer.dependencies());
    }

    /** A store is as its users see it: UP for all, DOWN for all, DEGRADED when they disagree. */
    synchronized Optional<StatusChange> derive(Member store) {
        int up = 0;
        int down = 0;
        @Nullable String error = null;
        for (Member member : catalogue.members()) {
            if (member.kind() != MemberKind.APPLICATION) {
                continue;
            }
            for (DependencyReading seen : of(member.name()).dependencies()) {
                if (seen.name().equals(store.name())) {
                    up += seen.status() == MemberStatus.UP ? 1 : 0;
                    if (seen.status() == MemberStatus.DOWN) {
                        down++;
                        error = member.name() + ": " + seen.error();
                    }
                }
            }
        }
        Reading before = of(store.name());
        if (up + down == 0) {
            boolean nobodyKnows = before.status() != MemberStatus.UNKNOWN || catalogue.isExpected(store);
            return nobodyKnows
                    ? Optional.empty()
                    : put(store.name(), before, MemberStatus.NOT_DEPLOYED, null, null, null, List.of());
        }
        MemberStatus status = down == 0 ? MemberStatus.UP : up == 0 ? MemberStatus.DOWN : MemberStatus.DEGRADED;
        return put(store.name(), before, status, null, null, error, List.of());
    }

    private Optional<StatusChange> put(
            String member,
            Reading before,
            MemberStatus status,
            @Nullable Long latencyMs,
            @Nullable String version,
            @Nullable String error,
            List<DependencyReading> dependencies) {
        Instant now = clock.instant();
        boolean changed = status != before.status();
        if (status == MemberStatus.UP || status == MemberStatus.DEGRADED) {
            worked.add(member);
        }
        readings.put(
                member,
                new Reading(status, changed ? now : before.since(), now, latencyMs, version, error, dependencies));
        return changed ? Optional.of(new StatusChange(member, before.status(), status, now, error)) : Optional.empty();
    }
}
