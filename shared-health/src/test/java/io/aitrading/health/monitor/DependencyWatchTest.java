package io.aitrading.health.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.health.monitor.FakeProbe.Mode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DependencyWatchTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final InstantSource clock = now::get;
    private final FakeProbe probe = new FakeProbe("store", true);
    private final AtomicInteger probes = new AtomicInteger();
    private final DependencyWatch watch =
            new DependencyWatch(probe, clock, Duration.ofMillis(100), probes::incrementAndGet);

    private void probe(Mode mode, int times) throws InterruptedException {
        probe.mode = mode;
        for (int i = 0; i < times; i++) {
            now.updateAndGet(time -> time.plusSeconds(5));
            watch.probeOnce();
        }
    }

    @Test
    void reportsErrorAttemptAndSinceWhenADependencyIsLost() throws InterruptedException {
        probe(Mode.GOOD, 1);
        probe(Mode.BAD, 3);
        DependencyReport report = watch.report();
        assertThat(report.status()).isEqualTo(DependencyStatus.DOWN);
        assertThat(report.error()).isEqualTo("IOException: switched off");
        assertThat(report.retryAttempt()).isEqualTo(3);
        assertThat(report.since()).isEqualTo(now.get());
        assertThat(probes).hasValue(4);
    }

    @Test
    void showsALossWithinThirtySecondsAndAReturnWithinSixty() throws InterruptedException {
        probe(Mode.GOOD, 5);
        Instant lost = now.get();
        probe.mode = Mode.BAD;
        while (watch.report().status() == DependencyStatus.UP) {
            probe(Mode.BAD, 1);
        }
        assertThat(Duration.between(lost, now.get())).isLessThan(Duration.ofSeconds(30));
        Instant back = now.get();
        while (watch.report().status() == DependencyStatus.DOWN) {
            probe(Mode.GOOD, 1);
        }
        assertThat(Duration.between(back, now.get())).isLessThan(Duration.ofSeconds(60));
        assertThat(watch.report().error()).isNull();
        assertThat(watch.report().retryAttempt()).isZero();
    }

    @Test
    void countsAProbeThatHangsAsBadWithoutWaitingForIt() throws InterruptedException {
        probe(Mode.HANGING, 1);
        assertThat(watch.report().status()).isEqualTo(DependencyStatus.DOWN);
        assertThat(watch.report().error()).isEqualTo("no answer within 100 ms");
    }

    @Test
    void startsNoSecondProbeBesideOneThatIgnoresInterrupts() throws InterruptedException {
        probe(Mode.HANGING_AND_DEAF, 2);
        assertThat(watch.report().error()).isEqualTo("an earlier probe still hangs");
        probe.release();
        probe.mode = Mode.GOOD;
        while (watch.report().error() != null) {
            watch.probeOnce();
        }
        watch.probeOnce();
        assertThat(watch.report().status()).isEqualTo(DependencyStatus.UP);
    }

    @Test
    void refusesTwoDependenciesOfOneName() {
        assertThatThrownBy(() -> new DependencyMonitor(
                        "hub", List.of(probe, new FakeProbe("store", false)), clock, settings(Duration.ofSeconds(5))))
                .hasMessageContaining("store");
    }

    @Test
    void refusesAPaceThatWouldShowALossTooLate() {
        assertThatThrownBy(() -> settings(Duration.ofSeconds(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("30 s");
    }

    private static MonitorSettings settings(Duration interval) {
        return new MonitorSettings(
                interval, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(10), false);
    }
}
