package io.aitrading.trading.backtest;

import io.aitrading.trading.strategy.Bars;
import io.aitrading.trading.strategy.SymbolSpec;

/** The part of a series that has already closed. */
final class SeriesBars implements Bars {
    private final int symbolIndex;
    private final BarSeries series;
    private int closed;

    SeriesBars(int symbolIndex, BarSeries series) {
        this.symbolIndex = symbolIndex;
        this.series = series;
    }

    void closeOne() {
        closed++;
    }

    private int at(int back) {
        int index = closed - 1 - back;
        if (back < 0 || index < 0) {
            throw new IndexOutOfBoundsException("bar " + back + " back of " + closed + " closed bars");
        }
        return index;
    }

    @Override
    public int symbolIndex() {
        return symbolIndex;
    }

    @Override
    public SymbolSpec symbol() {
        return series.symbol();
    }

    @Override
    public long count() {
        return closed;
    }

    @Override
    public int available() {
        return closed;
    }

    @Override
    public long intervalMillis() {
        return series.intervalMillis();
    }

    @Override
    public long openTimeMillis(int back) {
        return series.timeMillis(at(back));
    }

    @Override
    public long openTicks(int back) {
        return series.openTicks(at(back));
    }

    @Override
    public long highTicks(int back) {
        return series.highTicks(at(back));
    }

    @Override
    public long lowTicks(int back) {
        return series.lowTicks(at(back));
    }

    @Override
    public long closeTicks(int back) {
        return series.closeTicks(at(back));
    }

    @Override
    public double volume(int back) {
        return series.volume(at(back));
    }
}
