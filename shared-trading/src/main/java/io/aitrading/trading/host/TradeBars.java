package io.aitrading.trading.host;

import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.StrategyState;
import io.aitrading.trading.strategy.SymbolSpec;

/**
 * Bars of one strategy, built from trades by event time: a trade of a later interval closes the bar before it, and intervals
 * without trades have no bar. The last 64 closed ones can be looked back at.
 */
public final class TradeBars implements Bars {
    private static final int KEPT = 64;
    /** A trade this much older than the open bar means that the venue's clock was set back; less counts to the open bar. */
    private static final long SET_BACK_MILLIS = 60_000;

    private static final int COLUMNS = 5;

    private final SymbolSpec symbol;
    private final long intervalMillis;
    private final long[][] closed = new long[KEPT][COLUMNS];
    private final double[] closedVolume = new double[KEPT];
    private long count;
    private boolean building;
    private final long[] open = new long[COLUMNS];
    private double openVolume;

    public TradeBars(SymbolSpec symbol, long intervalMillis) {
        this.symbol = symbol;
        this.intervalMillis = intervalMillis;
    }

    /** Whether a trade at this time ends the bar that is being built. */
    public boolean endsBar(long timeMillis) {
        return building && (openOf(timeMillis) > open[0] || timeMillis < open[0] - SET_BACK_MILLIS);
    }

    /** Ends the bar that is being built. */
    public void endBar() {
        int slot = (int) (count % KEPT);
        System.arraycopy(open, 0, closed[slot], 0, COLUMNS);
        closedVolume[slot] = openVolume;
        count++;
        building = false;
    }

    public void add(long timeMillis, long ticks, double quantity) {
        if (!building) {
            building = true;
            open[0] = openOf(timeMillis);
            open[1] = ticks;
            open[2] = ticks;
            open[3] = ticks;
            openVolume = 0;
        }
        open[2] = Math.max(open[2], ticks);
        open[3] = Math.min(open[3], ticks);
        open[4] = ticks;
        openVolume += quantity;
    }

    private long openOf(long timeMillis) {
        return Math.floorDiv(timeMillis, intervalMillis) * intervalMillis;
    }

    @Override
    public int symbolIndex() {
        return 0;
    }

    @Override
    public SymbolSpec symbol() {
        return symbol;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public int available() {
        return (int) Math.min(count, KEPT);
    }

    @Override
    public long intervalMillis() {
        return intervalMillis;
    }

    @Override
    public long openTimeMillis(int back) {
        return closed[slot(back)][0];
    }

    @Override
    public long openTicks(int back) {
        return closed[slot(back)][1];
    }

    @Override
    public long highTicks(int back) {
        return closed[slot(back)][2];
    }

    @Override
    public long lowTicks(int back) {
        return closed[slot(back)][3];
    }

    @Override
    public long closeTicks(int back) {
        return closed[slot(back)][4];
    }

    @Override
    public double volume(int back) {
        return closedVolume[slot(back)];
    }

    private int slot(int back) {
        if (back < 0 || back >= available()) {
            throw new IndexOutOfBoundsException("bar " + back + " back of " + available());
        }
        return (int) ((count - 1 - back) % KEPT);
    }

    public void clear() {
        count = 0;
        building = false;
    }

    public void save(StrategyState state) {
        state.put("count", count);
        state.put("building", building);
        state.put("open", open);
        state.put("openVolume", openVolume);
        int available = available();
        long[] numbers = new long[available * COLUMNS];
        double[] volumes = new double[available];
        for (int i = 0; i < available; i++) {
            int slot = slot(available - 1 - i);
            System.arraycopy(closed[slot], 0, numbers, i * COLUMNS, COLUMNS);
            volumes[i] = closedVolume[slot];
        }
        state.put("closed", numbers);
        state.put("closedVolume", volumes);
    }

    public void restore(StrategyState state) {
        count = state.number("count");
        building = state.flag("building");
        System.arraycopy(state.numbers("open"), 0, open, 0, COLUMNS);
        openVolume = state.real("openVolume");
        long[] numbers = state.numbers("closed");
        double[] volumes = state.reals("closedVolume");
        for (int i = 0; i < volumes.length; i++) {
            int slot = slot(volumes.length - 1 - i);
            System.arraycopy(numbers, i * COLUMNS, closed[slot], 0, COLUMNS);
            closedVolume[slot] = volumes[i];
        }
    }
}
