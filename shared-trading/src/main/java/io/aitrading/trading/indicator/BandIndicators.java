package io.aitrading.trading.indicator;

import java.util.Map;
import java.util.function.Function;

/** Bands and channels round the price. */
final class BandIndicators {
    private BandIndicators() {}

    static void register(Map<String, Function<double[], BarIndicator>> all) {
        all.put("bb", p -> new Bollinger(Indicators.length(p, 0), p[1]));
        all.put("donchian", p -> new Donchian(Indicators.length(p, 0)));
        all.put("keltner", p -> new Keltner(Indicators.length(p, 0), p[1], Indicators.length(p, 2)));
        all.put("ma-env", p -> new Envelope(Indicators.length(p, 0), p[1]));
        all.put("chexit", p -> new Chandelier(Indicators.length(p, 0), p[1]));
        all.put("supertrend", p -> new SuperTrend(Indicators.length(p, 0), p[1]));
        all.put(
                "ichimoku",
                p -> new Ichimoku(Indicators.length(p, 0), Indicators.length(p, 1), Indicators.length(p, 2)));
    }

    /** John Bollinger, 2001; population deviation. */
    private static final class Bollinger extends BarIndicator {
        private final WindowStatistics window;
        private final double width;

        Bollinger(int length, double deviations) {
            super(length, "sma", "upperBand", "lowerBand", "percentB", "zScore", "width");
            window = new WindowStatistics(length);
            width = deviations;
        }

        @Override
        void step(BarValues bar) {
            window.add(bar.close());
            if (!window.ready()) {
                return;
            }
            double mean = window.mean();
            double deviation = window.deviation();
            double upper = mean + width * deviation;
            double lower = mean - width * deviation;
            set(0, mean);
            set(1, upper);
            set(2, lower);
            set(3, (bar.close() - lower) / (upper - lower));
            set(4, (bar.close() - mean) / deviation);
            set(5, (upper - lower) / mean);
        }
    }

    /** Richard Donchian: extremes of the bars before this one. */
    private static final class Donchian extends BarIndicator {
        private final Extreme highs;
        private final Extreme lows;

        Donchian(int length) {
            super(length + 1, "upperBand", "centerline", "lowerBand", "width");
            highs = Extreme.highest(length);
            lows = Extreme.lowest(length);
        }

        @Override
        void step(BarValues bar) {
            if (highs.ready()) {
                double centre = (highs.value() + lows.value()) / 2;
                set(0, highs.value());
                set(1, centre);
                set(2, lows.value());
                set(3, (highs.value() - lows.value()) / centre);
            }
            highs.next(bar.high());
            lows.next(bar.low());
        }
    }

    /** Chester Keltner, 1960, with Linda Raschke's true range. */
    private static final class Keltner extends BarIndicator {
        private final Ema centre;
        private final TrueRange range = new TrueRange();
        private final Ema atr;
        private final double multiple;

        Keltner(int length, double multiple, int atrLength) {
            super(Math.max(length, atrLength + 1), "upperBand", "centerline", "lowerBand", "width");
            centre = Ema.of(length);
            atr = Ema.wilder(atrLength);
            this.multiple = multiple;
        }

        @Override
        void step(BarValues bar) {
            double middle = centre.next(bar.close());
            double average = range.smoothed(bar, atr);
            if (Double.isNaN(middle) || Double.isNaN(average)) {
                return;
            }
            set(0, middle + multiple * average);
            set(1, middle);
            set(2, middle - multiple * average);
            set(3, 2 * multiple * average / middle);
        }
    }

    /** A simple average and a fixed percentage round it. */
    private static final class Envelope extends BarIndicator {
        private final WindowStatistics window;
        private final double share;

        Envelope(int length, double percent) {
            super(length, "centerline", "upperEnvelope", "lowerEnvelope");
            window = new WindowStatistics(length);
            share = percent / 100;
        }

        @Override
        void step(BarValues bar) {
            window.add(bar.close());
            double mean = window.mean();
            set(0, mean);
            set(1, mean * (1 + share));
            set(2, mean * (1 - share));
        }
    }

    /** Charles Le Beau's exit of a long position. */
    private static final class Chandelier extends BarIndicator {
        private final Extreme highs;
        private final TrueRange range = new TrueRange();
        private final Ema atr;
        private final double multiple;

        Chandelier(int length, double multiple) {
            super(length + 1, "chandelierExit");
            highs = Extreme.highest(length);
            atr = Ema.wilder(length);
            this.multiple = multiple;
        }

        @Override
        void step(BarValues bar) {
            set(0, highs.next(bar.high()) - multiple * range.smoothed(bar, atr));
        }
    }

    /** Olivier Seban. */
    private static final class SuperTrend extends BarIndicator {
        private final TrueRange range = new TrueRange();
        private final Ema atr;
        private final double multiple;
        private double upper = Double.NaN;
        private double lower = Double.NaN;
        private double previousClose = Double.NaN;
        private boolean rising;

        SuperTrend(int length, double multiple) {
            super(length + 1, "superTrend", "upperBand", "lowerBand");
            atr = Ema.wilder(length);
            this.multiple = multiple;
        }

        @Override
        void step(BarValues bar) {
            double average = range.smoothed(bar, atr);
            if (!Double.isNaN(average)) {
                double above = bar.middle() + multiple * average;
                double below = bar.middle() - multiple * average;
                if (Double.isNaN(upper)) {
                    rising = bar.close() >= bar.middle();
                    upper = above;
                    lower = below;
                }
                upper = above < upper || previousClose > upper ? above : upper;
                lower = below > lower || previousClose < lower ? below : lower;
                rising = bar.close() > (rising ? lower : upper);
                set(0, rising ? lower : upper);
                set(rising ? 2 : 1, rising ? lower : upper);
            }
            previousClose = bar.close();
        }
    }

    /** Goichi Hosoda, 1969. The spans ahead are given on the bar they are drawn at, the lagging one belongs to an older bar. */
    private static final class Ichimoku extends BarIndicator {
        private final Extreme[] highs;
        private final Extreme[] lows;
        private final int shift;
        private final WindowStatistics spanA;
        private final WindowStatistics spanB;

        Ichimoku(int fast, int base, int slow) {
            super(slow + base, "tenkanSen", "kijunSen", "senkouSpanA", "senkouSpanB", "chikouSpan");
            highs = new Extreme[] {Extreme.highest(fast), Extreme.highest(base), Extreme.highest(slow)};
            lows = new Extreme[] {Extreme.lowest(fast), Extreme.lowest(base), Extreme.lowest(slow)};
            shift = base;
            spanA = new WindowStatistics(base + 1);
            spanB = new WindowStatistics(base + 1);
        }

        @Override
        public int delayBars(int output) {
            return output == 4 ? shift : 0;
        }

        @Override
        void step(BarValues bar) {
            double[] middle = new double[highs.length];
            for (int i = 0; i < middle.length; i++) {
                double sum = highs[i].next(bar.high()) + lows[i].next(bar.low());
                middle[i] = highs[i].ready() ? sum / 2 : Double.NaN;
            }
            set(0, middle[0]);
            set(1, middle[1]);
            set(2, shifted(spanA, (middle[0] + middle[1]) / 2));
            set(3, shifted(spanB, middle[2]));
            set(4, bar.close());
        }

        private double shifted(WindowStatistics window, double value) {
            if (Double.isNaN(value)) {
                return Double.NaN;
            }
            window.add(value);
            return window.ready() ? window.get(shift) : Double.NaN;
        }
    }
}
