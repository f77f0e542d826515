package io.aitrading.trading.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {
    /** Values of scipy.stats.norm.cdf, 1.14. */
    @ParameterizedTest
    @CsvSource({
        "-6, 9.865876450376946e-10",
        "-2.5, 0.006209665325776132",
        "-0.3, 0.3820885778110474",
        "0, 0.5",
        "1.96, 0.9750021048517795",
        "4.2, 0.9999866542509841",
        "50, 1",
        "-50, 0"
    })
    void theNormalDistributionIsThatOfScipy(double z, double expected) {
        assertThat(Normal.cumulative(z)).isCloseTo(expected, within(1e-15));
        if (expected > 1e-6 && expected < 1) {
            assertThat(Normal.quantile(expected)).isCloseTo(z, within(1e-9));
        }
    }

    @Test
    void theNormalDistributionOfNoNumberIsNoNumber() {
        assertThat(Normal.cumulative(Double.NaN)).isNaN();
    }

    /** The example of the paper: 100 tries with a variance of 1/2, a yearly ratio of 2.5 over 1,250 days: 0.9004. */
    @Test
    void theDeflatedSharpeRatioIsThatOfThePaper() {
        double deviation = Math.sqrt(0.5 / 250);
        double[] tried = new double[100];
        // Half above, half below: a sample deviation of exactly the one wanted.
        Arrays.setAll(tried, i -> (i % 2 == 0 ? 1 : -1) * deviation * Math.sqrt(0.99));
        assertThat(DeflatedSharpe.expectedMaximum(deviation, 100)).isCloseTo(0.1132, within(5e-5));
        assertThat(DeflatedSharpe.of(2.5 / Math.sqrt(250), tried, 1250, -3, 10)).isCloseTo(0.9004, within(5e-4));
    }

    @Test
    void aSingleTryIsNotDeflatedAndTooFewBarsSayNothing() {
        assertThat(DeflatedSharpe.of(0, new double[] {0}, 100, 0, 3)).isCloseTo(0.5, within(1e-12));
        assertThat(DeflatedSharpe.of(1, new double[] {1}, 1, 0, 3)).isZero();
    }

    @Test
    void aRunThatIsAlwaysBestIsNotOverfittedAndOneThatLivesFromOneSliceIs() {
        double[] best = {3, 3, 3, 3};
        double[] plain = {1, 1, 1, 1};
        double[] worst = {0, 0, 0, 0};
        assertThat(OverfittingProbability.of(new double[][] {best, plain, worst}))
                .isZero();
        // Each run has one good slice: the best of one half has its luck behind it, and is last in the other half.
        double[][] lucky = new double[4][4];
        for (int i = 0; i < 4; i++) {
            lucky[i][i] = 1 + i / 10.0;
        }
        assertThat(OverfittingProbability.of(lucky)).isEqualTo(1);
        assertThat(OverfittingProbability.of(new double[][] {best})).isZero();
    }

    @Test
    void slicesHoldAllReturns() {
        assertThat(OverfittingProbability.sliceReturns(new double[] {1, 2, 3, 4, 5}, 2))
                .containsExactly(6, 9);
    }

    /** Values of numpy.percentile. */
    @Test
    void percentilesAreThoseOfNumpy() {
        Spread spread = Spread.of(new double[] {3.5, -1.0, 2.25, 9.0, 0.5, 4.0, -7.5});
        assertThat(spread.mean()).isCloseTo(1.5357142857142858, within(1e-15));
        assertThat(spread.p5()).isCloseTo(-5.55, within(1e-14));
        assertThat(spread.p25()).isEqualTo(-0.25);
        assertThat(spread.p50()).isEqualTo(2.25);
        assertThat(spread.p75()).isEqualTo(3.75);
        assertThat(spread.p95()).isCloseTo(7.5, within(1e-14));
        assertThat(spread.asMap()).hasSize(6);
    }

    /** The published first numbers of SplitMix64 with seed 1234567. */
    @Test
    void randomNumbersAreThePublishedOnes() {
        SplitMix random = new SplitMix(1234567);
        for (String expected : new String[] {
            "6457827717110365317",
            "3203168211198807973",
            "9817491932198370423",
            "4593380528125082431",
            "16408922859458223821"
        }) {
            assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo(expected);
        }
    }

    @Test
    void numbersBelowABoundAreEvenlySpread() {
        SplitMix random = new SplitMix(7);
        int[] seen = new int[6];
        for (int i = 0; i < 60_000; i++) {
            seen[(int) random.below(6)]++;
            assertThat(random.nextDouble()).isBetween(0.0, Math.nextDown(1.0));
        }
        // Five standard deviations of a fair die.
        for (int count : seen) {
            assertThat(count).isBetween(9_540, 10_460);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> random.below(0));
    }
}
