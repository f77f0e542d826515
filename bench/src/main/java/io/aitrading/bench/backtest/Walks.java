package io.aitrading.bench.backtest;

import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.util.SplittableRandom;

/** Made bars: a random walk whose averages practically never tie, since a peer may compare them as doubles. */
final class Walks {
    static final long MINUTE = 60_000;
    private static final SymbolSpec SYMBOL =
            SymbolSpec.of("WALK", "BASE", "QUOTE", new BigDecimal("0.001"), BigDecimal.ONE, 1, Long.MAX_VALUE);

    private Walks() {}

    static BarSeries of(int bars, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] time = new long[bars];
        long[] open = new long[bars];
        long[] high = new long[bars];
        long[] low = new long[bars];
        long[] close = new long[bars];
        double[] volume = new double[bars];
        long price = 50_000_000;
        for (int i = 0; i < bars; i++) {
            time[i] = i * MINUTE;
            open[i] = price;
            price = Math.max(10_000_000, price + random.nextLong(-40_000, 40_001));
            close[i] = price;
            high[i] = Math.max(open[i], price) + random.nextLong(5_000);
            low[i] = Math.min(open[i], price) - random.nextLong(5_000);
            volume[i] = 1 + random.nextInt(100);
        }
        return BarSeries.ofTicks(SYMBOL, MINUTE, time, open, high, low, close, volume);
    }
}
