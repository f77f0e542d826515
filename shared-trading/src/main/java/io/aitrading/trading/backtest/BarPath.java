package io.aitrading.trading.backtest;

/** The way that the price is taken to have gone inside one bar: straight lines between open, extremes and close. */
final class BarPath {
    private final IntrabarPath kind;
    private final long[] points = new long[4];
    private int last;
    private int target;

    BarPath(IntrabarPath kind) {
        this.kind = kind;
    }

    /** Starts a bar at its open. */
    void begin(BarSeries series, int bar, long positionLots) {
        long open = series.openTicks(bar);
        long high = series.highTicks(bar);
        long low = series.lowTicks(bar);
        boolean highFirst =
                switch (kind) {
                    case OPEN_HIGH_LOW_CLOSE -> true;
                    case OPEN_LOW_HIGH_CLOSE -> false;
                    case NEAREST_FIRST -> high - open <= open - low;
                    case WORST_CASE -> positionLots == 0 ? high - open <= open - low : positionLots < 0;
                };
        points[0] = open;
        points[1] = highFirst ? high : low;
        points[2] = highFirst ? low : high;
        points[3] = series.closeTicks(bar);
        last = 3;
        target = 1;
    }

    long open() {
        return points[0];
    }

    /** Whether the price has not left the open yet. */
    boolean isAtOpen(long price) {
        return target == 1 && price == points[0];
    }

    boolean isDone() {
        return target > last;
    }

    /** Where the line ends on which the price is. */
    long target() {
        return points[target];
    }

    void nextLine() {
        target++;
    }

    /** In the worst case, after an entry inside the bar, only the adverse extreme and the close are still to come. */
    void afterFill(BarSeries series, int bar, long at, long before, long now) {
        boolean opened = Math.abs(now) > Math.abs(before) || Long.signum(now) * Long.signum(before) < 0;
        if (kind != IntrabarPath.WORST_CASE || !opened) {
            return;
        }
        points[1] = now > 0 ? Math.min(at, series.lowTicks(bar)) : Math.max(at, series.highTicks(bar));
        points[2] = series.closeTicks(bar);
        last = 2;
        target = 1;
    }
}
