package io.aitrading.trading.strategy.library;

import io.aitrading.trading.indicator.Ema;
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

/** Follows the crossing of the MACD line and its signal line. */
final class MacdCross implements Strategy {
    static final StrategyDescriptor DESCRIPTOR = new StrategyDescriptor(
            "macd",
            "MACD",
            "Buys when the MACD line crosses above its signal line, sells when it crosses below.",
            "Gerald Appel, The Moving Average Convergence-Divergence Trading Method, 1979",
            1,
            List.of(
                    ParameterSpec.integer("fast", "bars of the fast exponential average", 12, 1, 10_000),
                    ParameterSpec.integer("slow", "bars of the slow exponential average", 26, 2, 10_000),
                    ParameterSpec.integer("signal", "bars of the signal line", 9, 1, 10_000)),
            MacdCross::new);

    /** Lines closer than this share of the price count as equal: rounding must not make a crossing. */
    private static final double EQUAL_SHARE = 1e-12;

    private final Ema fast;
    private final Ema slow;
    private final Ema signal;
    private final CrossDetector cross = new CrossDetector();

    MacdCross(Parameters parameters) {
        if (parameters.integer("fast") >= parameters.integer("slow")) {
            throw new ParameterException("fast", "RELATION", "must be below slow, which is " + parameters.text("slow"));
        }
        fast = Ema.of(parameters.integer("fast"));
        slow = Ema.of(parameters.integer("slow"));
        signal = Ema.of(parameters.integer("signal"));
    }

    @Override
    public void onBar(StrategyContext context, Bars bars) {
        long close = bars.closeTicks(0);
        double fastValue = fast.next((double) close);
        double line = fastValue - slow.next((double) close);
        if (Double.isNaN(line)) {
            return;
        }
        double signalLine = signal.next(line);
        if (Double.isNaN(signalLine)) {
            return;
        }
        double histogram = line - signalLine;
        int crossed = cross.next(Math.abs(histogram) < EQUAL_SHARE * close ? 0 : (int) Math.signum(histogram));
        if (crossed != 0) {
            context.explain("histogram", histogram * bars.symbol().tickValue());
            context.signal(bars.symbolIndex(), crossed > 0 ? Signal.ENTER_LONG : Signal.EXIT_LONG);
        }
    }

    @Override
    public void save(StrategyState state) {
        state.put("fast", fast.snapshot());
        state.put("slow", slow.snapshot());
        state.put("signal", signal.snapshot());
        state.put("sign", cross.lastSign());
    }

    @Override
    public void restore(StrategyState state) {
        fast.restore(state.reals("fast"));
        slow.restore(state.reals("slow"));
        signal.restore(state.reals("signal"));
        cross.restore((int) state.number("sign"));
    }
}
