package io.aitrading.trading.indicator;

import java.util.Map;
import java.util.function.Function;

/** Direction and turning points. */
final class TrendIndicators {
    private TrendIndicators() {}

    static void register(Map<String, Function<double[], BarIndicator>> all) {
        all.put("adx", p -> new DirectionalMovement(Indicators.length(p, 0)));
        all.put("aroon", p -> new Aroon(Indicators.length(p, 0)));
        all.put("psar", p -> new ParabolicStop(p[0], p[1]));
        all.put("heikinashi", p -> new HeikinAshi());
        all.put("pivots", p -> new Pivots(Indicators.length(p, 0), Indicators.length(p, 1), Indicators.length(p, 2)));
    }

    /** J. Welles Wilder, 1978. */
    private static final class DirectionalMovement extends BarIndicator {
        private final int length;
        private final TrueRange range = new TrueRange();
        private final Ema average;
        private final WindowStatistics history;
        private double ranges;
        private double ups;
        private double downs;
        private double previousHigh = Double.NaN;
        private double previousLow = Double.NaN;
        private int seen;

        DirectionalMovement(int length) {
            super(3 * length, "pdi", "mdi", "dx", "adx", "adxr");
            this.length = length;
            average = Ema.wilder(length);
            history = new WindowStatistics(length + 1);
        }

        @Override
        void step(BarValues bar) {
            double current = range.next(bar);
            double up = bar.high() - previousHigh;
            double down = previousLow - bar.low();
            previousHigh = bar.high();
            previousLow = bar.low();
            if (Double.isNaN(current)) {
                return;
            }
            // Wilder's running sums: full for the first n, then one nth leaves with each new one.
            double keep = seen++ < length ? 1 : 1 - 1.0 / length;
            ranges = ranges * keep + current;
            ups = ups * keep + (up > down && up > 0 ? up : 0);
            downs = downs * keep + (down > up && down > 0 ? down : 0);
            if (seen < length || ranges == 0) {
                return;
            }
            double plus = 100 * ups / ranges;
            double minus = 100 * downs / ranges;
            double index = plus + minus == 0 ? 0 : 100 * Math.abs(plus - minus) / (plus + minus);
            double smooth = average.next(index);
            set(0, plus);
            set(1, minus);
            set(2, index);
            set(3, smooth);
            if (!Double.isNaN(smooth)) {
                history.add(smooth);
                set(4, history.ready() ? (smooth + history.get(length)) / 2 : Double.NaN);
            }
        }
    }

    /** Tushar Chande, 1995. */
    private static final class Aroon extends BarIndicator {
        private final int length;
        private final Extreme highs;
        private final Extreme lows;

        Aroon(int length) {
            super(length + 1, "aroonUp", "aroonDown", "oscillator");
            this.length = length;
            highs = Extreme.highest(length + 1);
            lows = Extreme.lowest(length + 1);
        }

        @Override
        void step(BarValues bar) {
            highs.next(bar.high());
            lows.next(bar.low());
            if (highs.ready()) {
                double up = 100.0 * (length - highs.age()) / length;
                double down = 100.0 * (length - lows.age()) / length;
                set(0, up);
                set(1, down);
                set(2, up - down);
            }
        }
    }

    /** J. Welles Wilder, 1978. Nothing is given before the first reversal: the start's direction is a guess. */
    private static final class ParabolicStop extends BarIndicator {
        private final double step;
        private final double most;
        private final double[] highs = {Double.NaN, Double.NaN};
        private final double[] lows = {Double.NaN, Double.NaN};
        private boolean rising = true;
        private boolean reversedOnce;
        private double factor;
        private double extreme = Double.NaN;
        private double stop;

        ParabolicStop(double step, double most) {
            super(2, "sar", "isReversal");
            this.step = step;
            this.most = most;
            factor = step;
        }

        @Override
        void step(BarValues bar) {
            if (Double.isNaN(extreme)) {
                extreme = bar.high();
                stop = bar.low();
            } else {
                move(bar);
            }
            highs[1] = highs[0];
            highs[0] = bar.high();
            lows[1] = lows[0];
            lows[0] = bar.low();
        }

        private void move(BarValues bar) {
            double next = stop + factor * (extreme - stop);
            if (!Double.isNaN(highs[1])) {
                next = rising
                        ? Math.min(next, Math.min(lows[0], lows[1]))
                        : Math.max(next, Math.max(highs[0], highs[1]));
            }
            boolean reversal = rising ? bar.low() < next : bar.high() > next;
            if (reversal) {
                next = extreme;
                rising = !rising;
                factor = step;
                extreme = rising ? bar.high() : bar.low();
            } else if (rising ? bar.high() > extreme : bar.low() < extreme) {
                extreme = rising ? bar.high() : bar.low();
                factor = Math.min(factor + step, most);
            }
            stop = next;
            if (reversedOnce) {
                set(0, stop);
                set(1, reversal ? 1 : 0);
            }
            reversedOnce |= reversal;
        }
    }

    private static final class HeikinAshi extends BarIndicator {
        private double previousOpen = Double.NaN;
        private double previousClose;

        HeikinAshi() {
            super(1, "open", "high", "low", "close", "volume");
        }

        @Override
        void step(BarValues bar) {
            double open =
                    Double.isNaN(previousOpen) ? (bar.open() + bar.close()) / 2 : (previousOpen + previousClose) / 2;
            double close = (bar.open() + bar.high() + bar.low() + bar.close()) / 4;
            set(0, open);
            set(1, Math.max(bar.high(), Math.max(open, close)));
            set(2, Math.min(bar.low(), Math.min(open, close)));
            set(3, close);
            set(4, bar.volume());
            previousOpen = open;
            previousClose = close;
        }
    }
}
