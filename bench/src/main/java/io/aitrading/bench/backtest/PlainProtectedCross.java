package io.aitrading.bench.backtest;

import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.indicator.Ema;

/**
 * What {@link ProtectedCross} comes to, as one plain loop without orders, events or logs: it says whether the engine is right, and how
 * fast a loop written for this one strategy can be. Inside a bar the stop counts before the profit. Money in thousandths of a tick.
 */
final class PlainProtectedCross {
    private final BarSeries bars;
    private final long slip;
    private final Ema fast = Ema.of(ProtectedCross.FAST);
    private final Ema slow = Ema.of(ProtectedCross.SLOW);

    private long cash;
    private long lots;
    private long stop;
    private long target;
    private long fills;

    PlainProtectedCross(BarSeries bars, long slip) {
        this.bars = bars;
        this.slip = slip;
    }

    /** @param feePerThousand of the value, a side */
    long checksum(long feePerThousand) {
        int sign = 0;
        int order = 0;
        long highest = Long.MIN_VALUE;
        for (int i = 0; i < bars.size(); i++) {
            long open = bars.openTicks(i);
            if (order > 0) {
                fill(ProtectedCross.LOTS, open + slip, feePerThousand);
                stop = open + slip - ProtectedCross.STOP_LOSS;
                target = open + slip + ProtectedCross.TAKE_PROFIT;
            } else if (order < 0 && lots > 0) {
                fill(-lots, open - slip, feePerThousand);
            }
            order = 0;
            if (lots > 0) {
                leaveInside(i, open, feePerThousand);
            }
            long close = bars.closeTicks(i);
            highest = Math.max(highest, cash + lots * close * 1_000);
            double difference = fast.next((double) close) - slow.next((double) close);
            if (Double.isNaN(difference) || difference == 0) {
                continue;
            }
            int now = difference > 0 ? 1 : -1;
            if (sign != 0 && sign != now && (now < 0) == (lots > 0)) {
                order = now;
            }
            sign = now;
        }
        long equity = cash + lots * bars.closeTicks(bars.size() - 1) * 1_000;
        return mix(equity, highest, fills);
    }

    private void leaveInside(int bar, long open, long feePerThousand) {
        if (open <= stop || open > target) {
            fill(-lots, open - slip, feePerThousand);
        } else if (open == target) {
            fill(-lots, open, feePerThousand);
        } else if (bars.lowTicks(bar) <= stop) {
            fill(-lots, stop - slip, feePerThousand);
        } else if (bars.highTicks(bar) >= target) {
            fill(-lots, target, feePerThousand);
        }
    }

    private void fill(long signedLots, long price, long feePerThousand) {
        lots += signedLots;
        cash -= signedLots * price * 1_000 + Math.abs(signedLots) * price * feePerThousand;
        fills++;
    }

    static long mix(long equity, long highest, long fills) {
        return (equity * 31 + highest) * 31 + fills;
    }
}
