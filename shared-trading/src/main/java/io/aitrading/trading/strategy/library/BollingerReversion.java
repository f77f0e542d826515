package io.aitrading.trading.strategy.library;

import io.aitrading.trading.indicator.WindowStatistics;
import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.ParameterSpec;
import io.aitrading.trading.strategy.Parameters;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.trading.strategy.StrategyState;
import java.util.List;

/** Buys below the lower band and sells above the chosen one. */
final class BollingerReversion implements Strategy {
    static final StrategyDescriptor DESCRIPTOR = new StrategyDescriptor(
            "bollinger-reversion",
            "Bollinger reversion",
            "Buys when a bar closes below the lower Bollinger band, sells when it closes above the exit band.",
            "John Bollinger, Bollinger on Bollinger Bands, 2001 (population deviation)",
            1,
            List.of(
                    ParameterSpec.integer("length", "bars of the average and deviation", 20, 2, 10_000),
                    ParameterSpec.decimal("deviations", "width of the bands in standard deviations", "2", "0.1", "10"),
                    new ParameterSpec(
                            "exit",
                            ParameterSpec.Type.TEXT,
                            "band above which the position is sold",
                            "middle",
                            null,
                            null,
                            List.of("middle", "upper"))),
            BollingerReversion::new);

    private final WindowStatistics window;
    private final double deviations;
    private final double exitDeviations;

    BollingerReversion(Parameters parameters) {
        window = new WindowStatistics(parameters.integer("length"));
        deviations = parameters.real("deviations");
        exitDeviations = parameters.text("exit").equals("upper") ? deviations : 0;
    }

    @Override
    public void onBar(StrategyContext context, Bars bars) {
        long close = bars.closeTicks(0);
        window.add((double) close);
        if (!window.ready()) {
            return;
        }
        double mean = window.mean();
        double deviation = window.deviation();
        int symbol = bars.symbolIndex();
        if (close < mean - deviations * deviation && context.positionLots(symbol) <= 0) {
            context.explain("zScore", (close - mean) / deviation);
            context.signal(symbol, Signal.ENTER_LONG);
        } else if (close > mean + exitDeviations * deviation && context.positionLots(symbol) > 0) {
            context.explain("zScore", deviation > 0 ? (close - mean) / deviation : 0);
            context.signal(symbol, Signal.EXIT_LONG);
        }
    }

    @Override
    public void save(StrategyState state) {
        state.put("window", window.snapshot());
    }

    @Override
    public void restore(StrategyState state) {
        window.restore(state.reals("window"));
    }
}
