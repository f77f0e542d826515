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
        all.put("cci", p -> channel(Indicators.length(p, 0)));
        all.put("cmo", p -> chande(Indicators.length(p, 0)));
        all.put("uo", p -> new Ultimate(Indicators.length(p, 0), Indicators.length(p, 1), Indicators.length(p, 2)));
        all.put("fisher", p -> new Fisher(Indicators.length(p, 0)));
    }

    /** Larry Connors: strength of the price, strength of its streak, rank of its change. */
    private static final class Connors extends BarIndicator {
        private final RelativeStrength price;
        private final RelativeStrength streaks;
        private final SortedWindow changes;
        private final int ranked;
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
            changes = new SortedWindow(rankLength + 1);
            ranked = rankLength;
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
            }
            // The first bar has no change; no other ranks above it.
            double change = Double.isNaN(before) ? Double.MAX_VALUE : bar.close() / before - 1;
            changes.add(change);
            double streakStrength = streaks.next(streak);
            double rank = changes.ready() ? 100.0 * changes.below(change) / ranked : Double.NaN;
            set(0, streak);
            set(1, strength);
            set(2, seen >= streakStart ? streakStrength : Double.NaN);
            set(3, rank);
            if (seen >= warmUpBars() - 1) {
                set(4, (strength + streakStrength + rank) / 3);
            }
            seen++;
        }
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
