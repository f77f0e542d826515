package io.aitrading.trading.indicator;

import java.util.Map;
import java.util.function.Function;

/** Change of the price and its smoothed forms. */
final class MomentumIndicators {
    private MomentumIndicators() {}

    static void register(Map<String, Function<double[], BarIndicator>> all) {
        all.put("macd", p -> new Convergence(false, p, "macd", "signal", "histogram", "fastEma", "slowEma"));
        all.put("pvo", p -> new Convergence(true, p, "pvo", "signal", "histogram"));
        all.put("awesome", p -> new Awesome(Indicators.length(p, 0), Indicators.length(p, 1)));
        all.put("roc", p -> new RateOfChange(Indicators.length(p, 0)));
        all.put(
                "pmo",
                p -> new PriceMomentum(Indicators.length(p, 0), Indicators.length(p, 1), Indicators.length(p, 2)));
        all.put("trix", p -> new Trix(Indicators.length(p, 0)));
        all.put(
                "tsi",
                p -> new TrueStrength(Indicators.length(p, 0), Indicators.length(p, 1), Indicators.length(p, 2)));
        all.put("bop", p -> balance(Indicators.length(p, 0)));
        all.put("dpo", p -> new Detrended(Indicators.length(p, 0)));
    }

    /** Gerald Appel, 1979: distance of two averages and its own average; of volume in percent as PVO. */
    private static final class Convergence extends BarIndicator {
        private final boolean volume;
        private final Ema fast;
        private final Ema slow;
        private final Ema signal;

        Convergence(boolean volume, double[] p, String... outputs) {
            super(Indicators.length(p, 1) + Indicators.length(p, 2) - 1, outputs);
            this.volume = volume;
            fast = Ema.of(Indicators.length(p, 0));
            slow = Ema.of(Indicators.length(p, 1));
            signal = Ema.of(Indicators.length(p, 2));
        }

        @Override
        void step(BarValues bar) {
            double input = volume ? bar.volume() : bar.close();
            double quick = fast.next(input);
            double late = slow.next(input);
            double line = volume ? 100 * (quick - late) / late : quick - late;
            double average = Double.isNaN(line) ? Double.NaN : signal.next(line);
            set(0, line);
            set(1, average);
            set(2, line - average);
            if (!volume) {
                set(3, quick);
                set(4, late);
            }
        }
    }

    /** Bill Williams. */
    private static final class Awesome extends BarIndicator {
        private final WindowStatistics fast;
        private final WindowStatistics slow;

        Awesome(int fastLength, int slowLength) {
            super(slowLength, "oscillator", "normalized");
            fast = new WindowStatistics(fastLength);
            slow = new WindowStatistics(slowLength);
        }

        @Override
        void step(BarValues bar) {
            fast.add(bar.middle());
            slow.add(bar.middle());
            double oscillator = fast.mean() - slow.mean();
            set(0, oscillator);
            set(1, 100 * oscillator / bar.middle());
        }
    }

    private static final class RateOfChange extends BarIndicator {
        private final WindowStatistics closes;

        RateOfChange(int length) {
            super(length + 1, "momentum", "roc");
            closes = new WindowStatistics(length + 1);
        }

        @Override
        void step(BarValues bar) {
            closes.add(bar.close());
            if (closes.ready()) {
                double before = closes.get(closes.length() - 1);
                set(0, bar.close() - before);
                set(1, 100 * (bar.close() - before) / before);
            }
        }
    }

    /** Carl Swenlin: the rate of change smoothed twice with factors of 2/n. */
    private static final class PriceMomentum extends BarIndicator {
        private final Ema first;
        private final Ema second;
        private final Ema signal;
        private double previous = Double.NaN;

        PriceMomentum(int timeLength, int smoothLength, int signalLength) {
            super(timeLength + smoothLength + signalLength - 1, "pmo", "signal");
            first = Ema.withFactor(timeLength, 2.0 / timeLength);
            second = Ema.withFactor(smoothLength, 2.0 / smoothLength);
            signal = Ema.of(signalLength);
        }

        @Override
        void step(BarValues bar) {
            double before = previous;
            previous = bar.close();
            if (Double.isNaN(before)) {
                return;
            }
            double rate = first.next(100 * (bar.close() / before - 1));
            double line = Double.isNaN(rate) ? Double.NaN : second.next(10 * rate);
            set(0, line);
            set(1, Double.isNaN(line) ? Double.NaN : signal.next(line));
        }
    }

    /** Jack Hutson, 1983: change of a triple average; the later stages start at the first average. */
    private static final class Trix extends BarIndicator {
        private final Ema first;
        private final double factor;
        private double second = Double.NaN;
        private double third = Double.NaN;

        Trix(int length) {
            super(length + 1, "ema3", "trix");
            first = Ema.of(length);
            factor = 2.0 / (length + 1);
        }

        @Override
        void step(BarValues bar) {
            double one = first.next(bar.close());
            if (Double.isNaN(one)) {
                return;
            }
            if (Double.isNaN(second)) {
                second = one;
                third = one;
                return;
            }
            double before = third;
            second += factor * (one - second);
            third += factor * (second - third);
            set(0, third);
            set(1, 100 * (third - before) / before);
        }
    }

    /** William Blau, 1991. */
    private static final class TrueStrength extends BarIndicator {
        private final Ema[] changes;
        private final Ema[] sizes;
        private final Ema signal;
        private double previous = Double.NaN;

        TrueStrength(int length, int smoothLength, int signalLength) {
            super(length + smoothLength + signalLength - 1, "tsi", "signal");
            changes = new Ema[] {Ema.of(length), Ema.of(smoothLength)};
            sizes = new Ema[] {Ema.of(length), Ema.of(smoothLength)};
            signal = Ema.of(signalLength);
        }

        @Override
        void step(BarValues bar) {
            double before = previous;
            previous = bar.close();
            if (Double.isNaN(before)) {
                return;
            }
            double change = twice(changes, bar.close() - before);
            double size = twice(sizes, Math.abs(bar.close() - before));
            if (!Double.isNaN(change) && size != 0) {
                double strength = 100 * change / size;
                set(0, strength);
                set(1, signal.next(strength));
            }
        }

        private static double twice(Ema[] averages, double value) {
            double once = averages[0].next(value);
            return Double.isNaN(once) ? Double.NaN : averages[1].next(once);
        }
    }

    /** Igor Livshin's balance of power. */
    private static BarIndicator balance(int length) {
        WindowStatistics window = new WindowStatistics(length);
        return Indicators.single("bop", length, bar -> {
            double range = bar.high() - bar.low();
            window.add(range == 0 ? 0 : (bar.close() - bar.open()) / range);
            return window.mean();
        });
    }

    /** The close against an average of bars round it, so known only some bars later. */
    private static final class Detrended extends BarIndicator {
        private final WindowStatistics window;
        private final int shift;

        Detrended(int length) {
            super(length, "dpo", "sma");
            window = new WindowStatistics(length);
            shift = length / 2 + 1;
        }

        @Override
        public int delayBars(int output) {
            return shift;
        }

        @Override
        void step(BarValues bar) {
            window.add(bar.close());
            if (window.ready()) {
                set(0, window.get(shift) - window.mean());
                set(1, window.mean());
            }
        }
    }
}
