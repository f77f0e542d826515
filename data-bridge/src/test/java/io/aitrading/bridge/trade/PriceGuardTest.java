package io.aitrading.bridge.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.bridge.Trades;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PriceGuardTest {
    private final PriceGuard guard = new PriceGuard(() -> new BigDecimal("5"));

    @Test
    void theSeamOfALoopingReplayPassesAndAHundredfoldPriceDoesNot() {
        assertThat(guard.defect(Trades.trade(1, "1200"))).isEmpty();
        assertThat(guard.defect(Trades.trade(2, "800"))).isEmpty();
        assertThat(guard.defect(Trades.trade(3, "80000"))).isPresent();
        assertThat(guard.defect(Trades.trade(4, "8"))).isPresent();
        assertThat(guard.defect(Trades.trade(5, "805"))).isEmpty();
    }

    @Test
    void aLevelThatTwentyTradesConfirmIsTaken() {
        guard.defect(Trades.trade(1, "8"));
        for (int i = 0; i < PriceGuard.CONFIRMATIONS; i++) {
            assertThat(guard.defect(Trades.trade(2 + i, "80" + i % 5))).isPresent();
        }
        assertThat(guard.defect(Trades.trade(100, "803"))).isEmpty();
        assertThat(guard.defect(Trades.trade(101, "802"))).isEmpty();
    }

    @Test
    void absurdPricesThatDisagreeNeverBecomeALevel() {
        guard.defect(Trades.trade(1, "800"));
        for (int i = 0; i < 100; i++) {
            assertThat(guard.defect(Trades.trade(2 + i, i % 2 == 0 ? "80000" : "160000")))
                    .isPresent();
        }
    }
}
