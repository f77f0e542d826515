package io.aitrading.trading.indicator;

import java.util.Map;
import java.util.function.Function;

/** Averages of the close. */
final class AverageIndicators {
    private AverageIndicators() {}

    static void register(Map<String, Function<double[], BarIndicator>> all) {
        all.put("sma", p -> mean("sma", Indicators.length(p, 0)));
        all.put("ema", p -> smoothed("ema", Ema.of(Indicators.length(p, 0)), Indicators.length(p, 0)));
        all.put("smma", p -> smoothed("smma", Ema.wilder(Indicators.length(p, 0)), Indicators.length(p, 0)));
        all.put("wma", p -> {
            WeightedAverage average = new WeightedAverage(Indicators.length(p, 0));
            return Indicators.single("wma", Indicators.length(p, 0), bar -> average.next(bar.close()));
        });
        all.put("hma", p -> hull(Indicators.length(p, 0)));
        all.put("alma", p -> new ArnaudLegoux(Indicators.length(p, 0), p[1], p[2]));
        all.put("dema", p -> multiple(Indicators.length(p, 0), 2));
        all.put("tema", p -> multiple(Indicators.length(p, 0), 3));
        all.put("t3", p -> tillson(Indicators.length(p, 0), p[1]));
        all.put("kama", p -> new Kaufman(Indicators.length(p, 0), Indicators.length(p, 1), Indicators.length(p, 2)));
    }

    private static BarIndicator mean(String name, int length) {
        WindowStatistics window = new WindowStatistics(length);
        return Indicators.single(name, length, bar -> {
            window.add(bar.close());
            return window.mean();
        });
    }

    private static BarIndicator smoothed(String name, Ema average, int length) {
        return Indicators.single(name, length, bar -> average.next(bar.close()));
    }

    /** Alan Hull, 2005. */
    private static BarIndicator hull(int length) {
        WeightedAverage half = new WeightedAverage(Math.max(1, length / 2));
        WeightedAverage full = new WeightedAverage(length);
        int root = (int) Math.sqrt(length);
        WeightedAverage last = new WeightedAverage(root);
        return Indicators.single("hma", length + root - 1, bar -> {
            double fast = half.next(bar.close());
            double slow = full.next(bar.close());
            return Double.isNaN(slow) ? Double.NaN : last.next(2 * fast - slow);
        });
    }

    /** Patrick Mulloy, 1994: the average of averages taken off; all stages start together at the first average. */
    private static BarIndicator multiple(int length, int stages) {
        Ema first = Ema.of(length);
        double factor = 2.0 / (length + 1);
        double[] later = {Double.NaN, Double.NaN};
        return Indicators.single(stages == 2 ? "dema" : "tema", length, bar -> {
            double one = first.next(bar.close());
            if (Double.isNaN(one)) {
                return Double.NaN;
            }
            later[0] = Double.isNaN(later[0]) ? one : later[0] + factor * (one - later[0]);
            later[1] = Double.isNaN(later[1]) ? later[0] : later[1] + factor * (later[0] - later[1]);
            return stages == 2 ? 2 * one - later[0] : 3 * one - 3 * later[0] + later[1];
        });
    }

    /** Tim Tillson, 1998: six averages in a row, each started at its first input. */
    private static BarIndicator tillson(int length, double volumeFactor) {
        double factor = 2.0 / (length + 1);
        double a = volumeFactor;
        double c1 = -a * a * a;
        double c2 = 3 * a * a + 3 * a * a * a;
        double c3 = -6 * a * a - 3 * a - 3 * a * a * a;
        double c4 = 1 + 3 * a + a * a * a + 3 * a * a;
        double[] stages = {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        return Indicators.single("t3", 1, bar -> {
            double input = bar.close();
            for (int i = 0; i < stages.length; i++) {
                stages[i] = Double.isNaN(stages[i]) ? input : stages[i] + factor * (input - stages[i]);
                input = stages[i];
            }
            return c1 * stages[5] + c2 * stages[4] + c3 * stages[3] + c4 * stages[2];
        });
    }

    /** Arnaud Legoux and Dimitris Kouzis-Loukas, 2009: a window of Gaussian weights, so n steps a bar. */
    private static final class ArnaudLegoux extends BarIndicator {
        private final double[] weights;
        private final WindowStatistics window;

        ArnaudLegoux(int length, double offset, double sigma) {
            super(length, "alma");
            window = new WindowStatistics(length);
            weights = new double[length];
            double centre = offset * (length - 1);
            double width = length / sigma;
            double sum = 0;
            for (int i = 0; i < length; i++) {
                weights[i] = Math.exp(-(i - centre) * (i - centre) / (2 * width * width));
                sum += weights[i];
            }
            for (int i = 0; i < length; i++) {
                weights[i] /= sum;
            }
        }

        @Override
        void step(BarValues bar) {
            window.add(bar.close());
            if (!window.ready()) {
                return;
            }
            double average = 0;
            for (int i = 0; i < weights.length; i++) {
                average += weights[i] * window.get(weights.length - 1 - i);
            }
            set(0, average);
        }
    }

    /** Perry Kaufman, Smarter Trading, 1995. */
    private static final class Kaufman extends BarIndicator {
        private final WindowStatistics closes;
        private final WindowStatistics moves;
        private final double fast;
        private final double slow;
        private double average = Double.NaN;
        private double previous = Double.NaN;

        Kaufman(int length, int fastLength, int slowLength) {
            super(length + 1, "er", "kama");
            closes = new WindowStatistics(length + 1);
            moves = new WindowStatistics(length);
            fast = 2.0 / (fastLength + 1);
            slow = 2.0 / (slowLength + 1);
        }

        @Override
        void step(BarValues bar) {
            closes.add(bar.close());
            if (!Double.isNaN(previous)) {
                moves.add(Math.abs(bar.close() - previous));
            }
            previous = bar.close();
            if (closes.ready()) {
                double path = moves.sum();
                double distance = Math.abs(bar.close() - closes.get(closes.length() - 1));
                double efficiency = path == 0 ? 0 : distance / path;
                double factor = efficiency * (fast - slow) + slow;
                average += factor * factor * (bar.close() - average);
                set(0, efficiency);
                set(1, average);
            } else if (++seen == closes.length() - 1) {
                average = bar.close();
                set(1, average);
            }
        }

        private int seen;
    }
}
