package io.aitrading.trading.backtest;

import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.util.SplittableRandom;

/** Bars for tests. */
public final class Walk {
    public static final SymbolSpec SYMBOL =
            SymbolSpec.of("TEST", "BASE", "QUOTE", BigDecimal.ONE, BigDecimal.ONE, 1, 1_000_000);

    private Walk() {}

    /** Rows of open, high, low, close. */
    public static BarSeries of(long[]... rows) {
        long[][] columns = new long[5][rows.length];
        double[] volume = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            columns[0][i] = i * 60_000L;
            for (int c = 0; c < 4; c++) {
                columns[c + 1][i] = rows[i][c];
            }
            volume[i] = 10;
        }
        return BarSeries.ofTicks(SYMBOL, 60_000, columns[0], columns[1], columns[2], columns[3], columns[4], volume);
    }

    public static BarSeries random(int bars, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[][] rows = new long[bars][];
        long price = 10_000;
        for (int i = 0; i < bars; i++) {
            long open = price;
            price = Math.max(1_000, price + random.nextLong(-100, 101));
            long high = Math.max(open, price) + random.nextLong(30);
            long low = Math.min(open, price) - random.nextLong(30);
            rows[i] = new long[] {open, high, low, price};
        }
        return of(rows);
    }
}
