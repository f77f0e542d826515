package io.aitrading.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WeightBudgetTest {
    private Instant now = Instant.parse("2026-01-01T00:00:20Z");
    private final WeightBudget budget = new WeightBudget(() -> now, 1_000, 100);

    @Test
    void comparingBooksStopsAtHalfAndOrdersGoOn() {
        assertThat(budget.take(500, WeightBudget.Use.REVIEW)).isZero();

        assertThat(budget.take(1, WeightBudget.Use.REVIEW))
                .as("until the venue's next minute")
                .isEqualTo(Duration.ofSeconds(40));
        assertThat(budget.take(400, WeightBudget.Use.NORMAL)).isZero();
    }

    @Test
    void theLastShareIsForCancelsAlone() {
        budget.venueCounted(900);

        assertThat(budget.take(1, WeightBudget.Use.NORMAL)).isPositive();
        assertThat(budget.take(100, WeightBudget.Use.CANCEL)).isZero();
        assertThat(budget.take(1, WeightBudget.Use.CANCEL)).isPositive();
    }

    @Test
    void aRefusedCallTakesNothingAndTheNextMinuteBeginsEmpty() {
        budget.venueCounted(890);

        assertThat(budget.take(20, WeightBudget.Use.NORMAL)).isPositive();
        assertThat(budget.used()).isEqualTo(890);
        now = now.plusSeconds(40);
        assertThat(budget.take(500, WeightBudget.Use.REVIEW)).isZero();
    }

    @Test
    void whenTheVenueWantsSilenceCancelsKeepItToo() {
        budget.keepSilent(Duration.ofSeconds(30));
        budget.keepSilent(Duration.ofSeconds(5));

        assertThat(budget.take(1, WeightBudget.Use.CANCEL)).isEqualTo(Duration.ofSeconds(30));
    }
}
