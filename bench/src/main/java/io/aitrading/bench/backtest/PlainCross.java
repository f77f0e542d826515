package io.aitrading.bench.backtest;

import io.aitrading.trading.backtest.BarSeries;

/**
 * The average cross as one plain loop over whole numbers: one lot, filled at the next open, a fee a side. It knows nothing of the
 * engine, so that it can say whether the engine is right.
 */
final class PlainCross {
    private PlainCross() {}

    /** @return the final equity in thousandths of a tick, less the capital, mixed with the number of fills */
    static long checksum(BarSeries bars, int fast, int slow, long feePerThousand) {
        long fastSum = 0;
        long slowSum = 0;
        long cash = 0;
        int fills = 0;
        int sign = 0;
        int order = 0;
        boolean held = false;
        for (int i = 0; i < bars.size(); i++) {
            if (order != 0) {
                long price = bars.openTicks(i);
                cash -= order * price * 1_000 + price * feePerThousand;
                held = order > 0;
                order = 0;
                fills++;
            }
            fastSum += bars.closeTicks(i) - (i >= fast ? bars.closeTicks(i - fast) : 0);
            slowSum += bars.closeTicks(i) - (i >= slow ? bars.closeTicks(i - slow) : 0);
            int now = i < slow - 1 ? 0 : Long.signum(fastSum * slow - slowSum * fast);
            if (now == 0 || now == sign) {
                continue;
            }
            if (sign != 0 && held == now < 0) {
                order = now;
            }
            sign = now;
        }
        long value = held ? bars.closeTicks(bars.size() - 1) * 1_000 : 0;
        return mix(cash + value, fills);
    }

    static long mix(long equity, long fills) {
        return equity * 31 + fills;
    }
}
