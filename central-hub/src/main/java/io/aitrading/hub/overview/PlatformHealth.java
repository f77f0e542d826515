package io.aitrading.hub.overview;

import io.aitrading.hub.poll.MemberStatus;
import io.aitrading.hub.poll.Reading;
import io.aitrading.hub.poll.StatusBoard;
import io.aitrading.hub.registry.Member;
import io.aitrading.hub.registry.MemberCatalogue;
import io.aitrading.hub.registry.MemberKind;
import io.aitrading.hub.registry.Priority;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The state of the whole platform, from memory. */
@Component
class PlatformHealth {
    private final MemberCatalogue catalogue;
    private final StatusBoard board;
    private final InstantSource clock;

    PlatformHealth(MemberCatalogue catalogue, StatusBoard board, InstantSource clock) {
        this.catalogue = catalogue;
        this.board = board;
        this.clock = clock;
    }

    record Overview(MemberStatus status, Instant asOf, List<MemberView> services) {}

    Overview overview() {
        Map<String, Reading> readings = board.all();
        List<MemberView> views = new ArrayList<>();
        for (Member member : catalogue.members()) {
            views.add(view(member, Objects.requireNonNull(readings.get(member.name()))));
        }
        return new Overview(worst(views), clock.instant(), views);
    }

    MemberView one(String name) {
        Member member = catalogue.get(name);
        return view(member, board.of(name));
    }

    private MemberView view(Member member, Reading reading) {
        // A store that somebody uses belongs to this shape, whether it was listed or not.
        boolean used = member.kind() == MemberKind.STORE
                && reading.status() != MemberStatus.NOT_DEPLOYED
                && reading.status() != MemberStatus.UNKNOWN;
        return MemberView.of(member, reading, used || catalogue.isExpected(member));
    }

    /** DOWN when something without which nothing works is not there; DEGRADED when anything expected is not UP. */
    private static MemberStatus worst(List<MemberView> views) {
        MemberStatus worst = MemberStatus.UP;
        for (MemberView view : views) {
            if (!view.expected() || view.status() == MemberStatus.UP) {
                continue;
            }
            boolean vital = view.priority() == Priority.P0;
            if (vital && view.status().isBad()) {
                return MemberStatus.DOWN;
            }
            boolean notYet = view.status() == MemberStatus.STARTING || view.status() == MemberStatus.UNKNOWN;
            if (vital && notYet) {
                worst = MemberStatus.STARTING;
            } else if (worst == MemberStatus.UP) {
                worst = MemberStatus.DEGRADED;
            }
        }
        return worst;
    }
}
