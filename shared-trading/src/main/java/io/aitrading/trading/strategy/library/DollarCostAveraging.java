package io.aitrading.trading.strategy.library;

import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.ParameterSpec;
import io.aitrading.trading.strategy.Parameters;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.trading.strategy.StrategyState;
import java.util.List;

/** Buys the same size every so many bars, whatever the price. */
final class DollarCostAveraging implements Strategy {
    static final StrategyDescriptor DESCRIPTOR = new StrategyDescriptor(
            "dca",
            "Dollar-cost averaging",
            "Buys a part of the entry size every so many bars until all parts are bought, and never sells.",
            "Benjamin Graham, The Intelligent Investor, 1949, chapter 5",
            1,
            List.of(
                    ParameterSpec.integer("everyBars", "bars between two purchases", 30, 1, 100_000),
                    ParameterSpec.integer("parts", "how many purchases in all", 12, 1, 10_000)),
            DollarCostAveraging::new);

    private final long everyBars;
    private final long parts;
    private long seen;
    private long bought;
    private long partLots;

    DollarCostAveraging(Parameters parameters) {
        everyBars = parameters.number("everyBars");
        parts = parameters.number("parts");
    }

    @Override
    public void onBar(StrategyContext context, Bars bars) {
        if (bought >= parts || seen++ % everyBars != 0) {
            return;
        }
        int symbol = bars.symbolIndex();
        if (bought == 0) {
            // One size for all purchases: the account shrinks with each of them, the plan does not.
            partLots = context.entryLots(symbol) / parts;
        }
        if (partLots >= bars.symbol().minLots()) {
            bought++;
            context.explain("purchase", (double) bought);
            context.buy(symbol, partLots, "dca");
        }
    }

    @Override
    public void save(StrategyState state) {
        state.put("seen", seen);
        state.put("bought", bought);
        state.put("partLots", partLots);
    }

    @Override
    public void restore(StrategyState state) {
        seen = state.number("seen");
        bought = state.number("bought");
        partLots = state.number("partLots");
    }
}
