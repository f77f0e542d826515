package io.aitrading.trading.strategy.library;

import io.aitrading.trading.indicator.LongWindowExtreme;
import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.ParameterSpec;
import io.aitrading.trading.strategy.Parameters;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.trading.strategy.StrategyState;
import java.util.List;

/** Buys a close above the highest high of the bars before it, sells a close below their lowest low. */
final class DonchianBreakout implements Strategy {
    static final StrategyDescriptor DESCRIPTOR = new StrategyDescriptor(
            "donchian-breakout",
            "Donchian breakout",
            "Buys when a bar closes above the highest high of the previous bars; sells when it closes below their"
                    + " lowest low.",
            "Richard D. Donchian's four-week rule; Curtis Faith, Way of the Turtle, 2007 (20 in, 10 out)",
            1,
            List.of(
                    ParameterSpec.integer("entryBars", "bars whose highest high must be broken", 20, 1, 10_000),
                    ParameterSpec.integer("exitBars", "bars whose lowest low must be broken", 10, 1, 10_000)),
            DonchianBreakout::new);

    private final LongWindowExtreme highs;
    private final LongWindowExtreme lows;

    DonchianBreakout(Parameters parameters) {
        highs = LongWindowExtreme.highest(parameters.integer("entryBars"));
        lows = LongWindowExtreme.lowest(parameters.integer("exitBars"));
    }

    @Override
    public void onBar(StrategyContext context, Bars bars) {
        long close = bars.closeTicks(0);
        int symbol = bars.symbolIndex();
        // Compared before this bar is added: a bar cannot break its own high.
        if (highs.ready() && close > highs.value() && context.positionLots(symbol) <= 0) {
            context.explain("highestHigh", bars.symbol().priceValue(highs.value()));
            context.signal(symbol, Signal.ENTER_LONG);
        } else if (lows.ready() && close < lows.value() && context.positionLots(symbol) >= 0) {
            context.explain("lowestLow", bars.symbol().priceValue(lows.value()));
            context.signal(symbol, Signal.EXIT_LONG);
        }
        highs.add(bars.highTicks(0));
        lows.add(bars.lowTicks(0));
    }

    @Override
    public void save(StrategyState state) {
        state.put("highs", highs.snapshot());
        state.put("lows", lows.snapshot());
    }

    @Override
    public void restore(StrategyState state) {
        highs.restore(state.numbers("highs"));
        lows.restore(state.numbers("lows"));
    }
}
