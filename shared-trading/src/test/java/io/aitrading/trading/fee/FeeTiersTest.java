package io.aitrading.trading.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FeeTiersTest {
    private static final FeeTier FIRST = new FeeTier(0, 200, 400);
    private static final FeeTier SECOND = new FeeTier(1_000_000, -50, 300);

    private final FeeTiers tiers = new FeeTiers(List.of(FIRST, SECOND));

    @Test
    void theTierIsThatOfTheVolumeTraded() {
        assertThat(tiers.at(0)).isEqualTo(FIRST);
        assertThat(tiers.at(999_999)).isEqualTo(FIRST);
        assertThat(tiers.at(1_000_000)).isEqualTo(SECOND);
        assertThat(tiers.at(Long.MAX_VALUE)).isEqualTo(SECOND);
    }

    @Test
    void feesRoundUpAndRebatesTowardsZero() {
        assertThat(FIRST.fee(10_000, false)).isEqualTo(4);
        assertThat(FIRST.fee(10_001, false)).isEqualTo(5);
        assertThat(SECOND.fee(30_000, true)).isEqualTo(-1);
    }

    @Property
    void feesAreExactForAnyNotional(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 2) long notional,
            @ForAll @LongRange(min = 0, max = 999_999) long rate) {
        BigDecimal exact = BigDecimal.valueOf(notional)
                .multiply(BigDecimal.valueOf(rate))
                .movePointLeft(6)
                .setScale(0, RoundingMode.CEILING);
        assertThat(new FeeTier(0, 0, rate).fee(notional, false)).isEqualTo(exact.longValueExact());
    }

    @Test
    void aTableThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new FeeTiers(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FeeTiers(List.of(SECOND))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FeeTiers(List.of(FIRST, FIRST))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FeeTier(0, 0, 2_000_000)).isInstanceOf(IllegalArgumentException.class);
    }
}
