package io.aitrading.trading.indicator;

import java.util.Map;
import java.util.function.Function;

/** Price and volume together. */
final class VolumeIndicators {
    private VolumeIndicators() {}

    static void register(Map<String, Function<double[], BarIndicator>> all) {
        all.put("adl", p -> new Accumulation(0, 0, "adl", "moneyFlowMultiplier", "moneyFlowVolume"));
        all.put(
                "chaikin-osc",
                p -> new Accumulation(
                        Indicators.length(p, 0),
                        Indicators.length(p, 1),
                        "adl",
                        "moneyFlowMultiplier",
                        "moneyFlowVolume",
                        "oscillator",
                        "fastEma",
                        "slowEma"));
        all.put("cmf", p -> new MoneyFlowShare(Indicators.length(p, 0)));
        all.put("obv", p -> onBalance());
        all.put("mfi", p -> new MoneyFlowIndex(Indicators.length(p, 0)));
        all.put("force", p -> force(Indicators.length(p, 0)));
        all.put("kvo", p -> new Klinger(Indicators.length(p, 0), Indicators.length(p, 1), Indicators.length(p, 2)));
        all.put("vwap", p -> volumeWeighted());
        all.put("vwma", p -> volumeWeighted(Indicators.length(p, 0)));
    }

    private static double flowMultiplier(BarValues bar) {
        double range = bar.high() - bar.low();
        return range == 0 ? 0 : ((bar.close() - bar.low()) - (bar.high() - bar.close())) / range;
    }

    /** Marc Chaikin: money flow summed up, and the distance of two averages of the sum. */
    private static final class Accumulation extends BarIndicator {
        private final Ema fast;
        private final Ema slow;
        private final boolean oscillates;
        private double sum;

        Accumulation(int fastLength, int slowLength, String... outputs) {
            super(Math.max(1, slowLength), outputs);
            oscillates = slowLength > 0;
            fast = Ema.of(Math.max(1, fastLength));
            slow = Ema.of(Math.max(1, slowLength));
        }

        @Override
        void step(BarValues bar) {
            double multiplier = flowMultiplier(bar);
            sum += multiplier * bar.volume();
            set(0, sum);
            set(1, multiplier);
            set(2, multiplier * bar.volume());
            if (oscillates) {
                double quick = fast.next(sum);
                double late = slow.next(sum);
                set(3, quick - late);
                set(4, quick);
                set(5, late);
            }
        }
    }

    /** Marc Chaikin's money flow. */
    private static final class MoneyFlowShare extends BarIndicator {
        private final WindowStatistics flows;
        private final WindowStatistics volumes;

        MoneyFlowShare(int length) {
            super(length, "moneyFlowMultiplier", "moneyFlowVolume", "cmf");
            flows = new WindowStatistics(length);
            volumes = new WindowStatistics(length);
        }

        @Override
        void step(BarValues bar) {
            double multiplier = flowMultiplier(bar);
            flows.add(multiplier * bar.volume());
            volumes.add(bar.volume());
            set(0, multiplier);
            set(1, multiplier * bar.volume());
            if (flows.ready() && volumes.sum() != 0) {
                set(2, flows.sum() / volumes.sum());
            }
        }
    }

    /** Joseph Granville, 1963. */
    private static BarIndicator onBalance() {
        double[] state = {0, Double.NaN};
        return Indicators.single("obv", 1, bar -> {
            double direction = Double.isNaN(state[1]) ? 0 : Math.signum(bar.close() - state[1]);
            state[0] += direction * bar.volume();
            state[1] = bar.close();
            return state[0];
        });
    }

    /** Gene Quong and Avrum Soudack, 1989. */
    private static final class MoneyFlowIndex extends BarIndicator {
        private final WindowStatistics gains;
        private final WindowStatistics losses;
        private double previous = Double.NaN;

        MoneyFlowIndex(int length) {
            super(length + 1, "mfi");
            gains = new WindowStatistics(length);
            losses = new WindowStatistics(length);
        }

        @Override
        void step(BarValues bar) {
            double typical = bar.typical();
            if (!Double.isNaN(previous)) {
                double flow = typical * bar.volume();
                gains.add(typical > previous ? flow : 0);
                losses.add(typical < previous ? flow : 0);
                if (gains.ready()) {
                    set(0, losses.sum() <= 0 ? 100 : 100 - 100 / (1 + gains.sum() / losses.sum()));
                }
            }
            previous = typical;
        }
    }

    /** Alexander Elder, 1993. */
    private static BarIndicator force(int length) {
        Ema average = Ema.of(length);
        double[] previous = {Double.NaN};
        return Indicators.single("forceIndex", length + 1, bar -> {
            double before = previous[0];
            previous[0] = bar.close();
            return Double.isNaN(before) ? Double.NaN : average.next((bar.close() - before) * bar.volume());
        });
    }

    /** Stephen Klinger, 1997. */
    private static final class Klinger extends BarIndicator {
        private final Ema fast;
        private final Ema slow;
        private final Ema signal;
        private double previousPrice = Double.NaN;
        private double previousRange = Double.NaN;
        private double previousTrend = Double.NaN;
        private double cumulative;
        private double force;

        Klinger(int fastLength, int slowLength, int signalLength) {
            super(slowLength + signalLength + 1, "oscillator", "signal");
            fast = Ema.of(fastLength);
            slow = Ema.of(slowLength);
            signal = Ema.of(signalLength);
        }

        @Override
        void step(BarValues bar) {
            double price = bar.high() + bar.low() + bar.close();
            double range = bar.high() - bar.low();
            double trend = Double.isNaN(previousPrice) ? Double.NaN : price > previousPrice ? 1 : -1;
            if (!Double.isNaN(previousTrend)) {
                cumulative = trend == previousTrend ? cumulative + range : previousRange + range;
                force = force(bar.volume(), range, trend);
                double oscillator = fast.next(force) - slow.next(force);
                set(0, oscillator);
                if (!Double.isNaN(oscillator)) {
                    set(1, signal.next(oscillator));
                }
            }
            previousPrice = price;
            previousRange = range;
            previousTrend = trend;
        }

        private double force(double volume, double range, double trend) {
            if (range == cumulative || volume == 0) {
                return 0;
            }
            if (range == 0) {
                return volume * 2 * trend * 100;
            }
            return cumulative == 0 ? force : volume * Math.abs(2 * (range / cumulative - 1)) * trend * 100;
        }
    }

    /** Average price by volume since the first bar. */
    private static BarIndicator volumeWeighted() {
        double[] sums = {0, 0};
        return Indicators.single("vwap", 1, bar -> {
            sums[0] += bar.typical() * bar.volume();
            sums[1] += bar.volume();
            return sums[1] == 0 ? Double.NaN : sums[0] / sums[1];
        });
    }

    private static BarIndicator volumeWeighted(int length) {
        WindowStatistics values = new WindowStatistics(length);
        WindowStatistics volumes = new WindowStatistics(length);
        return Indicators.single("vwma", length, bar -> {
            values.add(bar.close() * bar.volume());
            volumes.add(bar.volume());
            return values.ready() && volumes.sum() != 0 ? values.sum() / volumes.sum() : Double.NaN;
        });
    }
}
