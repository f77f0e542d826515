package io.aitrading.configuration.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.configuration.instance.Instance;
import io.aitrading.configuration.instance.Instance.Outcome;
import io.aitrading.configuration.instance.Instance.Reason;
import io.aitrading.configuration.instance.Instance.Status;
import io.aitrading.configuration.rollout.Verdict.Good;
import io.aitrading.configuration.rollout.Verdict.Harmful;
import io.aitrading.configuration.rollout.Verdict.Undecided;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    private static final Instant PUSHED = Instant.parse("2026-01-05T09:30:00Z");
    private static final Instant END = PUSHED.plusSeconds(120);
    private static final Duration LOST_AFTER = Duration.ofSeconds(45);
    private static final long REVISION = 7;

    private static Rollout rollout(Map<String, Status> baseline) {
        return new Rollout("central-hub", REVISION, Rollout.State.WATCHED, baseline, END, null, null);
    }

    private static Instance instance(String name, long running, Status status, Instant reportedAt) {
        return new Instance(
                name,
                REVISION,
                running,
                Outcome.APPLIED,
                List.of(),
                List.of(),
                List.of(),
                status,
                status == Status.UP ? List.of() : List.of("no prices"),
                PUSHED.minusSeconds(600),
                reportedAt);
    }

    private static Verdict verdict(Rollout rollout, Instant now, Instance... instances) {
        return Verdict.of(rollout, List.of(instances), now, LOST_AFTER, PUSHED.minusSeconds(600));
    }

    @Test
    void aRefusalIsHarmWheneverItComes() {
        Instance refuses = new Instance(
                "hub-2:7000",
                REVISION,
                REVISION - 1,
                Outcome.REFUSED,
                List.of(new Reason("hub.alert-after", "is too short")),
                List.of(),
                List.of(),
                Status.DEGRADED,
                List.of(),
                PUSHED,
                PUSHED);
        Rollout unused = new Rollout("central-hub", REVISION, Rollout.State.WATCHED, Map.of(), null, null, null);
        assertThat(verdict(unused, PUSHED.plusSeconds(9_999), refuses))
                .isEqualTo(new Harmful("hub-2:7000", "hub-2:7000 refused it: hub.alert-after: is too short"));
    }

    @ParameterizedTest(name = "from {0} to {1}: harm is {2}")
    @CsvSource({
        "UP, UP, false",
        "UP, DEGRADED, true",
        "UP, DOWN, true",
        "UP, STARTING, false",
        "DEGRADED, DEGRADED, false",
        "DEGRADED, DOWN, true",
        "DEGRADED, UP, false",
        "DOWN, DOWN, false",
        "STARTING, DEGRADED, false",
        "STARTING, DOWN, false"
    })
    void aTurnForTheWorseIsHarm(Status before, Status after, boolean harm) {
        Verdict verdict = verdict(
                rollout(Map.of("a:1", before)), PUSHED.plusSeconds(10), instance("a:1", REVISION, after, PUSHED));
        assertThat(verdict instanceof Harmful).isEqualTo(harm);
        if (verdict instanceof Harmful harmful) {
            assertThat(harmful.reason()).isEqualTo("a:1 turned from " + before + " to " + after + ": no prices");
        }
    }

    @Test
    void whoDoesNotUseTheRevisionCannotBeHarmedByIt() {
        Rollout rollout = rollout(Map.of("a:1", Status.UP));
        assertThat(verdict(rollout, PUSHED.plusSeconds(10), instance("a:1", REVISION - 1, Status.DOWN, PUSHED)))
                .isInstanceOf(Undecided.class);
        assertThat(verdict(rollout, PUSHED.plusSeconds(10), instance("new:1", REVISION, Status.DOWN, PUSHED)))
                .isInstanceOf(Undecided.class);
    }

    @Test
    void theWindowsLastMomentCountsAndTheNextDoesNot() {
        Rollout rollout = rollout(Map.of("a:1", Status.UP));
        assertThat(verdict(rollout, END, instance("a:1", REVISION, Status.DOWN, END)))
                .isInstanceOf(Harmful.class);
        assertThat(verdict(rollout, END.plusMillis(1), instance("a:1", REVISION, Status.DOWN, END)))
                .isInstanceOf(Good.class);
        assertThat(verdict(rollout, END, instance("a:1", REVISION, Status.UP, END)))
                .isInstanceOf(Undecided.class);
    }

    @Test
    void anInstanceThatFallsSilentWithTheRevisionIsLostToIt() {
        Rollout rollout = rollout(Map.of("a:1", Status.UP));
        Instance lastWord = instance("a:1", REVISION, Status.UP, PUSHED.plusSeconds(1));
        assertThat(verdict(rollout, PUSHED.plusSeconds(46), lastWord)).isInstanceOf(Undecided.class);
        assertThat(verdict(rollout, PUSHED.plusSeconds(47), lastWord)).isInstanceOf(Harmful.class);
        // We were away ourselves: its silence says nothing.
        assertThat(Verdict.of(rollout, List.of(lastWord), PUSHED.plusSeconds(47), LOST_AFTER, PUSHED.plusSeconds(2)))
                .isInstanceOf(Undecided.class);
    }
}
