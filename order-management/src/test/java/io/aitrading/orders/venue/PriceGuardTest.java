package io.aitrading.orders.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.Price;
import org.junit.jupiter.api.Test;

class PriceGuardTest {

    private final PriceGuard guard = new PriceGuard();

    @Test
    void neverBelievesZeroOrLess() {
        assertThat(guard.accept(Price.of("0"))).isFalse();
        assertThat(guard.accept(Price.of("-3"))).isFalse();
    }

    @Test
    void believesAJumpOnlyWhenTheVenueInsists() {
        assertThat(guard.accept(Price.of("100"))).isTrue();
        for (int times = 1; times < PriceGuard.CONFIRMATIONS; times++) {
            assertThat(guard.accept(Price.of("10000"))).isFalse();
        }
        assertThat(guard.accept(Price.of("10000"))).isTrue();
    }

    @Test
    void oneBadTickBetweenGoodOnesNeverCounts() {
        guard.accept(Price.of("100"));
        for (int times = 0; times < 20; times++) {
            assertThat(guard.accept(Price.of("1"))).isFalse();
            assertThat(guard.accept(Price.of("101"))).isTrue();
        }
    }
}
