package io.aitrading.trading.strategy.declarative;

import io.aitrading.trading.indicator.Ema;
import io.aitrading.trading.indicator.RelativeStrength;
import io.aitrading.trading.indicator.WindowStatistics;
import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.StrategyState;
import java.util.List;

/** A function over the last values of a part: average, strength, extreme, or the value some bars ago. */
final class WindowNode extends RuleNode {
    static final List<String> FUNCTIONS = List.of("sma", "ema", "rsi", "stdev", "highest", "lowest", "previous");

    private final String function;
    private final RuleNode input;
    private final int length;
    private final WindowStatistics window;
    private final Ema average;
    private final RelativeStrength strength;

    WindowNode(String function, RuleNode input, int length) {
        super(Kind.NUMBER);
        this.function = function;
        this.input = input;
        this.length = length;
        // "previous" looks one bar further than its length.
        window = new WindowStatistics(function.equals("previous") ? length + 1 : length);
        average = Ema.of(length);
        strength = new RelativeStrength(length);
    }

    @Override
    double next(Bars bars) {
        double value = input.next(bars);
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        return switch (function) {
            case "ema" -> average.next(value);
            case "rsi" -> strength.next(value);
            default -> windowed(value);
        };
    }

    private double windowed(double value) {
        window.add(value);
        if (!window.ready()) {
            return Double.NaN;
        }
        return switch (function) {
            case "sma" -> window.mean();
            case "stdev" -> window.deviation();
            case "highest" -> extreme(1);
            case "lowest" -> extreme(-1);
            case "previous" -> window.get(length);
            default -> throw new IllegalStateException("no function named " + function);
        };
    }

    private double extreme(int sign) {
        double best = window.get(0);
        for (int back = 1; back < length; back++) {
            double candidate = window.get(back);
            best = sign * candidate > sign * best ? candidate : best;
        }
        return best;
    }

    @Override
    void save(StrategyState state) {
        state.put("window", window.snapshot());
        state.put("average", average.snapshot());
        state.put("strength", strength.snapshot());
        input.save(state.part("input"));
    }

    @Override
    void restore(StrategyState state) {
        window.restore(state.reals("window"));
        average.restore(state.reals("average"));
        strength.restore(state.reals("strength"));
        input.restore(state.part("input"));
    }
}
