package io.aitrading.trading.strategy.library;

import io.aitrading.domain.Side;
import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.ParameterSpec;
import io.aitrading.trading.strategy.Parameters;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.trading.strategy.StrategyFill;
import io.aitrading.trading.strategy.StrategyState;
import java.util.List;

/** Rests buys on a ladder below the first price; each one filled rests a sale one step higher, and the sale the buy again. */
final class GridTrading implements Strategy {
    static final StrategyDescriptor DESCRIPTOR = new StrategyDescriptor(
            "grid",
            "Grid",
            "Rests limit buys at even steps below the first close; a filled buy rests a sale one step above, and a"
                    + " filled sale rests the buy again.",
            "Ladder trading as in Robert Lichello, How to Make $1,000,000 in the Stock Market Automatically, 1977",
            1,
            List.of(
                    ParameterSpec.integer("levels", "how many buys rest below the first price", 5, 1, 200),
                    ParameterSpec.decimal("step", "distance between levels, 0.01 is 1 %", "0.01", "0.0001", "0.5")),
            GridTrading::new);

    private final int levels;
    private final double step;
    private long stepTicks;
    private long anchorTicks;

    GridTrading(Parameters parameters) {
        levels = parameters.integer("levels");
        step = parameters.real("step");
    }

    @Override
    public void onBar(StrategyContext context, Bars bars) {
        if (anchorTicks != 0) {
            return;
        }
        int symbol = bars.symbolIndex();
        long lots = context.entryLots(symbol) / levels;
        if (lots == 0) {
            return;
        }
        anchorTicks = bars.closeTicks(0);
        stepTicks = Math.max(1, Math.round(anchorTicks * step));
        context.explain("anchor", bars.close(0));
        for (int level = 1; level <= levels; level++) {
            long price = anchorTicks - level * stepTicks;
            if (price > 0) {
                context.submit(OrderIntent.limit(symbol, Side.BUY, lots, price, "grid-buy"));
            }
        }
    }

    @Override
    public void onFill(StrategyContext context, StrategyFill fill) {
        // Resting at the level, not at the fill price: a fill better than the level must not make the ladder drift.
        long level = Math.max(1, Math.round((anchorTicks - (double) fill.priceTicks()) / stepTicks));
        if (fill.side() == Side.BUY) {
            long price = anchorTicks - (level - 1) * stepTicks;
            context.submit(OrderIntent.limit(fill.symbolIndex(), Side.SELL, fill.lots(), price, "grid-sell"));
        } else {
            long buyLevel = Math.round((anchorTicks - (double) fill.priceTicks()) / stepTicks) + 1;
            long price = anchorTicks - buyLevel * stepTicks;
            context.submit(OrderIntent.limit(fill.symbolIndex(), Side.BUY, fill.lots(), price, "grid-buy"));
        }
    }

    @Override
    public void save(StrategyState state) {
        state.put("anchor", anchorTicks);
        state.put("step", stepTicks);
    }

    @Override
    public void restore(StrategyState state) {
        anchorTicks = state.number("anchor");
        stepTicks = state.number("step");
    }
}
