package io.aitrading.trading.strategy.library;

import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.ParameterSpec;
import io.aitrading.trading.strategy.Parameters;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.trading.strategy.StrategyState;
import java.util.List;

/** Holds what has risen: long while the return over the look-back exceeds a threshold. */
final class Momentum implements Strategy {
    static final StrategyDescriptor DESCRIPTOR = new StrategyDescriptor(
            "momentum",
            "Time-series momentum",
            "Long while the return over the look-back is above the threshold, out while it is not.",
            "Moskowitz, Ooi, Pedersen, Time series momentum, Journal of Financial Economics 104(2), 2012",
            1,
            List.of(
                    ParameterSpec.integer("lookBack", "bars over which the return is measured", 90, 1, 10_000),
                    ParameterSpec.decimal("threshold", "return that must be exceeded, 0.01 is 1 %", "0", "-1", "10")),
            Momentum::new);

    private final long[] closes;
    private final double threshold;
    private long seen;

    Momentum(Parameters parameters) {
        closes = new long[parameters.integer("lookBack")];
        threshold = parameters.real("threshold");
    }

    @Override
    public void onBar(StrategyContext context, Bars bars) {
        long close = bars.closeTicks(0);
        int slot = (int) (seen++ % closes.length);
        long before = closes[slot];
        closes[slot] = close;
        if (seen <= closes.length) {
            return;
        }
        double change = (double) (close - before) / before;
        int symbol = bars.symbolIndex();
        boolean rising = change > threshold;
        if (rising != context.positionLots(symbol) > 0) {
            context.explain("return", change);
            context.signal(symbol, rising ? Signal.ENTER_LONG : Signal.EXIT_LONG);
        }
    }

    @Override
    public void save(StrategyState state) {
        state.put("closes", closes);
        state.put("seen", seen);
    }

    @Override
    public void restore(StrategyState state) {
        System.arraycopy(state.numbers("closes"), 0, closes, 0, closes.length);
        seen = state.number("seen");
    }
}
