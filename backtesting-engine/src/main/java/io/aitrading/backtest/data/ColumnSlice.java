package io.aitrading.backtest.data;

import io.aitrading.trading.backtest.DataProblem;
import io.aitrading.trading.backtest.PriceColumns;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts and builds columns. */
public final class ColumnSlice {
    private static final int CELLS = 6;

    private ColumnSlice() {}

    /** The bars that open in a period, its end excluded. */
    public static PriceColumns period(PriceColumns all, @Nullable Instant from, @Nullable Instant to) {
        if (from == null && to == null) {
            return all;
        }
        int start = from == null ? 0 : lowerBound(all.time(), from.toEpochMilli());
        int end = to == null ? all.size() : lowerBound(all.time(), to.toEpochMilli());
        end = Math.max(start, end);
        return new PriceColumns(
                Arrays.copyOfRange(all.time(), start, end),
                Arrays.copyOfRange(all.open(), start, end),
                Arrays.copyOfRange(all.high(), start, end),
                Arrays.copyOfRange(all.low(), start, end),
                Arrays.copyOfRange(all.close(), start, end),
                Arrays.copyOfRange(all.volume(), start, end));
    }

    private static int lowerBound(long[] sorted, long value) {
        int at = Arrays.binarySearch(sorted, value);
        return at >= 0 ? at : -at - 1;
    }

    /** Columns of rows of time, open, high, low, close, volume. */
    public static PriceColumns rows(List<List<Double>> rows) {
        int n = rows.size();
        long[] time = new long[n];
        double[][] prices = new double[CELLS - 1][n];
        for (int i = 0; i < n; i++) {
            List<Double> row = rows.get(i);
            if (row == null || row.size() != CELLS || row.contains(null)) {
                throw new DataProblem("bars[" + i + "]", "SIZE", "must be time, open, high, low, close, volume");
            }
            double millis = row.getFirst();
            if (millis != Math.rint(millis) || Math.abs(millis) > 1e15) {
                throw new DataProblem("bars[" + i + "].time", "TYPE", "must be whole milliseconds");
            }
            time[i] = (long) millis;
            for (int column = 1; column < CELLS; column++) {
                prices[column - 1][i] = row.get(column);
            }
        }
        return new PriceColumns(time, prices[0], prices[1], prices[2], prices[3], prices[4]);
    }
}
