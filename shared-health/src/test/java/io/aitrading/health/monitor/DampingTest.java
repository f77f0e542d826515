package io.aitrading.health.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DampingTest {
    private final Damping damping = new Damping();

    private DependencyStatus after(boolean... probes) {
        DependencyStatus status = DependencyStatus.UNKNOWN;
        for (boolean probe : probes) {
            status = damping.record(probe);
        }
        return status;
    }

    @Test
    void believesTheFirstProbe() {
        assertThat(after(true)).isEqualTo(DependencyStatus.UP);
        assertThat(new Damping().record(false)).isEqualTo(DependencyStatus.DOWN);
    }

    @Test
    void staysUpThroughTwoBadProbesOfFive() {
        assertThat(after(true, false, true, true, false)).isEqualTo(DependencyStatus.UP);
    }

    @Test
    void goesDownWithTheThirdBadProbeOfFive() {
        assertThat(after(true, false, true, false, false)).isEqualTo(DependencyStatus.DOWN);
    }

    @Test
    void comesUpWithTheSecondGoodProbeInARow() {
        assertThat(after(true, false, false, false, true)).isEqualTo(DependencyStatus.DOWN);
        assertThat(damping.record(true)).isEqualTo(DependencyStatus.UP);
    }

    @Test
    void doesNotHoldTheOldFaultAgainstADependencyThatReturned() {
        assertThat(after(true, false, false, false, true, true, false, true, false))
                .isEqualTo(DependencyStatus.UP);
    }

    @Property
    void threeBadProbesInARowAlwaysShowAndTwoGoodOnesAlwaysClear(@ForAll @Size(max = 50) List<Boolean> history) {
        Damping any = new Damping();
        history.forEach(any::record);
        any.record(false);
        any.record(false);
        assertThat(any.record(false)).isEqualTo(DependencyStatus.DOWN);
        any.record(true);
        assertThat(any.record(true)).isEqualTo(DependencyStatus.UP);
    }
}
