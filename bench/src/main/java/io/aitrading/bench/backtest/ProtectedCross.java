package io.aitrading.bench.backtest;

import io.aitrading.domain.Side;
import io.aitrading.trading.indicator.Ema;
import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.OrderIntent;
import io.aitrading.trading.strategy.Protection;
import io.aitrading.trading.strategy.Strategy;
import io.aitrading.trading.strategy.StrategyContext;

/** Buys on a cross of exponential averages, protected or not, and sells on the cross below. */
final class ProtectedCross implements Strategy {
    static final int FAST = 10;
    static final int SLOW = 30;
    static final long LOTS = 10;
    static final long TAKE_PROFIT = 200_000;
    static final long STOP_LOSS = 100_000;
    static final Protection BRACKET = new Protection(TAKE_PROFIT, STOP_LOSS, 0);

    private final Ema fast = Ema.of(FAST);
    private final Ema slow = Ema.of(SLOW);
    private final Protection protection;
    private final int firstBar;
    private int sign;

    /** @param firstBar before it nothing is bought, so that averages that start differently have come together */
    ProtectedCross(Protection protection, int firstBar) {
        this.protection = protection;
        this.firstBar = firstBar;
    }

    @Override
    public void onBar(StrategyContext context, Bars bars) {
        double close = (double) bars.closeTicks(0);
        double difference = fast.next(close) - slow.next(close);
        if (Double.isNaN(difference) || difference == 0) {
            return;
        }
        int now = difference > 0 ? 1 : -1;
        int before = sign;
        sign = now;
        if (before == 0 || before == now || bars.count() <= firstBar) {
            return;
        }
        long position = context.positionLots(0);
        if (now > 0 && position == 0 && !context.hasOpenOrder(0)) {
            context.submit(OrderIntent.market(0, Side.BUY, LOTS, "in").protectedBy(protection));
        } else if (now < 0 && position > 0) {
            context.submit(OrderIntent.market(0, Side.SELL, position, "out").onlyReducing());
        }
    }
}
