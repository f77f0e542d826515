package io.aitrading.trading.strategy.library;

import io.aitrading.trading.indicator.RelativeStrength;
import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.ParameterException;
import io.aitrading.trading.strategy.ParameterSpec;
import io.aitrading.trading.strategy.Parameters;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.trading.strategy.StrategyState;
import java.util.List;

/** Buys weakness and sells strength, measured by Wilder's relative strength index of closes. */
final class RsiReversion implements Strategy {
    static final StrategyDescriptor DESCRIPTOR = new StrategyDescriptor(
            "rsi-reversion",
            "RSI reversion",
            "Buys when Wilder's RSI of closes is below the lower bound, sells when it is above the upper bound.",
            "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978, section VI",
            1,
            List.of(
                    ParameterSpec.integer("length", "bars of the RSI", 14, 1, 10_000),
                    ParameterSpec.decimal("oversold", "buy below this", "30", "0", "100"),
                    ParameterSpec.decimal("overbought", "sell above this", "70", "0", "100")),
            RsiReversion::new);

    private final RelativeStrength strength;
    private final double oversold;
    private final double overbought;

    RsiReversion(Parameters parameters) {
        strength = new RelativeStrength(parameters.integer("length"));
        oversold = parameters.real("oversold");
        overbought = parameters.real("overbought");
        if (oversold >= overbought) {
            throw new ParameterException("oversold", "RELATION", "must be below overbought, which is " + overbought);
        }
    }

    @Override
    public void onBar(StrategyContext context, Bars bars) {
        // Ticks instead of prices: the index does not depend on the unit, and whole numbers keep equal closes equal.
        double value = strength.next((double) bars.closeTicks(0));
        int symbol = bars.symbolIndex();
        if (value < oversold && context.positionLots(symbol) <= 0) {
            context.explain("rsi", value);
            context.signal(symbol, Signal.ENTER_LONG);
        } else if (value > overbought && context.positionLots(symbol) >= 0) {
            context.explain("rsi", value);
            context.signal(symbol, Signal.EXIT_LONG);
        }
    }

    @Override
    public void save(StrategyState state) {
        state.put("strength", strength.snapshot());
    }

    @Override
    public void restore(StrategyState state) {
        strength.restore(state.reals("strength"));
    }
}
