package io.aitrading.trading.strategy.library;

import io.aitrading.trading.indicator.LongWindowSum;
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

/** Long while the fast simple average of closes is above the slow one. Averages are compared as whole numbers. */
final class MovingAverageCross implements Strategy {
    static final StrategyDescriptor DESCRIPTOR = new StrategyDescriptor(
            "moving-average-cross",
            "Moving-average cross",
            "Buys when the fast moving average of closes crosses above the slow one, sells when it crosses below.",
            "Richard D. Donchian, Commodities: High Finance in Copper, Financial Analysts Journal 30(6), 1974",
            1,
            List.of(
                    ParameterSpec.integer("fast", "bars of the fast average", 10, 1, 10_000),
                    ParameterSpec.integer("slow", "bars of the slow average", 30, 2, 10_000),
                    new ParameterSpec(
                            "average",
                            ParameterSpec.Type.TEXT,
                            "simple (sma) or exponential (ema) averages",
                            "sma",
                            null,
                            null,
                            List.of("sma", "ema")),
                    ParameterSpec.flag("allowShort", "also sell short on a cross below", false)),
            parameters -> parameters.text("average").equals("ema")
                    ? new ExponentialCross(parameters)
                    : new MovingAverageCross(parameters));

    /** Averages closer than this share of the price count as equal; it matters only for prices of 13 digits or more. */
    private static final double EQUAL_SHARE = 1e-12;

    private final LongWindowSum fast;
    private final LongWindowSum slow;
    private final boolean allowShort;
    private final CrossDetector cross = new CrossDetector();

    MovingAverageCross(Parameters parameters) {
        fast = new LongWindowSum(parameters.integer("fast"));
        slow = new LongWindowSum(parameters.integer("slow"));
        allowShort = parameters.flag("allowShort");
        if (fast.length() >= slow.length()) {
            throw new ParameterException("fast", "RELATION", "must be below slow, which is " + slow.length());
        }
    }

    @Override
    public void onBar(StrategyContext context, Bars bars) {
        long close = bars.closeTicks(0);
        fast.add(close);
        slow.add(close);
        if (!slow.ready()) {
            return;
        }
        int crossed = cross.next(compare(close));
        if (crossed == 0) {
            return;
        }
        context.explain("fastAverage", bars.symbol().priceValue(fast.sum()) / fast.length());
        context.explain("slowAverage", bars.symbol().priceValue(slow.sum()) / slow.length());
        int symbol = bars.symbolIndex();
        if (crossed > 0) {
            context.signal(symbol, Signal.ENTER_LONG);
        } else {
            context.signal(symbol, allowShort ? Signal.ENTER_SHORT : Signal.EXIT_LONG);
        }
    }

    /** Sign of fast average minus slow average, both brought to the same denominator. */
    private int compare(long close) {
        long difference = Math.subtractExact(
                Math.multiplyExact(fast.sum(), slow.length()), Math.multiplyExact(slow.sum(), fast.length()));
        double tolerance = EQUAL_SHARE * close * fast.length() * slow.length();
        return Math.abs((double) difference) < tolerance ? 0 : Long.signum(difference);
    }

    @Override
    public void save(StrategyState state) {
        state.put("fast", fast.contents());
        state.put("slow", slow.contents());
        state.put("sign", cross.lastSign());
    }

    @Override
    public void restore(StrategyState state) {
        fast.restore(state.numbers("fast"));
        slow.restore(state.numbers("slow"));
        cross.restore((int) state.number("sign"));
    }
}
