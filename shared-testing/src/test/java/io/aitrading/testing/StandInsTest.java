package io.aitrading.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandInsTest {
    @Test
    void theClockMovesOnlyWhenTold() {
        SettableClock clock = SettableClock.at("2026-01-05T09:30:00Z");
        assertThat(clock.instant()).isEqualTo(clock.instant());
        clock.advance(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-05T09:31:00Z"));
        clock.set(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void idsCountAndAreOfVersionSeven() {
        SequentialIds ids = new SequentialIds();
        assertThat(ids.next()).isEqualTo(SequentialIds.nth(1));
        assertThat(ids.next()).isEqualTo(SequentialIds.nth(2));
        assertThat(SequentialIds.nth(3).version()).isEqualTo(7);
        assertThat(SequentialIds.nth(3).variant()).isEqualTo(2);
    }
}
