package io.aitrading.backtest.research;

import io.aitrading.trading.backtest.BarSeries;
import java.util.List;

/** Stretches of several series by time. */
final class DataCut {
    private DataCut() {}

    /** Each series' bars that have closed by then, and one flat bar after them. Series without any are left as they are. */
    static List<BarSeries> after(List<BarSeries> data, long closedByMillis) {
        return data.stream().map(series -> after(series, closedByMillis)).toList();
    }

    private static BarSeries after(BarSeries series, long closedByMillis) {
        int n = firstAt(series, closedByMillis - series.intervalMillis() + 1);
        if (n == 0 || n == series.size()) {
            return series;
        }
        long[][] columns = new long[5][n + 1];
        double[] volume = new double[n + 1];
        for (int i = 0; i < n; i++) {
            columns[0][i] = series.timeMillis(i);
            columns[1][i] = series.openTicks(i);
            columns[2][i] = series.highTicks(i);
            columns[3][i] = series.lowTicks(i);
            columns[4][i] = series.closeTicks(i);
            volume[i] = series.volume(i);
        }
        columns[0][n] = series.timeMillis(n - 1) + series.intervalMillis();
        for (int column = 1; column < columns.length; column++) {
            columns[column][n] = series.closeTicks(n - 1);
        }
        return BarSeries.ofTicks(
                series.symbol(),
                series.intervalMillis(),
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                columns[4],
                volume);
    }

    /** Each series' bars that open from one time (inclusive) to another (exclusive). */
    static List<BarSeries> between(List<BarSeries> data, long fromMillis, long toMillis) {
        return data.stream()
                .map(series -> series.slice(firstAt(series, fromMillis), firstAt(series, toMillis)))
                .toList();
    }

    /** Whether every series has a bar that opens in this time. */
    static boolean hasBars(List<BarSeries> data, long fromMillis, long toMillis) {
        return data.stream().allMatch(series -> firstAt(series, fromMillis) < firstAt(series, toMillis));
    }

    /** The first bar that opens at this time or later. */
    static int firstAt(BarSeries series, long timeMillis) {
        int low = 0;
        int high = series.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (series.timeMillis(middle) < timeMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
