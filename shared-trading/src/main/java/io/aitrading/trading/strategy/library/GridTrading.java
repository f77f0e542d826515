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
import io.aitrading.trading.strategy.WorkingOrder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    private static final String BUYS = "grid-buy";
    private static final String SELLS = "grid-sell";

    private final int levels;
    private final double step;
    /** Level of each order that rests, by its number; 1 is the first below the anchor. */
    private final Map<Long, Long> resting = new TreeMap<>();

    private long levelLots;
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
        levelLots = context.entryLots(symbol) / levels;
        if (levelLots == 0) {
            return;
        }
        anchorTicks = bars.closeTicks(0);
        stepTicks = Math.max(1, Math.round(anchorTicks * step));
        context.explain("anchor", bars.close(0));
        for (long level = 1; level <= levels; level++) {
            buy(context, symbol, level);
        }
    }

    private void buy(StrategyContext context, int symbol, long level) {
        long price = anchorTicks - level * stepTicks;
        if (price > 0) {
            resting.put(context.submit(OrderIntent.limit(symbol, Side.BUY, levelLots, price, BUYS)), level);
        }
    }

    @Override
    public void onFill(StrategyContext context, StrategyFill fill) {
        // A level turns when its order is complete: parts of it may be too small for the venue.
        @Nullable Long level = fill.orderDone() ? resting.get(fill.orderId()) : null;
        if (level == null) {
            return;
        }
        if (fill.reason().equals(BUYS)) {
            resting.remove(fill.orderId());
            sell(context, fill.symbolIndex(), level);
        } else if (fill.reason().equals(SELLS)) {
            resting.remove(fill.orderId());
            buy(context, fill.symbolIndex(), level);
        }
    }

    /** Sells what the level bought, less what a fee took of it. */
    private void sell(StrategyContext context, int symbol, long level) {
        long free = context.positionLots(symbol);
        for (WorkingOrder order : context.openOrders(symbol)) {
            if (order.intent().side() == Side.SELL) {
                free -= order.leavesLots();
            }
        }
        long lots = Math.min(levelLots, free);
        if (lots > 0) {
            // One step above the level, not above the fill: a better fill must not make the ladder drift.
            long price = anchorTicks - (level - 1) * stepTicks;
            resting.put(context.submit(OrderIntent.limit(symbol, Side.SELL, lots, price, SELLS)), level);
        }
    }

    @Override
    public void save(StrategyState state) {
        state.put("anchor", anchorTicks);
        state.put("step", stepTicks);
        state.put("levelLots", levelLots);
        state.put("orders", numbers(resting.keySet()));
        state.put("levels", numbers(resting.values()));
    }

    @Override
    public void restore(StrategyState state) {
        anchorTicks = state.number("anchor");
        stepTicks = state.number("step");
        levelLots = state.number("levelLots");
        long[] orders = state.numbers("orders");
        long[] at = state.numbers("levels");
        for (int i = 0; i < orders.length; i++) {
            resting.put(orders[i], at[i]);
        }
    }

    private static long[] numbers(Collection<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
