package io.aitrading.trading.indicator;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** All indicators by name, each made from its numbers in the order in which its source gives them. */
public final class Indicators {
    private static final Map<String, Function<double[], BarIndicator>> FACTORIES = new TreeMap<>();

    static {
        AverageIndicators.register(FACTORIES);
        BandIndicators.register(FACTORIES);
        MomentumIndicators.register(FACTORIES);
        OscillatorIndicators.register(FACTORIES);
        RangeIndicators.register(FACTORIES);
        StatisticIndicators.register(FACTORIES);
        StochasticIndicators.register(FACTORIES);
        TrendIndicators.register(FACTORIES);
        VolumeIndicators.register(FACTORIES);
    }

    private Indicators() {}

    public static Set<String> names() {
        return Collections.unmodifiableSet(FACTORIES.keySet());
    }

    /** A fresh indicator. */
    public static BarIndicator create(String name, double... parameters) {
        Function<double[], BarIndicator> factory = FACTORIES.get(name);
        if (factory == null) {
            throw new IllegalArgumentException("no indicator named " + name + "; there are " + FACTORIES.keySet());
        }
        return factory.apply(parameters);
    }

    /** The whole number among parameters, at least 1. */
    static int length(double[] parameters, int index) {
        if (index >= parameters.length || parameters[index] < 1 || parameters[index] != Math.rint(parameters[index])) {
            throw new IllegalArgumentException("parameter " + (index + 1) + " must be a whole number of at least 1");
        }
        return (int) parameters[index];
    }

    /** A one-output indicator of a function over bars. */
    static BarIndicator single(String output, int warmUpBars, Function<BarValues, Double> next) {
        return new BarIndicator(warmUpBars, output) {
            @Override
            void step(BarValues bar) {
                set(0, next.apply(bar));
            }
        };
    }
}
