package io.aitrading.risk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static Limits limits(String orderNotional, int perMinute, String concentration) {
        return new Limits(
                new BigDecimal(orderNotional),
                new BigDecimal("60000"),
                new BigDecimal("5000"),
                new BigDecimal("0.2"),
                new BigDecimal("0.05"),
                perMinute,
                50,
                new BigDecimal(concentration));
    }

    @Test
    void theSameNumbersInAnotherScaleAreNotLooser() {
        assertThat(limits("25000.00", 120, "0.80").looserThan(limits("25000", 120, "0.8")))
                .isEmpty();
    }

    @Test
    void oneLooserLimitAmongTighterOnesIsFound() {
        assertThat(limits("1", 121, "0.1").looserThan(limits("25000", 120, "0.8")))
                .containsExactly("maxOrdersPerMinute");
    }

    @Test
    void everyHigherLimitIsNamed() {
        assertThat(limits("2", 2, "0.2").looserThan(limits("1", 1, "0.1")))
                .containsExactly("maxOrderNotional", "maxOrdersPerMinute", "maxConcentration");
    }
}
