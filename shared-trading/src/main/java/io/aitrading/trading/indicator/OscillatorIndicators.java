package io.aitrading.trading.indicator;

import java.util.Map;
import java.util.function.Function;

/** Indicators that swing between bounds. */
final class OscillatorIndicators {
    private OscillatorIndicators() {}

    static void register(Map<String, Function<double[], BarIndicator>> all) {
        all.put("rsi", p -> {
            RelativeStrength strength = new RelativeStrength(Indicators.length(p, 0));
            return Indicators.single("rsi", Indicators.length(p, 0) + 1, bar -> strength.next(bar.close()));
        });
        all.put("crsi", p -> new Connors(Indicators.length(p, 0), Indicators.length(p, 1), Indicators.length(p, 2)));
        all.put(
                "stoch",
                p -> new Stochastic(Indicators.length(p, 0), Indicators.length(p, 1), Indicators.length(p, 2)));
        all.put("stoch-rsi", StochasticStrength::new);
        all.put("stc", p -> new SchaffCycle(Indicators.length(p, 0), Indicators.length(p, 1), Indicators.length(p, 2)));
        all.put("smi", StochasticMomentum::new);
        all.put("willr", p -> williams(Indicators.length(p, 0)));
        all.put("cci", p -> channel(Indicators.length(p, 0)));
        all.put("cmo", p -> chande(Indicators.length(p, 0)));
        all.put("uo", p -> new Ultimate(Indicators.length(p, 0), Indicators.length(p, 1), Indicators.length(p, 2)));
        all.put("fisher", p -> new Fisher(Indicators.length(p, 0)));
    }

    /** Larry Connors: strength of the price, strength of its streak, rank of its change. */
    private static final class Connors extends BarIndicator {
        private final RelativeStrength price;
        private final RelativeStrength streaks;
        private final WindowStatistics changes;
        private final int streakStart;
        private double previous = Double.NaN;
        private double streak;
        private int seen;

        Connors(int length, int streakLength, int rankLength) {
            super(
                    Math.max(length, Math.max(streakLength, rankLength)) + 2,
                    "streak",
                    "rsi",
                    "rsiStreak",
                    "percentRank",
                    "connorsRsi");
            price = new RelativeStrength(length);
            streaks = new RelativeStrength(streakLength);
            changes = new WindowStatistics(rankLength + 1);
            streakStart = streakLength + 2;
        }

        @Override
        void step(BarValues bar) {
            double before = previous;
            previous = bar.close();
            double strength = price.next(bar.close());
            if (!Double.isNaN(before)) {
                double direction = Math.signum(bar.close() - before);
                streak = direction == 0 ? 0 : direction * streak > 0 ? streak + direction : direction;
                changes.add(bar.close() / before - 1);
            } else {
                // The first bar has no change; no other ranks above it.
                changes.add(Double.MAX_VALUE);
            }
            double streakStrength = streaks.next(streak);
            double rank = rank();
            set(0, streak);
            set(1, strength);
            set(2, seen >= streakStart ? streakStrength : Double.NaN);
            set(3, rank);
            if (seen >= warmUpBars() - 1) {
                set(4, (strength + streakStrength + rank) / 3);
            }
            seen++;
        }

        private double rank() {
            if (!changes.ready()) {
                return Double.NaN;
            }
            int below = 0;
            double current = changes.get(0);
            for (int back = 1; back < changes.length(); back++) {
                below += changes.get(back) < current ? 1 : 0;
            }
            return 100.0 * below / (changes.length() - 1);
        }
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

    /** Donald Lambert, 1980; the mean distance takes n steps a bar. */
    private static BarIndicator channel(int length) {
        WindowStatistics window = new WindowStatistics(length);
        return Indicators.single("cci", length, bar -> {
            window.add(bar.typical());
            if (!window.ready()) {
                return Double.NaN;
            }
            double distance = 0;
            for (int back = 0; back < length; back++) {
                distance += Math.abs(window.get(back) - window.mean()) / length;
            }
            return distance == 0 ? Double.NaN : (bar.typical() - window.mean()) / (0.015 * distance);
        });
    }

    /** Tushar Chande, 1994. */
    private static BarIndicator chande(int length) {
        WindowStatistics gains = new WindowStatistics(length);
        WindowStatistics losses = new WindowStatistics(length);
        double[] previous = {Double.NaN};
        return Indicators.single("cmo", length + 1, bar -> {
            double change = bar.close() - previous[0];
            previous[0] = bar.close();
            if (Double.isNaN(change)) {
                return Double.NaN;
            }
            gains.add(Math.max(0, change));
            losses.add(Math.max(0, -change));
            double all = gains.sum() + losses.sum();
            return gains.ready() && all != 0 ? 100 * (gains.sum() - losses.sum()) / all : Double.NaN;
        });
    }

    /** Larry Williams, 1985. */
    private static final class Ultimate extends BarIndicator {
        private final WindowStatistics[] pressures;
        private final WindowStatistics[] ranges;
        private double previous = Double.NaN;

        Ultimate(int fast, int middle, int slow) {
            super(slow + 1, "ultimate");
            pressures = windows(fast, middle, slow);
            ranges = windows(fast, middle, slow);
        }

        private static WindowStatistics[] windows(int fast, int middle, int slow) {
            return new WindowStatistics[] {
                new WindowStatistics(fast), new WindowStatistics(middle), new WindowStatistics(slow)
            };
        }

        @Override
        void step(BarValues bar) {
            double before = previous;
            previous = bar.close();
            if (Double.isNaN(before)) {
                return;
            }
            double low = Math.min(bar.low(), before);
            double sum = 0;
            for (int i = 0; i < pressures.length; i++) {
                pressures[i].add(bar.close() - low);
                ranges[i].add(Math.max(bar.high(), before) - low);
                sum += (4 >> i) * pressures[i].sum() / ranges[i].sum();
            }
            if (pressures[2].ready()) {
                set(0, 100 * sum / 7);
            }
        }
    }

    /** John Ehlers, 2002. */
    private static final class Fisher extends BarIndicator {
        private final Extreme highs;
        private final Extreme lows;
        private double value;
        private double previous = Double.NaN;

        Fisher(int length) {
            super(2, "fisher", "trigger");
            highs = Extreme.highest(length);
            lows = Extreme.lowest(length);
        }

        @Override
        void step(BarValues bar) {
            double high = highs.next(bar.middle());
            double low = lows.next(bar.middle());
            boolean first = Double.isNaN(previous);
            double place = high == low ? 0 : 0.66 * ((bar.middle() - low) / (high - low) - 0.5) + 0.67 * value;
            value = place > 0.99 ? 0.999 : place < -0.99 ? -0.999 : place;
            double fisher = first ? 0 : 0.5 * Math.log((1 + value) / (1 - value)) + 0.5 * previous;
            set(0, fisher);
            set(1, previous);
            previous = fisher;
        }
    }
}
