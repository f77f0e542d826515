package io.aitrading.trading.indicator;

import java.util.Map;
import java.util.function.Function;

/** How far and how directly the price moves. */
final class RangeIndicators {
    private RangeIndicators() {}

    static void register(Map<String, Function<double[], BarIndicator>> all) {
        all.put("tr", p -> {
            TrueRange range = new TrueRange();
            return Indicators.single("tr", 2, range::next);
        });
        all.put("atr", p -> new AverageTrueRange(Indicators.length(p, 0)));
        all.put("chop", p -> new Choppiness(Indicators.length(p, 0)));
        all.put("ulcer", p -> new Ulcer(Indicators.length(p, 0)));
        all.put("vortex", p -> new Vortex(Indicators.length(p, 0)));
        all.put("elder-ray", p -> new ElderRay(Indicators.length(p, 0)));
    }

    /** J. Welles Wilder, 1978. */
    private static final class AverageTrueRange extends BarIndicator {
        private final TrueRange range = new TrueRange();
        private final Ema average;

        AverageTrueRange(int length) {
            super(length + 1, "tr", "atr", "atrp");
            average = Ema.wilder(length);
        }

        @Override
        void step(BarValues bar) {
            double current = range.next(bar);
            if (Double.isNaN(current)) {
                return;
            }
            double smooth = average.next(current);
            set(0, current);
            set(1, smooth);
            set(2, 100 * smooth / bar.close());
        }
    }

    /** E. W. Dreiss. */
    private static final class Choppiness extends BarIndicator {
        private final WindowStatistics ranges;
        private final Extreme highs;
        private final Extreme lows;
        private final double scale;
        private double previousClose = Double.NaN;

        Choppiness(int length) {
            super(length + 1, "chop");
            ranges = new WindowStatistics(length);
            highs = Extreme.highest(length);
            lows = Extreme.lowest(length);
            scale = 100 / Math.log(length);
        }

        @Override
        void step(BarValues bar) {
            double before = previousClose;
            previousClose = bar.close();
            if (Double.isNaN(before)) {
                return;
            }
            double high = Math.max(bar.high(), before);
            double low = Math.min(bar.low(), before);
            ranges.add(high - low);
            double span = highs.next(high) - lows.next(low);
            if (ranges.ready() && span != 0) {
                set(0, scale * Math.log(ranges.sum() / span));
            }
        }
    }

    /** Peter Martin, 1987: root of the mean squared fall from the highest close so far in the window; n steps a bar. */
    private static final class Ulcer extends BarIndicator {
        private final WindowStatistics closes;

        Ulcer(int length) {
            super(length, "ulcerIndex", "ui");
            closes = new WindowStatistics(length);
        }

        @Override
        void step(BarValues bar) {
            closes.add(bar.close());
            if (!closes.ready()) {
                return;
            }
            double highest = 0;
            double squares = 0;
            for (int back = closes.length() - 1; back >= 0; back--) {
                highest = Math.max(highest, closes.get(back));
                double fall = 100 * (closes.get(back) - highest) / highest;
                squares += fall * fall;
            }
            double index = Math.sqrt(squares / closes.length());
            set(0, index);
            set(1, index);
        }
    }

    /** Etienne Botes and Douglas Siepman, 2010. */
    private static final class Vortex extends BarIndicator {
        private final TrueRange range = new TrueRange();
        private final WindowStatistics ranges;
        private final WindowStatistics ups;
        private final WindowStatistics downs;
        private double previousHigh = Double.NaN;
        private double previousLow = Double.NaN;

        Vortex(int length) {
            super(length + 1, "pvi", "nvi");
            ranges = new WindowStatistics(length);
            ups = new WindowStatistics(length);
            downs = new WindowStatistics(length);
        }

        @Override
        void step(BarValues bar) {
            double current = range.next(bar);
            if (!Double.isNaN(current)) {
                ranges.add(current);
                ups.add(Math.abs(bar.high() - previousLow));
                downs.add(Math.abs(bar.low() - previousHigh));
                if (ranges.ready() && ranges.sum() != 0) {
                    set(0, ups.sum() / ranges.sum());
                    set(1, downs.sum() / ranges.sum());
                }
            }
            previousHigh = bar.high();
            previousLow = bar.low();
        }
    }

    /** Alexander Elder, 1989. */
    private static final class ElderRay extends BarIndicator {
        private final Ema average;

        ElderRay(int length) {
            super(length, "ema", "bullPower", "bearPower");
            average = Ema.of(length);
        }

        @Override
        void step(BarValues bar) {
            double centre = average.next(bar.close());
            set(0, centre);
            set(1, bar.high() - centre);
            set(2, bar.low() - centre);
        }
    }
}
