package io.aitrading.backtest.run;

import io.aitrading.backtest.data.DepthFile;
import io.aitrading.backtest.data.Feed;
import io.aitrading.backtest.data.TradeFile;
import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.backtest.TradeSeries;
import io.aitrading.trading.depth.DepthEvents;

/** The price of a run's first symbol at the close of its bars. */
@FunctionalInterface
interface PriceLine {
    /**
     * Closes in ticks, 0 before the first price.
     *
     * @param barTimes when bars open, in order of time
     */
    long[] closes(long[] barTimes);

    static PriceLine of(BarSeries series) {
        return times -> {
            long[] closes = new long[times.length];
            int next = 0;
            for (int i = 0; i < times.length; i++) {
                while (next < series.size() && series.timeMillis(next) <= times[i]) {
                    next++;
                }
                closes[i] = next == 0 ? 0 : series.closeTicks(next - 1);
            }
            return closes;
        };
    }

    /** The last trade of each bar. */
    static PriceLine of(Feed feed, long intervalMillis) {
        return switch (feed) {
            case TradeFile file ->
                times -> {
                    TradeSeries trades = file.trades();
                    long[] closes = new long[times.length];
                    for (int i = 0; i < times.length; i++) {
                        int after = trades.firstAt(times[i] + intervalMillis);
                        closes[i] = after == 0 ? 0 : trades.priceTicks(after - 1);
                    }
                    return closes;
                };
            case DepthFile file -> times -> lastTrades(file.series().events(), times, intervalMillis);
        };
    }

    private static long[] lastTrades(DepthEvents events, long[] times, long intervalMillis) {
        long[] closes = new long[times.length];
        int next = 0;
        long last = 0;
        for (int i = 0; i < times.length; i++) {
            long end = (times[i] + intervalMillis) * 1_000_000;
            while (next < events.size() && events.timeNanos(next) < end) {
                last = events.isTrade(next) ? events.priceTicks(next) : last;
                next++;
            }
            closes[i] = last;
        }
        return closes;
    }
}
