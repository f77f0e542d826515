package io.aitrading.trading.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aitrading.trading.analytics.GaussianProcess.Guess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianProcessTest {
    private static final double[][] PLACES = {{0.1, 0.2}, {0.4, 0.9}, {0.7, 0.3}, {0.95, 0.6}};
    private static final double[] VALUES = {-1.1, 0.3, 1.2, -0.4};

    /** Values of scikit-learn: GaussianProcessRegressor(Matern(length_scale=0.5, nu=2.5), alpha=1e-6, optimizer=None). */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5, 0.5867762605705451, 0.4540730218907112, 0.01855054957975036",
        "0.1, 0.2, -1.0999976523002999, 0.0009999993629126922, 0",
        "0.0, 1.0, 0.06408894781497462, 0.7610955411816371, 0.02269103265753024"
    })
    void guessesAreThoseOfScikitLearn(double x, double y, double mean, double deviation, double improvement) {
        GaussianProcess process = GaussianProcess.of(PLACES, VALUES, 0.5, 1e-6);
        Guess guess = process.at(new double[] {x, y});
        assertThat(guess.mean()).isCloseTo(mean, within(1e-9));
        assertThat(guess.deviation()).isCloseTo(deviation, within(1e-9));
        assertThat(guess.improvementOver(1.2)).isCloseTo(improvement, within(1e-9));
    }

    @Test
    void theLikelihoodIsThatOfScikitLearn() {
        assertThat(GaussianProcess.of(PLACES, VALUES, 0.5, 1e-6).logLikelihood())
                .isCloseTo(-7.33121771811513, within(1e-9));
    }

    @Test
    void theFitIsAtLeastAsLikelyAsAnyGivenScaleOfItsGrid() {
        double fitted = GaussianProcess.fit(PLACES, VALUES).logLikelihood();
        for (double length : new double[] {0.05, 0.4, 1.6}) {
            assertThat(fitted)
                    .isGreaterThanOrEqualTo(GaussianProcess.of(PLACES, VALUES, length * Math.sqrt(2), 1e-6)
                            .logLikelihood());
        }
    }

    @Test
    void aRepeatedPlaceDoesNotBreakIt() {
        GaussianProcess process = GaussianProcess.of(new double[][] {{0.5}, {0.5}}, new double[] {1, 1}, 0.3, 0);
        assertThat(process.at(new double[] {0.5}).mean()).isCloseTo(1, within(1e-3));
    }

    @Test
    void withoutDoubtTheImprovementIsTheDifference() {
        assertThat(new Guess(2, 0).improvementOver(1.5)).isEqualTo(0.5);
        assertThat(new Guess(1, 0).improvementOver(1.5)).isZero();
    }
}
