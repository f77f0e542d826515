package io.aitrading.trading.indicator;

import java.util.Map;
import java.util.function.Function;

/** Deviation, regression, and the relation of two series. */
final class StatisticIndicators {
    private StatisticIndicators() {}

    static void register(Map<String, Function<double[], BarIndicator>> all) {
        all.put("stdev", p -> new Deviation(Indicators.length(p, 0)));
        all.put("slope", p -> new Slope(Indicators.length(p, 0)));
        all.put("corr", p -> new Correlation(Indicators.length(p, 0)));
        all.put("beta", p -> new Beta(Indicators.length(p, 0)));
    }

    private static final class Deviation extends BarIndicator {
        private final WindowStatistics window;

        Deviation(int length) {
            super(length, "stdDev", "mean", "zScore");
            window = new WindowStatistics(length);
        }

        @Override
        void step(BarValues bar) {
            window.add(bar.close());
            double deviation = window.deviation();
            set(0, deviation);
            set(1, window.mean());
            set(2, deviation == 0 ? Double.NaN : (bar.close() - window.mean()) / deviation);
        }
    }

    /** Least squares over the last n closes against the number of the bar, counted from 1. */
    static final class Slope extends BarIndicator {
        private final WindowStatistics window;
        private final PairStatistics pairs;
        private final int length;
        private int seen;

        Slope(int length) {
            super(length, "slope", "intercept", "stdDev", "rSquared", "line");
            this.length = length;
            window = new WindowStatistics(length);
            pairs = new PairStatistics(length);
        }

        @Override
        void step(BarValues bar) {
            window.add(bar.close());
            pairs.add(++seen, bar.close());
            if (!window.ready()) {
                return;
            }
            double meanNumber = seen - (length - 1) / 2.0;
            // The variance of n whole numbers in a row is (n^2 - 1) / 12.
            double numbers = ((double) length * length - 1) / 12;
            double covariance = pairs.covariance();
            double slope = numbers == 0 ? 0 : covariance / numbers;
            double intercept = window.mean() - slope * meanNumber;
            double deviation = window.deviation();
            double relation = deviation == 0 ? Double.NaN : covariance / Math.sqrt(numbers) / deviation;
            set(0, slope);
            set(1, intercept);
            set(2, deviation);
            set(3, relation * relation);
            set(4, slope * seen + intercept);
        }
    }

    /** Pearson's correlation of the other close (A) and this one (B), over population moments. */
    private static final class Correlation extends BarIndicator {
        private final WindowStatistics first;
        private final WindowStatistics second;
        private final PairStatistics pairs;

        Correlation(int length) {
            super(length, "varianceA", "varianceB", "covariance", "correlation", "rSquared");
            first = new WindowStatistics(length);
            second = new WindowStatistics(length);
            pairs = new PairStatistics(length);
        }

        @Override
        void step(BarValues bar) {
            first.add(bar.other());
            second.add(bar.close());
            pairs.add(bar.other(), bar.close());
            if (!first.ready()) {
                return;
            }
            double covariance = pairs.covariance();
            double relation = covariance / Math.sqrt(first.variance() * second.variance());
            set(0, first.variance());
            set(1, second.variance());
            set(2, covariance);
            set(3, relation);
            set(4, relation * relation);
        }
    }

    /** Sensitivity of the other series' returns to this one's. */
    private static final class Beta extends BarIndicator {
        private final WindowStatistics market;
        private final PairStatistics pairs;
        private double previousMarket = Double.NaN;
        private double previousEvaluated = Double.NaN;

        Beta(int length) {
            super(length + 1, "beta", "returnsEval", "returnsMrkt");
            market = new WindowStatistics(length);
            pairs = new PairStatistics(length);
        }

        @Override
        void step(BarValues bar) {
            boolean first = Double.isNaN(previousMarket);
            double marketReturn = first ? 0 : bar.close() / previousMarket - 1;
            double evaluatedReturn = first ? 0 : bar.other() / previousEvaluated - 1;
            previousMarket = bar.close();
            previousEvaluated = bar.other();
            set(1, evaluatedReturn);
            set(2, marketReturn);
            if (first) {
                return;
            }
            market.add(marketReturn);
            pairs.add(marketReturn, evaluatedReturn);
            if (market.ready() && market.variance() != 0) {
                set(0, pairs.covariance() / market.variance());
            }
        }
    }
}
