package io.aitrading.paper.userdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.paper.VenueException;
import io.aitrading.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ListenKeysTest {
    private final SettableClock clock = SettableClock.at(Instant.parse("2026-01-05T09:30:00Z"));
    private final ListenKeys keys = new ListenKeys(clock);

    @Test
    void aKeyEndsSixtyMinutesAfterItsLastSignOfLife() {
        String key = keys.start(7);
        clock.advance(Duration.ofMinutes(59));
        keys.keepAlive(7, key);
        clock.advance(Duration.ofMinutes(59));
        assertThat(keys.account(key)).contains(7L);

        clock.advance(Duration.ofMinutes(1));
        assertThat(keys.account(key)).isEmpty();
        assertThatThrownBy(() -> keys.keepAlive(7, key))
                .isInstanceOf(VenueException.class)
                .hasMessage("This listenKey does not exist.");
    }

    @Test
    void anAccountHasOneKeyAndNobodyElseMayUseIt() {
        String key = keys.start(7);
        assertThat(keys.start(7)).isEqualTo(key);
        assertThat(keys.start(8)).isNotEqualTo(key);
        assertThatThrownBy(() -> keys.close(8, key)).isInstanceOf(VenueException.class);
        assertThat(keys.account(key)).contains(7L);

        keys.close(7, key);
        assertThat(keys.account(key)).isEmpty();
        assertThat(keys.start(7)).isNotEqualTo(key);
    }
}
