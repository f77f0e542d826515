package io.aitrading.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class MoneyLawsProperties {
    /** Said here, since shared-testing, which fixes the seeds of all others, stands on this module. */
    private static final String SEED = "20131125";

    @Property(seed = SEED)
    void sumsKeepTheirParts(
            @ForAll @BigRange(min = "-1000000000", max = "1000000000") @Scale(18) BigDecimal a,
            @ForAll @BigRange(min = "-1000000000", max = "1000000000") @Scale(18) BigDecimal b) {
        Money sum = new Money(a, "USDT").plus(new Money(b, "USDT"));
        assertThat(sum.minus(new Money(b, "USDT"))).isEqualTo(new Money(a, "USDT"));
        assertThat(sum).isEqualTo(new Money(b, "USDT").plus(new Money(a, "USDT")));
    }

    @Property(seed = SEED)
    void textGoesRoundAndEqualityIsNumeric(
            @ForAll @BigRange(min = "0", max = "99999999999999999999") @Scale(18) BigDecimal a) {
        Quantity quantity = new Quantity(a);
        assertThat(Quantity.of(quantity.toString())).isEqualTo(quantity);
        assertThat(new Quantity(a.stripTrailingZeros())).isEqualTo(quantity);
    }

    @Test
    void currenciesDoNotMix() {
        assertThatThrownBy(() -> Money.of("1", "BTC").plus(Money.of("1", "USDT")))
                .hasMessageContaining("USDT")
                .hasMessageContaining("BTC");
    }

    @Test
    void absurdNumbersAreRefusedBeforeAnyArithmetic() {
        assertThatThrownBy(() -> Price.of("1E+999999999")).hasMessageContaining("integer digits");
        assertThatThrownBy(() -> Quantity.of("1E-999999999")).hasMessageContaining("decimals");
        assertThatThrownBy(() -> Quantity.of("-1")).hasMessageContaining("negative");
    }

    @Test
    void priceTimesQuantityIsMoney() {
        assertThat(Price.of("50000.5").times(Quantity.of("0.002"), "USDT")).isEqualTo(Money.of("100.001", "USDT"));
    }
}
