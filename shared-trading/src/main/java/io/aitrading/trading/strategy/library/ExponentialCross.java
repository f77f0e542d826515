package io.aitrading.trading.strategy.library;

import io.aitrading.trading.indicator.Ema;
import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.ParameterException;
import io.aitrading.trading.strategy.Parameters;
import io.aitrading.trading.strategy.Signal;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;
import io.aitrading.trading.strategy.StrategyState;

/** The moving-average cross with exponential averages, each seeded with the simple average of its first values. */
final class ExponentialCross implements Strategy {
    /** Averages closer than this share of the price count as equal: rounding must not make a crossing. */
    private static final double EQUAL_SHARE = 1e-12;

    private final Ema fast;
    private final Ema slow;
    private final boolean allowShort;
    private final CrossDetector cross = new CrossDetector();

    ExponentialCross(Parameters parameters) {
        if (parameters.integer("fast") >= parameters.integer("slow")) {
            throw new ParameterException("fast", "RELATION", "must be below slow, which is " + parameters.text("slow"));
        }
        fast = Ema.of(parameters.integer("fast"));
        slow = Ema.of(parameters.integer("slow"));
        allowShort = parameters.flag("allowShort");
    }

    @Override
    public void onBar(StrategyContext context, Bars bars) {
        double close = (double) bars.closeTicks(0);
        double difference = fast.next(close) - slow.next(close);
        if (Double.isNaN(difference)) {
            return;
        }
        int crossed = cross.next(Math.abs(difference) < EQUAL_SHARE * close ? 0 : (int) Math.signum(difference));
        if (crossed == 0) {
            return;
        }
        context.explain("averageDistance", difference * bars.symbol().tickValue());
        if (crossed > 0) {
            context.signal(bars.symbolIndex(), Signal.ENTER_LONG);
        } else {
            context.signal(bars.symbolIndex(), allowShort ? Signal.ENTER_SHORT : Signal.EXIT_LONG);
        }
    }

    @Override
    public void save(StrategyState state) {
        state.put("fast", fast.snapshot());
        state.put("slow", slow.snapshot());
        state.put("sign", cross.lastSign());
    }

    @Override
    public void restore(StrategyState state) {
        fast.restore(state.reals("fast"));
        slow.restore(state.reals("slow"));
        cross.restore((int) state.number("sign"));
    }
}
