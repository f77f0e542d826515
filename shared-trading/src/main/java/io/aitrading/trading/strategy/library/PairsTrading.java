package io.aitrading.trading.strategy.library;

import io.aitrading.trading.indicator.WindowStatistics;
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

/** Trades the distance of two prices back to its mean: long the cheap one, short the dear one. */
final class PairsTrading implements Strategy {
    static final StrategyDescriptor DESCRIPTOR = new StrategyDescriptor(
            "pairs",
            "Pairs trading",
            "Watches the logarithm of the price ratio of two symbols; beyond the entry distance from its mean it buys"
                    + " the cheap and sells the dear one, and closes both near the mean.",
            "Gatev, Goetzmann, Rouwenhorst, Pairs Trading, Review of Financial Studies 19(3), 2006",
            2,
            List.of(
                    ParameterSpec.integer("length", "bars of the mean and deviation of the ratio", 60, 2, 10_000),
                    ParameterSpec.decimal("entry", "deviations from the mean at which to open", "2", "0.1", "10"),
                    ParameterSpec.decimal("exit", "deviations from the mean at which to close", "0.5", "0", "10")),
            PairsTrading::new);

    private final WindowStatistics ratios;
    private final double entry;
    private final double exit;
    private long lastTime = Long.MIN_VALUE;

    PairsTrading(Parameters parameters) {
        ratios = new WindowStatistics(parameters.integer("length"));
        entry = parameters.real("entry");
        exit = parameters.real("exit");
        if (exit >= entry) {
            throw new ParameterException("exit", "RELATION", "must be below entry, which is " + entry);
        }
    }

    @Override
    public void onBar(StrategyContext context, Bars bars) {
        Bars first = context.bars(0);
        Bars second = context.bars(1);
        // Acts once both symbols have closed the bar of this time.
        if (first.available() == 0
                || second.available() == 0
                || first.openTimeMillis(0) != second.openTimeMillis(0)
                || first.openTimeMillis(0) == lastTime) {
            return;
        }
        lastTime = first.openTimeMillis(0);
        double ratio = Math.log(first.close(0) / second.close(0));
        ratios.add(ratio);
        double deviation = ratios.deviation();
        if (!(deviation > 0)) {
            return;
        }
        double score = (ratio - ratios.mean()) / deviation;
        trade(context, score);
    }

    private void trade(StrategyContext context, double score) {
        long position = context.positionLots(0);
        if (position == 0 && score < -entry) {
            context.explain("zScore", score);
            context.signal(0, Signal.ENTER_LONG);
            context.signal(1, Signal.ENTER_SHORT);
        } else if (position == 0 && score > entry) {
            context.explain("zScore", score);
            context.signal(0, Signal.ENTER_SHORT);
            context.signal(1, Signal.ENTER_LONG);
        } else if (position > 0 && score > -exit) {
            context.explain("zScore", score);
            context.signal(0, Signal.EXIT_LONG);
            context.signal(1, Signal.EXIT_SHORT);
        } else if (position < 0 && score < exit) {
            context.explain("zScore", score);
            context.signal(0, Signal.EXIT_SHORT);
            context.signal(1, Signal.EXIT_LONG);
        }
    }

    @Override
    public void save(StrategyState state) {
        state.put("ratios", ratios.snapshot());
        state.put("lastTime", lastTime);
    }

    @Override
    public void restore(StrategyState state) {
        ratios.restore(state.reals("ratios"));
        lastTime = state.number("lastTime");
    }
}
