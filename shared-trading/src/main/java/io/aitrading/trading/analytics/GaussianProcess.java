package io.aitrading.trading.analytics;

import java.util.Objects;

/**
 * Regression with a Gaussian process (Carl Rasmussen, Christopher Williams, Gaussian Processes for Machine Learning, 2006,
 * algorithm 2.1) with a Matern 5/2 kernel of variance 1, for values of mean 0 and deviation 1. All arithmetic is that of
 * {@link StrictMath}: the same observations give the same bits on every machine.
 */
public final class GaussianProcess {
    private static final double[] LENGTHS = {0.05, 0.1, 0.2, 0.4, 0.8, 1.6};
    private static final double[] NOISES = {1e-6, 1e-2};

    private final double[][] places;
    private final double length;
    private final double noise;
    private final double[][] factor;
    private final double[] weights;
    private final double likelihood;

    private GaussianProcess(double[][] places, double[] values, double length, double noise) {
        this.places = places;
        this.length = length;
        this.noise = noise;
        factor = cholesky(covariance());
        double[] solved = forward(values);
        double fit = 0;
        double logDeterminant = 0;
        for (int i = 0; i < solved.length; i++) {
            fit += solved[i] * solved[i];
            logDeterminant += StrictMath.log(factor[i][i]);
        }
        weights = backward(solved);
        likelihood = -fit / 2 - logDeterminant - values.length / 2.0 * StrictMath.log(2 * Math.PI);
    }

    /**
     * What the process thinks of a place.
     *
     * @param deviation of the value itself, without the noise of observing it
     */
    public record Guess(double mean, double deviation) {
        /** By how much the value is expected to be above the best so far (Jonas Mockus, 1975; Jones, Schonlau, Welch, 1998). */
        public double improvementOver(double best) {
            if (deviation <= 0) {
                return Math.max(0, mean - best);
            }
            double distance = (mean - best) / deviation;
            return (mean - best) * Normal.cumulative(distance) + deviation * Normal.density(distance);
        }
    }

    /** With a given length scale and noise variance; places are points of equal dimension, at least one. */
    public static GaussianProcess of(double[][] places, double[] values, double length, double noise) {
        return new GaussianProcess(places, values, length, noise);
    }

    /** With the length scale and noise of a small grid under which the observations are most likely. */
    public static GaussianProcess fit(double[][] places, double[] values) {
        GaussianProcess best = null;
        double spread = Math.sqrt(places[0].length);
        for (double length : LENGTHS) {
            for (double noise : NOISES) {
                GaussianProcess next = new GaussianProcess(places, values, length * spread, noise);
                best = best == null || next.likelihood > best.likelihood ? next : best;
            }
        }
        return Objects.requireNonNull(best);
    }

    /** The same process after further observations. */
    public GaussianProcess with(double[][] morePlaces, double[] moreValues) {
        return new GaussianProcess(morePlaces, moreValues, length, noise);
    }

    public Guess at(double[] place) {
        double[] near = new double[places.length];
        double mean = 0;
        for (int i = 0; i < places.length; i++) {
            near[i] = kernel(places[i], place);
            mean += near[i] * weights[i];
        }
        double[] solved = forward(near);
        double variance = 1;
        for (double value : solved) {
            variance -= value * value;
        }
        return new Guess(mean, Math.sqrt(Math.max(0, variance)));
    }

    /** Logarithm of the probability density of the observations. */
    public double logLikelihood() {
        return likelihood;
    }

    private double[][] covariance() {
        int n = places.length;
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = kernel(places[i], places[j]) + (i == j ? noise : 0);
            }
        }
        return covariance;
    }

    private double kernel(double[] one, double[] other) {
        double squares = 0;
        for (int i = 0; i < one.length; i++) {
            double difference = one[i] - other[i];
            squares += difference * difference;
        }
        double scaled = Math.sqrt(5 * squares) / length;
        return (1 + scaled + scaled * scaled / 3) * StrictMath.exp(-scaled);
    }

    /** The lower triangle whose product with its transpose is the matrix; works in place on the lower triangle. */
    private static double[][] cholesky(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            double[] row = matrix[i];
            for (int j = 0; j <= i; j++) {
                double[] above = matrix[j];
                double sum = row[j];
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * above[k];
                }
                // Rounding can push the last bit of a nearly repeated place below zero.
                row[j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / above[j];
            }
        }
        return matrix;
    }

    private double[] forward(double[] right) {
        double[] solved = new double[right.length];
        for (int i = 0; i < right.length; i++) {
            double sum = right[i];
            for (int k = 0; k < i; k++) {
                sum -= factor[i][k] * solved[k];
            }
            solved[i] = sum / factor[i][i];
        }
        return solved;
    }

    private double[] backward(double[] right) {
        double[] solved = right.clone();
        for (int i = right.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < right.length; k++) {
                solved[i] -= factor[k][i] * solved[k];
            }
            solved[i] /= factor[i][i];
        }
        return solved;
    }
}
