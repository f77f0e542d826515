package io.aitrading.trading.indicator;

import java.util.Map;
import java.util.function.Function;

/** Indicators that tell where a value stands between the extremes of a window. */
final class StochasticIndicators {
    private StochasticIndicators() {}

    static void register(Map<String, Function<double[], BarIndicator>> all) {
        all.put(
                "stoch",
                p -> new Stochastic(Indicators.length(p, 0), Indicators.length(p, 1), Indicators.length(p, 2)));
        all.put("stoch-rsi", StochasticStrength::new);
        all.put("stc", p -> new SchaffCycle(Indicators.length(p, 0), Indicators.length(p, 1), Indicators.length(p, 2)));
        all.put("smi", StochasticMomentum::new);
        all.put("willr", p -> williams(Indicators.length(p, 0)));
    }

    /** George Lane. */
    private static final class Stochastic extends BarIndicator {
        private final Extreme highs;
        private final Extreme lows;
        private final WindowStatistics smooth;
        private final WindowStatistics signal;

        Stochastic(int length, int signalLength, int smoothLength) {
            super(length + smoothLength + signalLength - 2, "oscillator", "signal", "percentJ", "k", "d", "j");
            highs = Extreme.highest(length);
            lows = Extreme.lowest(length);
            smooth = new WindowStatistics(smoothLength);
            signal = new WindowStatistics(signalLength);
        }

        @Override
        void step(BarValues bar) {
            double raw = position(highs.next(bar.high()), lows.next(bar.low()), bar.close());
            if (!highs.ready()) {
                return;
            }
            smooth.add(raw);
            double k = smooth.mean();
            if (smooth.ready()) {
                signal.add(k);
            }
            double d = signal.mean();
            for (int i = 0; i <= 3; i += 3) {
                set(i, k);
                set(i + 1, d);
                set(i + 2, 3 * k - 2 * d);
            }
        }
    }

    private static double position(double highest, double lowest, double value) {
        return highest == lowest ? 0 : 100 * (value - lowest) / (highest - lowest);
    }

    /** Tushar Chande and Stanley Kroll, 1994. */
    private static final class StochasticStrength extends BarIndicator {
        private final RelativeStrength strength;
        private final Extreme highs;
        private final Extreme lows;
        private final WindowStatistics smooth;
        private final WindowStatistics signal;

        StochasticStrength(double[] p) {
            super(
                    Indicators.length(p, 0)
                            + Indicators.length(p, 1)
                            + Indicators.length(p, 2)
                            + Indicators.length(p, 3)
                            - 2,
                    "stochRsi",
                    "signal");
            strength = new RelativeStrength(Indicators.length(p, 0));
            highs = Extreme.highest(Indicators.length(p, 1));
            lows = Extreme.lowest(Indicators.length(p, 1));
            signal = new WindowStatistics(Indicators.length(p, 2));
            smooth = new WindowStatistics(Indicators.length(p, 3));
        }

        @Override
        void step(BarValues bar) {
            double value = strength.next(bar.close());
            if (Double.isNaN(value)) {
                return;
            }
            double raw = position(highs.next(value), lows.next(value), value);
            if (!highs.ready()) {
                return;
            }
            smooth.add(raw);
            set(0, smooth.mean());
            if (smooth.ready()) {
                signal.add(smooth.mean());
                set(1, signal.mean());
            }
        }
    }

    /** Doug Schaff, 1999: the stochastic of MACD. */
    private static final class SchaffCycle extends BarIndicator {
        private static final int SMOOTH = 3;
        private final Ema fast;
        private final Ema slow;
        private final Extreme highs;
        private final Extreme lows;
        private final WindowStatistics smooth = new WindowStatistics(SMOOTH);

        SchaffCycle(int cycle, int fastLength, int slowLength) {
            super(slowLength + cycle + SMOOTH - 2, "stc");
            fast = Ema.of(fastLength);
            slow = Ema.of(slowLength);
            highs = Extreme.highest(cycle);
            lows = Extreme.lowest(cycle);
        }

        @Override
        void step(BarValues bar) {
            double line = fast.next(bar.close()) - slow.next(bar.close());
            if (Double.isNaN(line)) {
                return;
            }
            double raw = position(highs.next(line), lows.next(line), line);
            if (highs.ready()) {
                smooth.add(raw);
                set(0, smooth.mean());
            }
        }
    }

    /** William Blau, 1993: distance from the middle of the range; averages start at their first input. */
    private static final class StochasticMomentum extends BarIndicator {
        private final Extreme highs;
        private final Extreme lows;
        private final double[] factors;
        private final double[] distance = {Double.NaN, Double.NaN};
        private final double[] range = {Double.NaN, Double.NaN};
        private double signal = Double.NaN;

        StochasticMomentum(double[] p) {
            super(Indicators.length(p, 0), "smi", "signal");
            highs = Extreme.highest(Indicators.length(p, 0));
            lows = Extreme.lowest(Indicators.length(p, 0));
            factors = new double[] {2.0 / (p[1] + 1), 2.0 / (p[2] + 1), 2.0 / (p[3] + 1)};
        }

        @Override
        void step(BarValues bar) {
            double high = highs.next(bar.high());
            double low = lows.next(bar.low());
            if (!highs.ready()) {
                return;
            }
            double moved = twice(distance, bar.close() - (high + low) / 2);
            double span = twice(range, high - low);
            double index = span == 0 ? 0 : 100 * moved / (0.5 * span);
            signal = Double.isNaN(signal) ? index : signal + factors[2] * (index - signal);
            set(0, index);
            set(1, signal);
        }

        private double twice(double[] stages, double value) {
            stages[0] = Double.isNaN(stages[0]) ? value : stages[0] + factors[0] * (value - stages[0]);
            stages[1] = Double.isNaN(stages[1]) ? stages[0] : stages[1] + factors[1] * (stages[0] - stages[1]);
            return stages[1];
        }
    }

    /** Larry Williams, 1973. */
    private static BarIndicator williams(int length) {
        Extreme highs = Extreme.highest(length);
        Extreme lows = Extreme.lowest(length);
        return Indicators.single("williamsR", length, bar -> {
            double position = position(highs.next(bar.high()), lows.next(bar.low()), bar.close());
            return highs.ready() ? position - 100 : Double.NaN;
        });
    }
}
