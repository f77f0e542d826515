package io.aitrading.trading.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aitrading.trading.analytics.TradeLottery.Draw;
import io.aitrading.trading.analytics.TradeLottery.Outcome;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TradeLotteryTest {
    private static final int PATHS = 20_000;

    /** As many wins as losses of 1: each bootstrap path is a fair random walk. */
    private static double[] coin(int trades) {
        double[] profits = new double[trades];
        Arrays.setAll(profits, i -> i % 2 == 0 ? 1 : -1);
        return profits;
    }

    private static double choose(int n, int k) {
        double ways = 1;
        for (int i = 1; i <= k; i++) {
            ways *= (double) (n - k + i) / i;
        }
        return ways;
    }

    /** Reflection principle: P(lowest of n steps <= -k) = P(end <= -k) + P(end < -k). */
    @Test
    void ruinOfTheBootstrapIsThatOfARandomWalk() {
        int n = 40;
        int k = 10;
        double expected = 0;
        for (int ups = 0; ups <= n; ups++) {
            int end = 2 * ups - n;
            double probability = choose(n, ups) / Math.pow(2, n);
            expected += end <= -k ? probability : 0;
            expected += end < -k ? probability : 0;
        }
        Outcome outcome = TradeLottery.draw(Draw.BOOTSTRAP, coin(n), 20, false, PATHS, 11, 0.5);
        double error = Math.sqrt(expected * (1 - expected) / PATHS);
        assertThat(outcome.ruin()).isCloseTo(expected, within(4 * error));
        assertThat(outcome.totalReturn().mean()).isCloseTo(0, within(4 * Math.sqrt(n) / 20 / Math.sqrt(PATHS)));
    }

    /** Of all orders of m wins and m losses, C(2m, m + k) / C(2m, m) fall to -k. */
    @Test
    void ruinOfTheReshuffleIsThatOfABridgeAndItsEndIsFixed() {
        int m = 20;
        int k = 5;
        double expected = choose(2 * m, m + k) / choose(2 * m, m);
        Outcome outcome = TradeLottery.draw(Draw.RESHUFFLE, coin(2 * m), 10, false, PATHS, 12, 0.5);
        double error = Math.sqrt(expected * (1 - expected) / PATHS);
        assertThat(outcome.ruin()).isCloseTo(expected, within(4 * error));
        assertThat(outcome.totalReturn().p5()).isZero();
        assertThat(outcome.totalReturn().p95()).isZero();
    }

    @Test
    void equalTradesLeaveNothingToLuck() {
        double[] profits = {10, 11, 12.1};
        for (Draw draw : Draw.values()) {
            Outcome outcome = TradeLottery.draw(draw, profits, 100, true, 50, 3, 0.5);
            assertThat(outcome.totalReturn().p5()).isCloseTo(0.331, within(1e-12));
            assertThat(outcome.totalReturn().p95()).isCloseTo(0.331, within(1e-12));
            assertThat(outcome.maximumDrawdown().p95()).isZero();
            assertThat(outcome.ruin()).isZero();
        }
    }

    /** Two trades have two orders: drawdowns of 3/10 and of 3/11, each in half of the paths. */
    @Test
    void drawdownsAreThoseOfTheTwoOrders() {
        Outcome outcome = TradeLottery.draw(Draw.RESHUFFLE, new double[] {1, -3}, 10, false, 1_000, 5, 0.2);
        assertThat(outcome.maximumDrawdown().p5()).isCloseTo(3.0 / 11, within(1e-12));
        assertThat(outcome.maximumDrawdown().p95()).isCloseTo(0.3, within(1e-12));
        assertThat(outcome.ruin()).isCloseTo(1, within(1e-12));
    }

    @Test
    void theSameSeedGivesTheSamePathsAndAnotherDoesNot() {
        double[] profits = {5, -3, 8, -9, 2, 4, -1};
        Outcome one = TradeLottery.draw(Draw.BOOTSTRAP, profits, 100, true, 500, 1, 0.5);
        assertThat(TradeLottery.draw(Draw.BOOTSTRAP, profits, 100, true, 500, 1, 0.5))
                .isEqualTo(one);
        assertThat(TradeLottery.draw(Draw.BOOTSTRAP, profits, 100, true, 500, 2, 0.5))
                .isNotEqualTo(one);
    }
}
