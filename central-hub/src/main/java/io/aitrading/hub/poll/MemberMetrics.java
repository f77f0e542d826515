package io.aitrading.hub.poll;

import io.aitrading.hub.registry.Member;
import io.aitrading.hub.registry.MemberCatalogue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** {@code hub_member_up} for every member that should be there. */
@Component
class MemberMetrics implements MeterBinder {
    private final MemberCatalogue catalogue;
    private final StatusBoard board;

    MemberMetrics(MemberCatalogue catalogue, StatusBoard board) {
        this.catalogue = catalogue;
        this.board = board;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Member member : catalogue.members()) {
            if (catalogue.isExpected(member)) {
                Gauge.builder("hub.member.up", board, readings -> works(readings.of(member.name())) ? 1 : 0)
                        .description("1 when the member is UP or DEGRADED")
                        .tag("member", member.name())
                        .register(registry);
            }
        }
    }

    private static boolean works(Reading reading) {
        return reading.status() == MemberStatus.UP || reading.status() == MemberStatus.DEGRADED;
    }
}
